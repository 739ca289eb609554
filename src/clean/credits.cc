#include "clean/credits.h"

#include <algorithm>
#include <array>

#include "clean/sentences.h"
#include "text/ascii.h"

namespace khaldun::clean {
namespace {

constexpr size_t kMaxCreditBytes = 120;
constexpr size_t kMaxCaptionWords = 60;

bool IsSign(std::string_view name, const Cues& cues) {
  name = text::Trim(name);
  for (std::string_view before : {"via ", "for "}) {
    size_t at = name.rfind(before);
    if (at != name.npos) name = name.substr(at + before.size());
  }
  return cues.IsPhotoDesk(name);
}

// "Muhammad Hamed/Reuters", "KCNS via KNS/AFP/Getty Images", "AP Photo/Emrah Gurel", "Jens
// Kalaene/dpa via AP, file": one of the parts is a picture desk.
bool SignedByDesk(std::string_view credit, const Cues& cues) {
  bool divided = false;
  for (size_t begin = 0; begin <= credit.size();) {
    size_t end = std::min(credit.find_first_of("/,|;", begin), credit.size());
    divided = divided || end < credit.size();
    std::string_view part = text::Trim(credit.substr(begin, end - begin));
    if (part.ends_with(" Photo")) part.remove_suffix(6);
    if (IsSign(part, cues) && (divided || part.find(" via ") != part.npos || begin > 0))
      return true;
    begin = end + 1;
  }
  return credit.find(" via AP") != credit.npos;
}

// Said only at the end of a line: "(Supplied photo)", "(Photo: Telegram)".
bool NamesPhoto(std::string_view credit) {
  constexpr size_t kMaxWords = 9;
  if (CountWords(credit) > kMaxWords) return false;
  std::string lower = text::ToLower(credit);
  for (std::string_view word : {"photo", "photos", "file", "file photo", "picture", "image"}) {
    if (lower.ends_with(word) && CountWords(lower) <= 5) return true;
  }
  for (std::string_view word : {"photo", "file photo", "image", "picture", "courtesy", "screenshot",
                                "screengrab", "handout"}) {
    bool whole = lower.size() == word.size() ||
                 !text::IsAlpha(lower[std::min(word.size(), lower.size() - 1)]);
    if (lower.starts_with(word) && whole) return true;
  }
  return false;
}

// Where "Photograph: Charlie Riedel/AP" begins at the line's end, else npos.
size_t LabelledCredit(std::string_view line) {
  constexpr size_t kWindow = 80;
  size_t window = line.size() - std::min(line.size(), kWindow);
  for (std::string_view label :
       {"Photograph: ", "Photo: ", "Photos: ", "Picture: ", "Image: ", "Photo credit: "}) {
    size_t at = line.substr(window).rfind(label);
    if (at != line.npos && CountWords(line.substr(window + at)) <= 9) return window + at;
  }
  return line.npos;
}

// Where "Dado Ruvic/Reuters" begins at the line's end, else npos: up to three names and a desk.
size_t UnmarkedCredit(std::string_view line, const Cues& cues) {
  size_t slash = line.rfind('/');
  if (slash == line.npos || line.size() - slash > 40 || !IsSign(line.substr(slash + 1), cues))
    return line.npos;
  size_t begin = slash;
  for (int names = 0; names < 3 && begin > 0; ++names) {
    size_t end = begin;
    while (end > 0 && line[end - 1] == ' ') --end;
    size_t word = end;
    while (word > 0 && line[word - 1] != ' ') --word;
    bool name = word < end && text::IsUpper(line[word]) && line[end - 1] != '.';
    if (!name) break;
    begin = word;
  }
  return begin < slash ? begin : line.npos;
}

class Finder {
 public:
  Finder(std::string_view line, const Cues& cues) : line_(line), cues_(cues) {}

  Credits Run() {
    Brackets();
    std::string_view rest = line_.substr(0, end_);
    while (rest.ends_with(' ')) rest.remove_suffix(1);
    size_t bare = LabelledCredit(rest);
    if (bare == rest.npos) bare = UnmarkedCredit(rest, cues_);
    auto holds = [&](Span cut) { return cut.begin <= bare && bare < cut.end; };
    bool in_bracket = std::any_of(credits_.cuts.begin(), credits_.cuts.end(), holds);
    if (bare != rest.npos && !in_bracket) {
      std::erase_if(credits_.cuts, [&](Span cut) { return cut.begin >= bare; });
      credits_.cuts.push_back({static_cast<uint32_t>(bare), static_cast<uint32_t>(line_.size())});
      end_ = bare;
    }
    if (end_ == line_.size()) return std::move(credits_);
    rest = text::Trim(line_.substr(0, end_));
    credits_.caption = CutSentences(rest).size() <= 1 && !EndsSentence(rest) &&
                       CountWords(rest) <= kMaxCaptionWords;
    return std::move(credits_);
  }

 private:
  // Brackets with a credit anywhere; those at the end move end_ forward.
  void Brackets() {
    std::vector<Span> found;
    for (size_t open = line_.find('('); open != line_.npos; open = line_.find('(', open + 1)) {
      size_t close = line_.substr(open, kMaxCreditBytes).find(')');
      if (close == line_.npos) continue;
      close += open;
      std::string_view inside = text::Trim(line_.substr(open + 1, close - open - 1));
      bool at_end = text::Trim(line_.substr(close + 1)).empty() ||
                    text::Trim(line_.substr(close + 1)).front() == '(';
      bool credit =
          SignedByDesk(inside, cues_) ||
          (at_end && (NamesPhoto(inside) || IsSign(inside, cues_) || inside.starts_with("/")));
      if (!credit) continue;
      found.push_back({static_cast<uint32_t>(open), static_cast<uint32_t>(close + 1)});
      open = close;
    }
    for (auto it = found.rbegin(); it != found.rend(); ++it) {
      if (!text::Trim(line_.substr(it->end, end_ - it->end)).empty()) break;
      end_ = it->begin;
    }
    credits_.cuts = std::move(found);
  }

  std::string_view line_;
  const Cues& cues_;
  Credits credits_;
  size_t end_ = line_.size();  // what lies behind is credit
};

}  // namespace

Credits FindCredits(std::string_view line, const Cues& cues) { return Finder(line, cues).Run(); }

}  // namespace khaldun::clean
