#include "clean/dateline.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"
#include "text/utf8.h"

namespace khaldun::clean {
namespace {

constexpr size_t kMaxBytes = 120;
constexpr size_t kMaxPlaceWords = 6;

// Words in capitals that open a line and are no place.
constexpr auto kNoPlaces = std::to_array<std::string_view>({
    "ANALYSIS",  "BREAKING",   "COLUMN",    "COMMENTARY", "CORRECTION", "CORRECTED", "DEVELOPING",
    "EDITORIAL", "EU",         "EXCLUSIVE", "EXPLAINER",  "FACTBOX",    "FEATURE",   "FILE",
    "FOCUS",     "HIGHLIGHTS", "INSIGHT",   "INTERVIEW",  "JUST",       "LIVE",      "MORE",
    "NATO",      "NEWS",       "NOTE",      "OPEC",       "OPINION",    "PHOTO",     "PHOTOS",
    "POLL",      "PROFILE",    "READ",      "RELATED",    "REPORT",     "REVIEW",    "REFILE",
    "REWRITE",   "SPECIAL",    "STORY",     "TIMELINE",   "TOP",        "UN",        "UPDATE",
    "UPDATED",   "US",         "USA",       "UK",         "VIDEO",      "WATCH",     "WRAPUP",
});

struct Character {
  char32_t value;
  size_t size;
};

bool IsMonth(std::string_view word) {
  constexpr auto kMonths = std::to_array<std::string_view>(
      {"jan",  "january",   "feb",  "february", "mar",  "march",    "apr",    "april",
       "may",  "jun",       "june", "jul",      "july", "aug",      "august", "sep",
       "sept", "september", "oct",  "october",  "nov",  "november", "dec",    "december"});
  std::string lower = text::ToLower(word.ends_with('.') ? word.substr(0, word.size() - 1) : word);
  return std::find(kMonths.begin(), kMonths.end(), lower) != kMonths.end();
}

bool IsWeekday(std::string_view word) {
  constexpr auto kDays = std::to_array<std::string_view>(
      {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
  return std::find(kDays.begin(), kDays.end(), text::ToLower(word)) != kDays.end();
}

class Matcher {
 public:
  Matcher(std::string_view line, const Cues& cues, bool colon_allowed)
      : line_(line), head_(line.substr(0, kMaxBytes)), cues_(cues), colon_allowed_(colon_allowed) {}

  std::optional<DatelineMatch> Run() {
    if (head_.empty()) return std::nullopt;
    if (auto match = AgencyAlone()) return match;
    capitals_ = true;
    if (!Place()) {
      at_ = 0;
      capitals_ = false;
      if (!Place()) return std::nullopt;
    }
    // Parts divided by commas: a region, a date.
    while (at_ < head_.size() && head_[at_] == ',') {
      size_t back = at_;
      ++at_;
      SkipBlanks();
      if (Date() || Region()) continue;
      at_ = back;
      break;
    }
    SkipBlanks();
    bool known_agency = Agency();
    SkipBlanks();
    if (!Closes(known_agency)) return std::nullopt;
    return DatelineMatch{at_, std::move(dateline_)};
  }

 private:
  Character At(size_t at) const {
    if (at >= line_.size()) return {0, 0};
    auto [value, size] = text::DecodeAt(line_, at);
    return {value, size};
  }

  void SkipBlanks() {
    while (at_ < line_.size() && line_[at_] == ' ') ++at_;
  }

  // "(AP) — Rebels", "(CNN) The", "CNN — ".
  std::optional<DatelineMatch> AgencyAlone() {
    if (head_.front() == '(') {
      if (!Agency()) return std::nullopt;
      SkipBlanks();
      Dash();
      SkipBlanks();
      return DatelineMatch{at_, std::nullopt};
    }
    size_t blank = head_.find(' ');
    if (blank == head_.npos || !cues_.IsAgency(head_.substr(0, blank))) return std::nullopt;
    at_ = blank + 1;
    if (Dash() && at_ < line_.size() && line_[at_] == ' ') {
      SkipBlanks();
      return DatelineMatch{at_, std::nullopt};
    }
    at_ = 0;
    return std::nullopt;
  }

  // A word of the place: in capitals, or with a capital letter where an agency must follow.
  bool PlaceWord() {
    size_t begin = at_, letters = 0;
    bool first = true;
    while (at_ < head_.size()) {
      Character c = At(at_);
      UChar32 u = static_cast<UChar32>(c.value);
      bool letter = u_isalpha(u);
      bool joiner = c.value == '.' || c.value == '\'' || c.value == 0x2019 || c.value == '-' ||
                    c.value == '/';
      if (!letter && !(joiner && !first)) break;
      // A hyphen with nothing behind it is a dash.
      if (c.value == '-' && !u_isalpha(static_cast<UChar32>(At(at_ + 1).value))) break;
      if (letter && capitals_ && u_islower(u)) break;
      if (letter && first && !u_isupper(u)) break;
      letters += letter;
      first = false;
      at_ += c.size;
    }
    bool whole = at_ >= line_.size() || !u_isalpha(static_cast<UChar32>(At(at_).value));
    if (letters == 0 || !whole) at_ = begin;
    return at_ > begin;
  }

  bool Place() {
    size_t end = 0, words = 0, letters = 0;
    while (words < kMaxPlaceWords && PlaceWord()) {
      ++words;
      end = at_;
      SkipBlanks();
    }
    at_ = end;
    std::string_view place = head_.substr(0, end);
    for (char c : place) letters += text::IsAlpha(c) || (c & 0xC0) == 0xC0;
    std::string_view first = place.substr(0, place.find(' '));
    bool no_place = std::find(kNoPlaces.begin(), kNoPlaces.end(), first) != kNoPlaces.end() ||
                    cues_.IsSignature(place);
    if (words == 0 || letters < 3 || no_place) return false;
    dateline_.place = place;
    return true;
  }

  // "Dec 26", "26 December 2020", "Dec. 26, 2020", "Monday".
  bool Date() {
    size_t begin = at_;
    std::string_view word = NextWord();
    bool month = IsMonth(word);
    bool day = !month && word.size() <= 2 && !word.empty() && text::IsDigit(word[0]);
    if (IsWeekday(word)) {
      SetDate(begin);
      return true;
    }
    if (!month && !day) {
      at_ = begin;
      return false;
    }
    SkipBlanks();
    std::string_view second = NextWord();
    bool fits =
        month ? !second.empty() && second.size() <= 2 && text::IsDigit(second[0]) : IsMonth(second);
    if (!fits) {
      at_ = begin;
      return false;
    }
    size_t end = at_;
    if (at_ < head_.size() && head_[at_] == ',') ++at_;
    SkipBlanks();
    std::string_view year = NextWord();
    bool is_year = year.size() == 4 && (year.starts_with("19") || year.starts_with("20"));
    if (!is_year) at_ = end;
    SetDate(begin);
    return true;
  }

  void SetDate(size_t begin) { dateline_.date = std::string(head_.substr(begin, at_ - begin)); }

  std::string_view NextWord() {
    size_t begin = at_;
    while (at_ < head_.size() &&
           (text::IsAlpha(head_[at_]) || text::IsDigit(head_[at_]) || head_[at_] == '.'))
      ++at_;
    return head_.substr(begin, at_ - begin);
  }

  // "Costa Rica", "N.C.": up to four words with capitals.
  bool Region() {
    size_t begin = at_, end = at_;
    bool capitals = std::exchange(capitals_, false);
    for (int words = 0; words < 4 && PlaceWord(); ++words) {
      end = at_;
      SkipBlanks();
    }
    capitals_ = capitals;
    at_ = end;
    return end > begin;
  }

  // "(Reuters)", "(AFP/Reuters)"; true where one of its names is an agency's. Other brackets are
  // left.
  bool Agency() {
    if (at_ >= head_.size() || head_[at_] != '(') return false;
    size_t close = head_.find(')', at_);
    if (close == head_.npos) return false;
    std::string_view inside = head_.substr(at_ + 1, close - at_ - 1);
    bool known = false, capital = !inside.empty();
    for (size_t begin = 0; begin <= inside.size();) {
      size_t end = std::min(inside.find_first_of("/,-–", begin), inside.size());
      std::string_view name = text::Trim(inside.substr(begin, end - begin));
      known = known || cues_.IsAgency(name);
      begin = end + 1;
    }
    known = known || cues_.IsAgency(text::Trim(inside));
    for (char c : inside) capital = capital && !text::IsLower(c);
    // An agency that the list does not know signs in capitals: "(WBKO) --".
    bool sign = known || (capital && capitals_ && inside.size() <= 8);
    // Behind a place in capitals and before a dash nothing else stands: "KHARTOUM (Nile Post) -".
    std::string_view behind = head_.substr(close + 1);
    bool dashed = behind.starts_with(" -") || behind.starts_with(" –") || behind.starts_with(" —");
    sign = sign || (capitals_ && dashed && !inside.empty() && !text::IsLower(inside[0]));
    if (!sign) return false;
    dateline_.agency = std::string(text::Trim(inside));
    at_ = close + 1;
    return true;
  }

  // A dash of any kind, "--", "_".
  bool Dash() {
    size_t begin = at_;
    while (at_ < line_.size()) {
      Character c = At(at_);
      bool dash = c.value == '-' || c.value == '_' || (c.value >= 0x2010 && c.value <= 0x2015) ||
                  c.value == 0x2212;
      if (!dash) break;
      at_ += c.size;
    }
    return at_ > begin;
  }

  // The text begins behind: a capital, a figure or a quotation mark, or nothing more on the line.
  bool TextFollows() const {
    Character c = At(at_);
    if (c.size == 0) return true;
    UChar32 u = static_cast<UChar32>(c.value);
    return u_isupper(u) || u_isdigit(u) || c.value == '"' || c.value == '\'' || c.value == '`' ||
           c.value == 0x201C || c.value == 0x2018 || c.value == '$' || c.value == 0x20AC ||
           (u_isalpha(u) && !u_islower(u));
  }

  // What stands between dateline and text.
  bool Closes(bool agency) {
    size_t before = at_;
    bool blank = before > 0 && line_[before - 1] == ' ';
    if (Dash()) {
      bool blank_behind = at_ == line_.size() || line_[at_] == ' ';
      bool long_dash = line_.substr(before, 3) == "—" || line_.substr(before, 2) == "--";
      SkipBlanks();
      bool shape = agency || long_dash || (blank && blank_behind);
      return shape && (agency || capitals_) && TextFollows();
    }
    if (agency) {
      if (at_ < line_.size() && line_[at_] == ':') ++at_;
      SkipBlanks();
      return TextFollows();
    }
    if (!capitals_) return false;
    if (colon_allowed_ && at_ < line_.size() && line_[at_] == ':') {
      ++at_;
      SkipBlanks();
      return at_ < line_.size() && dateline_.place.size() >= 4 && TextFollows();
    }
    // "DETROIT The department": no sentence in English puts an article with a capital there.
    if (dateline_.place.size() < 4 || !blank) return false;
    std::string_view rest = line_.substr(at_);
    return rest.starts_with("The ") || rest.starts_with("A ") || rest.starts_with("An ");
  }

  std::string_view line_, head_;
  const Cues& cues_;
  bool colon_allowed_;
  bool capitals_ = false;
  size_t at_ = 0;
  Dateline dateline_;
};

}  // namespace

std::optional<DatelineMatch> MatchDateline(std::string_view line, const Cues& cues,
                                           bool colon_allowed) {
  return Matcher(line, cues, colon_allowed).Run();
}

}  // namespace khaldun::clean
