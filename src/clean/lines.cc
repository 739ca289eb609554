#include "clean/lines.h"

#include <algorithm>
#include <utility>

#include "clean/credits.h"
#include "clean/dateline.h"
#include "clean/sentences.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace khaldun::clean {
namespace {

// Datelines and bylines stand in the first lines, after a headline at most.
constexpr int kTopLines = 8;
constexpr size_t kMaxBylineWords = 14;

// Words of a byline that need no capital.
bool IsBylineParticle(std::string_view word) {
  for (std::string_view particle :
       {"and", "in",  "of",  "for", "the", "at", "with", "de", "van", "von", "al",
        "el",  "bin", "der", "da",  "du",  "la", "le",   "&",  "|",   "-"}) {
    if (word == particle) return true;
  }
  return word.starts_with("al-") || word.starts_with("el-");
}

// "By Enrique Andres Pretel", "By Jane Doe and John Roe, Associated Press".
bool IsByline(std::string_view line) {
  if (!text::StartsWithIgnoreCase(line, "by ") || EndsSentence(line)) return false;
  if (CountWords(line) > kMaxBylineWords) return false;
  size_t names = 0;
  for (size_t begin = 3; begin < line.size();) {
    size_t end = std::min(line.find(' ', begin), line.size());
    std::string_view word = line.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty() || IsBylineParticle(word)) continue;
    // A small letter or a figure is no name.
    if (text::IsLower(word[0]) || text::IsDigit(word[0])) return false;
    ++names;
  }
  return names >= 1;
}

// A line of names of agencies: "Reuters", "Reuters - AP - AFP".
bool IsAgencyLine(std::string_view line, const Cues& cues) {
  if (line.size() > 60 || line.empty()) return false;
  if (cues.IsAgency(line) || cues.IsPhotoDesk(line)) return true;
  bool any = false;
  for (size_t begin = 0; begin < line.size();) {
    size_t end = std::min(line.find_first_of("-/|,&", begin), line.size());
    std::string_view name = text::Trim(line.substr(begin, end - begin));
    begin = end + 1;
    if (!cues.IsAgency(name) && !cues.IsPhotoDesk(name)) return false;
    any = true;
  }
  return any;
}

// "Getty Images Victims are carried …": a caption behind the name of a picture desk.
bool IsSignedCaption(std::string_view line, const Cues& cues) {
  size_t desk = cues.PhotoDeskAtFront(line);
  if (desk == 0 || EndsSentence(line) || CountWords(line) > 45) return false;
  std::string_view rest = line.substr(desk);
  if (rest.starts_with(':')) return true;  // "AP:Associated Press …"
  if (!rest.starts_with(' ') || rest.size() < 2) return false;
  return text::IsUpper(rest[1]) || text::IsDigit(rest[1]);
}

// A whole line in square brackets: how papers link to other stories.
bool IsBracketedLink(std::string_view line) {
  if (line.size() < 4 || line.size() > 200 || line.front() != '[' || line.back() != ']')
    return false;
  return line.find(']') == line.size() - 1 && line.find("...") == line.npos &&
         line.find("…") == line.npos && CountWords(line) >= 3 &&
         !EndsSentence(line.substr(0, line.size() - 1));
}

// No letter and no figure in it: "___", "* * *".
bool IsRule(std::string_view line) {
  for (char c : line) {
    if (text::IsAlpha(c) || text::IsDigit(c) || (c & 0x80) != 0) return false;
  }
  return true;
}

// An agency's initials under its report: "(aa-kjd)".
bool IsInitials(std::string_view bracket) {
  if (bracket.size() < 4 || bracket.size() > 14 || bracket.front() != '(' || bracket.back() != ')')
    return false;
  size_t run = 0;
  for (char c : bracket.substr(1, bracket.size() - 2)) {
    if (text::IsLower(c)) {
      if (++run > 4) return false;
    } else if ((c == '-' || c == '/') && run > 0) {
      run = 0;
    } else {
      return false;
    }
  }
  return bracket.find_first_of("-/") != bracket.npos;
}

// Where "Updated: 2016-07-15 06:50 (Xinhua)" begins at the line's end, else npos.
size_t FindStamp(std::string_view line) {
  constexpr size_t kWindow = 60;
  size_t window = line.size() - std::min(line.size(), kWindow);
  for (std::string_view label : {"Updated: ", "Published: ", "Posted: "}) {
    size_t at = line.substr(window).rfind(label);
    if (at == line.npos) continue;
    at += window;
    std::string_view value = line.substr(at + label.size());
    bool bounded = at == 0 || line[at - 1] == ' ';
    if (bounded && !value.empty() && text::IsDigit(value[0])) return at;
  }
  return line.npos;
}

