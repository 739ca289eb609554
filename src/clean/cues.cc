#include "clean/cues.h"

#include <algorithm>
#include <array>

#include "clean/sentences.h"
#include "resources/table.h"
#include "text/ascii.h"

namespace khaldun::clean {
namespace {

constexpr size_t kMaxHead = 400;      // bytes of a line that goes for its beginning
constexpr size_t kMaxSentence = 400;  // bytes of a sentence that goes for its end
constexpr size_t kMaxLabelWords = 10;

struct KindName {
  std::string_view name;
  RemovedKind kind;
};

constexpr std::array<KindName, 9> kKinds{{
    {"ad_marker", RemovedKind::kAdMarker},
    {"source_line", RemovedKind::kSourceLine},
    {"byline", RemovedKind::kByline},
    {"caption", RemovedKind::kCaption},
    {"read_more", RemovedKind::kReadMore},
    {"share", RemovedKind::kShare},
    {"newsletter", RemovedKind::kNewsletter},
    {"copyright", RemovedKind::kCopyright},
    {"boilerplate", RemovedKind::kBoilerplate},
}};

constexpr std::array<std::string_view, 8> kPlaces{"line", "head",   "prefix", "tail",
                                                  "has",  "inside", "label",  "paren"};

// The first two bytes. Requires that there are two.
size_t FrontOf(std::string_view s) {
  return static_cast<size_t>(static_cast<unsigned char>(s[0])) << 8 |
         static_cast<unsigned char>(s[1]);
}

// Part of a word: letters, digits and everything beyond ASCII.
bool IsWordByte(char c) { return text::IsAlpha(c) || text::IsDigit(c) || (c & 0x80) != 0; }

std::string_view FirstWord(std::string_view s) {
  if (s.starts_with("\xC2")) return s.substr(0, 2);  // a sign such as ©
  size_t end = 0;
  while (end < s.size() && IsWordByte(s[end])) ++end;
  return s.substr(0, std::max<size_t>(end, s.empty() ? 0 : 1));
}

std::string_view LastWord(std::string_view s) {
  size_t begin = s.size();
  while (begin > 0 && IsWordByte(s[begin - 1])) --begin;
  return s.substr(begin);
}

// Marks that decorate a line: "- READ MORE -", "» Comments".
constexpr std::string_view kDecoration = " \t-_|*.:·•»«›‹–—<>=~#+…▶►→\"'“”‘’!";

bool IsDecoration(std::string_view character) {
  return kDecoration.find(character) != std::string_view::npos;
}

size_t CharacterSize(std::string_view s) {
  size_t size = 1;
  while (size < s.size() && (s[size] & 0xC0) == 0x80) ++size;
  return size;
}

std::string_view TrimBack(std::string_view s) {
  while (!s.empty()) {
    size_t begin = s.size() - 1;
    while (begin > 0 && (s[begin] & 0xC0) == 0x80) --begin;
    if (!IsDecoration(s.substr(begin))) break;
    s = s.substr(0, begin);
  }
  return s;
}

std::string_view TrimFront(std::string_view s) {
  while (!s.empty()) {
    size_t size = CharacterSize(s);
    if (!IsDecoration(s.substr(0, size))) break;
    s.remove_prefix(size);
  }
  return s;
}

// True where `phrase` stands at the front and no word goes on behind it.
bool BeginsWith(std::string_view s, std::string_view phrase) {
  if (!s.starts_with(phrase)) return false;
  return s.size() == phrase.size() || !text::IsAlpha(phrase.back()) ||
         !IsWordByte(s[phrase.size()]);
}

bool EndsWith(std::string_view s, std::string_view phrase) {
  if (!s.ends_with(phrase)) return false;
  size_t begin = s.size() - phrase.size();
  return begin == 0 || !text::IsAlpha(phrase.front()) || !IsWordByte(s[begin - 1]);
}

}  // namespace

FoldedLine::FoldedLine(std::string_view line)
    : line_(line), folded_(text::ToLower(line)), words_(CountWords(line)) {
  core_ = TrimFront(TrimBack(folded_));
  // A pair of brackets around it all is decoration too.
  if (core_.size() > 2 && ((core_.front() == '(' && core_.back() == ')') ||
                           (core_.front() == '[' && core_.back() == ']'))) {
    core_ = TrimFront(TrimBack(core_.substr(1, core_.size() - 2)));
  }
}

Result<Cues> Cues::Load(const resources::Share& share) {
  Cues cues;
  for (auto [name, add] : {std::pair{"lexicon/clean.tsv", &Cues::AddCue},
                           std::pair{"lexicon/clean_agencies.tsv", &Cues::AddAgency}}) {
    auto table = share.ReadTable(name);
    if (!table) return table.error();
    Status read = resources::ReadTable(
        *table, 3, [&, add = add](const resources::Row& row) { return (cues.*add)(row); });
    if (!read.ok()) return read;
  }
  return cues;
}

Status Cues::AddCue(const resources::Row& row) {
  const KindName* kind = std::find_if(kKinds.begin(), kKinds.end(),
                                      [&](const KindName& k) { return k.name == row[0]; });
  if (kind == kKinds.end()) {
    std::vector<std::string_view> names;
    for (const KindName& k : kKinds) names.push_back(k.name);
    return row.Error(row[0], "unknown kind '" + std::string(row[0]) + "'",
                     resources::Suggest(row[0], names));
  }
  if (row[2].empty()) return row.Error(row[2], "no phrase", "write: kind, where, phrase");
  Phrase phrase{text::ToLower(row[2]), kind->kind};
  std::string first(FirstWord(phrase.text)), last(LastWord(phrase.text));
  std::string_view where = row[1];
  if (where == "line") {
    lines_[phrase.text] = phrase.kind;
  } else if (where == "label") {
    labels_[phrase.text] = phrase.kind;
  } else if (where == "head") {
    heads_[first].push_back(std::move(phrase));
  } else if (where == "prefix") {
    prefixes_[first].push_back(std::move(phrase));
  } else if (where == "paren") {
    parens_[first].push_back(std::move(phrase));
  } else if (where == "tail") {
    tails_[last].push_back(std::move(phrase));
  } else if (where == "has") {
    if (phrase.text.size() < 2) return row.Error(row[2], "too short a phrase for 'has'");
    contained_fronts_.set(FrontOf(phrase.text));
    contained_.push_back(std::move(phrase));
  } else if (where == "inside") {
    if (marker_fronts_.find(phrase.text[0]) == std::string::npos) marker_fronts_ += phrase.text[0];
    markers_.push_back(std::move(phrase));
  } else {
    return row.Error(where, "unknown place '" + std::string(where) + "'",
                     resources::Suggest(where, kPlaces));
  }
  return Status::Ok();
}

Status Cues::AddAgency(const resources::Row& row) {
  constexpr std::array<std::string_view, 3> kSigns{"news", "photo", "both"};
  std::string name(row[0]);
  if (std::find(kSigns.begin(), kSigns.end(), row[1]) == kSigns.end()) {
    return row.Error(row[1], "unknown kind of agency '" + std::string(row[1]) + "'",
                     "it is one of news, photo, both");
  }
  folded_names_.insert(text::ToLower(name));
  if (row[1] != "photo") agencies_.insert(name);
  if (row[1] != "news") {
    desks_by_word_[std::string(FirstWord(name))].push_back(name);
    desks_.insert(std::move(name));
  }
  return Status::Ok();
}

std::optional<RemovedKind> Cues::WholeLine(const FoldedLine& line) const {
  std::string_view core = line.core();
  if (auto found = lines_.find(std::string(core)); found != lines_.end()) return found->second;

  size_t colon = core.find(':');
  size_t wide = core.find("：");
  size_t label_end = std::min(colon, wide);
  if (label_end != core.npos && line.words() <= kMaxLabelWords) {
    auto found = labels_.find(std::string(text::Trim(core.substr(0, label_end))));
    if (found != labels_.end() && CutSentences(line.line()).size() == 1) return found->second;
  }
  if (core.empty()) return std::nullopt;
  if (core.size() <= kMaxHead) {
    std::string first(FirstWord(core));
    for (const ByWord* cues : {&heads_, &parens_}) {
      auto found = cues->find(first);
      if (found == cues->end()) continue;
      for (const Phrase& phrase : found->second) {
        if (!BeginsWith(core, phrase.text)) continue;
        // "Read more about it" is a link; "Read more and learn more, he told them." is a sentence.
        bool open = phrase.kind == RemovedKind::kReadMore && IsWordByte(phrase.text.back());
        if (!open || !EndsSentence(line.line())) return phrase.kind;
      }
    }
  }
  return std::nullopt;
}

std::optional<CueMatch> Cues::Contained(const FoldedLine& line) const {
  std::optional<CueMatch> first;
  std::string_view folded = line.folded();
  for (size_t at = 0; at + 1 < folded.size() && !first; ++at) {
    if (!contained_fronts_[FrontOf(folded.substr(at))]) continue;
    for (const Phrase& phrase : contained_) {
      if (folded.substr(at).starts_with(phrase.text)) {
        first = CueMatch{phrase.kind, at, folded.size()};
        break;
      }
    }
  }
  if (!first) return first;
  size_t begin = 0;
  for (Span sentence : CutSentences(line.line())) {
    if (sentence.begin <= first->begin) begin = sentence.begin;
  }
  first->begin = begin;
  return first;
}

std::optional<CueMatch> Cues::NextMarker(std::string_view text, size_t from) const {
  for (size_t at = text.find_first_of(marker_fronts_, from); at != text.npos;
       at = text.find_first_of(marker_fronts_, at + 1)) {
    for (const Phrase& marker : markers_) {
      if (text::StartsWithIgnoreCase(text.substr(at), marker.text)) {
        return CueMatch{marker.kind, at, at + marker.text.size()};
      }
    }
  }
  return std::nullopt;
}

std::optional<CueMatch> Cues::Prefix(std::string_view line) const {
  auto found = prefixes_.find(text::ToLower(FirstWord(line)));
  if (found == prefixes_.end()) return std::nullopt;
  for (const Phrase& phrase : found->second) {
    if (text::StartsWithIgnoreCase(line, phrase.text) && line.size() > phrase.text.size() &&
        line[phrase.text.size()] == ' ') {
      return CueMatch{phrase.kind, 0, phrase.text.size() + 1};
    }
  }
  return std::nullopt;
}

std::optional<CueMatch> Cues::Tail(std::string_view line) const {
  size_t window = line.size() - std::min(line.size(), kMaxSentence);
  std::string folded = text::ToLower(line.substr(window));
  if (folded.ends_with(')')) {
    size_t open = folded.rfind('(');
    if (open != folded.npos) {
      std::string_view inside = text::Trim(std::string_view(folded).substr(open + 1));
      auto found = parens_.find(std::string(FirstWord(inside)));
      if (found != parens_.end()) {
        for (const Phrase& phrase : found->second) {
          if (BeginsWith(inside, phrase.text))
            return CueMatch{phrase.kind, window + open, line.size()};
        }
      }
    }
  }
  std::string_view core = TrimBack(folded);
  auto found = tails_.find(std::string(LastWord(core)));
  if (found == tails_.end()) return std::nullopt;
  for (const Phrase& phrase : found->second) {
    if (!EndsWith(core, phrase.text)) continue;
    std::vector<Span> sentences = CutSentences(line.substr(window));
    Span last = sentences.back();
    // Where the window cuts into the sentence, that is too long to be boilerplate.
    if (window > 0 && sentences.size() == 1) return std::nullopt;
    return CueMatch{phrase.kind, window + last.begin, line.size()};
  }
  return std::nullopt;
}

bool Cues::IsSignature(std::string_view name) const {
  return folded_names_.contains(text::ToLower(name));
}

size_t Cues::PhotoDeskAtFront(std::string_view text) const {
  auto found = desks_by_word_.find(std::string(FirstWord(text)));
  size_t longest = 0;
  if (found == desks_by_word_.end()) return 0;
  for (const std::string& name : found->second) {
    if (name.size() > longest && BeginsWith(text, name)) longest = name.size();
  }
  return longest;
}

}  // namespace khaldun::clean