bool IsAddress(std::string_view line) {
  return line.find(' ') == line.npos &&
         (line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www."));
}

// "ANKARA: Turkey", in how many lines? In a dialogue the speakers stand like that.
size_t CountCapitalLabels(std::string_view text) {
  size_t count = 0;
  for (size_t begin = 0; begin < text.size() && count < 2;) {
    std::string_view line = text.substr(begin, 40);
    size_t colon = line.find(':');
    bool capitals = colon != line.npos && colon >= 3;
    for (size_t i = 0; capitals && i < colon; ++i)
      capitals = text::IsUpper(line[i]) || line[i] == ' ';
    count += capitals;
    begin = std::min(text.find('\n', begin), text.size()) + 1;
  }
  return count;
}

class LineEditor {
 public:
  LineEditor(std::string_view text, const Cues& cues) : text_(text), cues_(cues) {}

  LineEdits Run() {
    colon_allowed_ = CountCapitalLabels(text_) == 1;
    for (uint32_t begin = 0; begin < text_.size();) {
      uint32_t end = static_cast<uint32_t>(std::min(text_.find('\n', begin), text_.size()));
      uint32_t next = end;
      while (next < text_.size() && text_[next] == '\n') ++next;
      Line({begin, end}, next);
      begin = next;
    }
    return std::move(edits_);
  }

 private:
  std::string_view Rest() const { return rest_.In(text_); }

  void Line(Span line, uint32_t next) {
    rest_ = line;
    first_cut_ = edits_.cuts.size();
    credits_taken_ = false;
    Markers();
    while (!rest_.empty() && (Whole() || Edges())) {
    }
    if (!rest_.empty() && lines_seen_ < kTopLines) Top();
    if (!rest_.empty()) {
      if (Rest().find_first_not_of(' ') != std::string_view::npos) ++lines_seen_;
    } else if (edits_.cuts.size() > first_cut_) {
      CloseGap(next);
    }
    std::sort(edits_.cuts.begin() + static_cast<std::ptrdiff_t>(first_cut_), edits_.cuts.end(),
              [](const LineEdits::Cut& a, const LineEdits::Cut& b) { return a.span < b.span; });
  }

  // Nothing of the line is left: its line break goes as well.
  void CloseGap(uint32_t next) {
    auto last = std::max_element(
        edits_.cuts.begin() + static_cast<std::ptrdiff_t>(first_cut_), edits_.cuts.end(),
        [](const LineEdits::Cut& a, const LineEdits::Cut& b) { return a.span.end < b.span.end; });
    last->span.end = next;
  }

  void Cut(Span span, Span shown, RemovedKind kind) { edits_.cuts.push_back({span, shown, kind}); }

  void CutFront(size_t bytes, RemovedKind kind) {
    Span span{rest_.begin, rest_.begin + static_cast<uint32_t>(bytes)};
    Cut(span, span, kind);
    rest_.begin = span.end;
    SkipBlanksInFront();
  }

  void CutBack(size_t from, RemovedKind kind) {
    Span shown{rest_.begin + static_cast<uint32_t>(from), rest_.end};
    Span span = shown;
    while (span.begin > rest_.begin && text_[span.begin - 1] == ' ') --span.begin;
    Cut(span, shown, kind);
    rest_.end = span.begin;
  }

  void CutAll(RemovedKind kind) {
    Cut(rest_, rest_, kind);
    rest_.begin = rest_.end;
  }

  void SkipBlanksInFront() {
    while (!rest_.empty() && text_[rest_.begin] == ' ') {
      ++rest_.begin;
      edits_.cuts.back().span.end = rest_.begin;
    }
  }

  // "[ad_1]" wherever it stands.
  void Markers() {
    size_t from = 0;
    while (auto match = cues_.NextMarker(Rest(), from)) {
      if (match->begin == 0) {
        CutFront(match->end, match->kind);
        from = 0;
        continue;
      }
      if (match->end == Rest().size()) return CutBack(match->begin, match->kind);
      Span shown{rest_.begin + static_cast<uint32_t>(match->begin),
                 rest_.begin + static_cast<uint32_t>(match->end)};
      bool two_blanks = text_[shown.begin - 1] == ' ' && text_[shown.end] == ' ';
      Cut({shown.begin, shown.end + two_blanks}, shown, match->kind);
      from = match->end + two_blanks;
    }
  }

  // True where all that is left of the line went.
  bool Whole() {
    std::string_view line = Rest();
    if (line.size() > Cues::kMaxLine) return false;
    FoldedLine folded(line);
    if (IsRule(line) || IsAddress(line)) {
      CutAll(RemovedKind::kBoilerplate);
    } else if (auto kind = cues_.WholeLine(folded)) {
      CutAll(*kind);
    } else if (auto part = cues_.Contained(folded)) {
      CutBack(part->begin, part->kind);
    } else if (IsAgencyLine(line, cues_)) {
      CutAll(RemovedKind::kAgencyTag);
    } else if (IsBracketedLink(line)) {
      CutAll(RemovedKind::kReadMore);
    } else if (IsSignedCaption(line, cues_)) {
      CutAll(RemovedKind::kCaption);
    }
    return rest_.empty();
  }

  // Takes something off the line's ends; true where it did and the line must be looked at again.
  bool Edges() {
    if (auto prefix = cues_.Prefix(Rest())) {
      CutFront(prefix->end, prefix->kind);
      return true;
    }
    if (auto tail = cues_.Tail(Rest())) {
      CutBack(tail->begin, tail->kind);
      return true;
    }
    if (size_t stamp = FindStamp(Rest()); stamp != std::string_view::npos) {
      CutBack(stamp, RemovedKind::kBoilerplate);
      return true;
    }
    size_t bracket = Rest().rfind('(');
    if (bracket != std::string_view::npos && IsInitials(Rest().substr(bracket))) {
      CutBack(bracket, RemovedKind::kByline);
      return true;
    }
    return TakeCredits();
  }

  bool TakeCredits() {
    if (std::exchange(credits_taken_, true)) return false;
    Credits credits = FindCredits(Rest(), cues_);
    if (credits.caption) {
      CutAll(RemovedKind::kCaption);
      return true;
    }
    Span line = rest_;
    for (auto it = credits.cuts.rbegin(); it != credits.cuts.rend(); ++it) {
      if (line.begin + it->end == rest_.end || text::Trim(Rest().substr(it->end)).empty()) {
        CutBack(it->begin, RemovedKind::kCaption);
        continue;
      }
      Span shown{line.begin + it->begin, line.begin + it->end};
      Span span = shown;
      if (span.begin > line.begin && text_[span.begin - 1] == ' ') --span.begin;
      Cut(span, shown, RemovedKind::kCaption);
    }
    return !credits.cuts.empty() && rest_ != line;
  }

  // Byline and dateline.
  void Top() {
    if (!edits_.byline && IsByline(Rest())) {
      edits_.byline = std::string(Rest());
      return CutAll(RemovedKind::kByline);
    }
    if (signed_) return;
    if (TakeDateline(0)) return;
    // Behind a headline in the same line: "Blaze leaves 18 homeless. TORRINGTON — A fire …".
    if (lines_seen_ > 0) return;
    size_t size = std::min<size_t>(Rest().size(), 400);
    while (size < Rest().size() && (Rest()[size] & 0xC0) == 0x80) --size;  // no half character
    std::vector<Span> sentences = CutSentences(Rest().substr(0, size));
    for (size_t i = 1; i < sentences.size() && i <= 2; ++i) {
      if (TakeDateline(sentences[i].begin)) return;
    }
  }

  bool TakeDateline(size_t at) {
    auto match = MatchDateline(Rest().substr(at), cues_, colon_allowed_ && at == 0);
    if (!match) return false;
    signed_ = true;
    RemovedKind kind = match->dateline ? RemovedKind::kDateline : RemovedKind::kAgencyTag;
    edits_.dateline = std::move(match->dateline);
    if (at == 0) {
      CutFront(match->size, kind);
      return true;
    }
    uint32_t begin = rest_.begin + static_cast<uint32_t>(at);
    Span span{begin, begin + static_cast<uint32_t>(match->size)};
    Cut(span, span, kind);
    return true;
  }

  std::string_view text_;
  const Cues& cues_;
  LineEdits edits_;
  Span rest_;                   // of the line under way: what is not cut off its ends
  bool credits_taken_ = false;  // in this line
  size_t first_cut_ = 0;        // of the line
  int lines_seen_ = 0;          // with text left in them
  bool colon_allowed_ = false, signed_ = false;
};

}  // namespace

LineEdits EditLines(std::string_view text, const Cues& cues) {
  return LineEditor(text, cues).Run();
}

}  // namespace khaldun::clean
