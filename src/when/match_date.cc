// Dates that name a day, a month or a year.
#include <algorithm>
#include <array>

#include "when/matcher.h"

namespace khaldun::when {
namespace {

bool SameWord(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) {
    // A typographic apostrophe is three bytes long.
    return lower == "'" && text == "\xE2\x80\x99";
  }
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 32);
    if (c != lower[i]) return false;
  }
  return true;
}

void SetYear(Expression& e, int year) {
  e.year = year;
  e.two_digit_year = year < 100;
}

}  // namespace

// 26/12/2020, 2020-12-26, 12.26.20, 2020-12.
Matcher::Match Matcher::NumericDate(At i) const {
  const Token &a = Tok(i), &s = Tok(i + 1), &b = Tok(i + 2), &r = Tok(i + 3), &c = Tok(i + 4);
  if (a.digits == 0 || b.digits == 0 || b.digits > 2 || !s.glued || !b.glued) return std::nullopt;
  if (s.mark != '-' && s.mark != '/' && s.mark != '.') return std::nullopt;
  if (a.glued && i > 0 && Tok(i - 1).mark != '(' && Tok(i - 1).mark != '"') return std::nullopt;
  Expression e;
  e.first = i;
  bool three = r.mark == s.mark && r.glued && c.glued && c.digits != 0;
  auto closed = [&](At end) {
    const Token &m = Tok(end), &d = Tok(end + 1);
    return !(m.glued && (m.mark == '-' || m.mark == '/' || m.mark == '.') && d.glued &&
             d.digits != 0);
  };
  int first = static_cast<int>(a.number), second = static_cast<int>(b.number);
  if (!three) {
    if (a.digits != 4 || b.digits != 2 || s.mark == '.' || !closed(i + 3) || first < 1000 ||
        first > 2999) {
      return std::nullopt;
    }
    e.last = i + 3;
    e.year = first;
    if (second == (first + 1) % 100) {
      e.number = first + 1;  // 1990-91
    } else if (second >= 1 && second <= 12 && s.mark == '-') {
      e.month = second;
    } else {
      return std::nullopt;
    }
    return e;
  }
  if (!closed(i + 5)) return std::nullopt;
  e.last = i + 5;
  int third = static_cast<int>(c.number);
  if (a.digits == 4 && c.digits <= 2) {
    if (second < 1 || second > 12 || third < 1 || third > 31) return std::nullopt;
    e.year = first;
    e.month = second;
    e.day = third;
  } else if (a.digits <= 2 && (c.digits == 4 || (c.digits == 2 && s.mark != '-'))) {
    bool day_first = first > 12 || (second <= 12 && order_ == DateOrder::kDayFirst);
    e.day = day_first ? first : second;
    e.month = day_first ? second : first;
    SetYear(e, third);
    if (*e.month < 1 || *e.month > 12 || *e.day < 1 || *e.day > 31) return std::nullopt;
  } else {
    return std::nullopt;
  }
  // 2020-12-26T10:30
  const Token& t = Tok(e.last);
  if (t.glued && t.end == t.begin + 1 && text_[t.begin] == 'T' && Tok(e.last + 1).glued) {
    if (auto clock = ClockTime(e.last + 1)) {
      e.clock = clock->value;
      e.last = clock->end;
    }
  }
  return e;
}

// A year behind a month or a day: "May 3, 2015", "May of 2015", "May '15". Gives its end, or `i`.
Matcher::At Matcher::TrailingYear(At i, Expression& e) const {
  At at = i;
  if (Mark(at, ',') || Is(at, Function::kOf)) ++at;
  auto year = YearNumber(at);
  if (!year) return TrailingDeixis(i, e);
  if (Value(year->end, WordClass::kZone)) return i;
  // "In March 2000 people died" counts; "In March 2012 police" and "On 5 March 2000 police" do not.
  bool round = year->value % 100 == 0;
  if (Value(year->end, WordClass::kQuantity) && round && !e.day) return i;
  if (Mark(at - 1, ',') && Dash(year->end) && Value(year->end + 1, WordClass::kUnit)) return i;
  SetYear(e, year->value);
  At end = year->end;
  if (auto era = Value(end, WordClass::kEra)) {
    e.before_christ = *era == static_cast<int>(Era::kBefore);
    ++end;
  }
  return end;
}

// "July last year", "May 3 of this year"
Matcher::At Matcher::TrailingDeixis(At i, Expression& e) const {
  At at = Is(i, Function::kOf) ? i + 1 : i;
  auto deixis = Value(at, WordClass::kDeictic);
  if (!deixis || Value(at + 1, WordClass::kUnit) != static_cast<int>(Unit::kYear) || Plural(at + 1))
    return i;
  auto which = static_cast<Deixis>(*deixis);
  if (which != Deixis::kLast && which != Deixis::kThis && which != Deixis::kNext) return i;
  e.year_deixis = which;
  return at + 2;
}

bool Matcher::MonthStands(At i) const {
  const Token &t = Tok(i), &before = i > 0 ? Tok(i - 1) : none_, &after = Tok(i + 1);
  if (!t.capital) return false;
  bool doubtful = *t.Get(WordClass::kMonth) == 3 || *t.Get(WordClass::kMonth) == 5;
  static constexpr Function kLeads[] = {
      Function::kIn,     Function::kSince,   Function::kOf,  Function::kBy,      Function::kUntil,
      Function::kFrom,   Function::kTo,      Function::kFor, Function::kBefore,  Function::kAfter,
      Function::kDuring, Function::kThrough, Function::kTil, Function::kBetween, Function::kThe};
  bool led =
      std::any_of(std::begin(kLeads), std::end(kLeads), [&](Function f) { return before.Is(f); }) ||
      before.Get(WordClass::kDeictic) || before.Get(WordClass::kEdge) ||
      before.Get(WordClass::kEvery) || before.mark == '-' || before.mark == '/';
  // "Theresa May", "April Smith"
  if (before.capital && before.other && !Mark(i - 1, '-')) return false;
  if (after.capital && after.other && after.end == after.begin + 1)
    return false;  // "June E. Nylen"
  if (after.capital && after.other && !led && Tag(i + 1) == Upos::kPropn) return false;
  if (doubtful && Is(i + 1, Function::kOf) && !YearNumber(i + 2)) return false;  // "March of Dimes"
  if (!doubtful) return true;
  if (Tag(i) == Upos::kAux || Tag(i) == Upos::kVerb) return false;
  // "the March.", "the March for Babies", but "the March vote", "the March and April votes"
  if (before.Is(Function::kThe) && !after.other && !Value(i + 2, WordClass::kMonth)) return false;
  if (led) return true;
  bool joined = before.Is(Function::kAnd) || before.Is(Function::kOr) || before.mark == ',';
  return joined && i > 1 && Value(i - 2, WordClass::kMonth).has_value();
}

Matcher::Match Matcher::MonthAlone(At i, Edge edge) const {
  if (!Value(i, WordClass::kMonth) || !MonthStands(i)) return std::nullopt;
  Expression e;
  e.first = i;
  e.last = i + 1;
  e.month = Value(i, WordClass::kMonth);
  e.last = TrailingDeixis(e.last, e);
  e.edge = edge;
  return e;
}

// "December", "Dec."
Matcher::Maybe<int> Matcher::MonthName(At i) const {
  if (!Tok(i).capital) return std::nullopt;
  if (auto v = Value(i, WordClass::kMonth)) return Read<int>{i + 1, *v};
  if (auto v = Value(i, WordClass::kMonthShort)) {
    return Read<int>{Mark(i + 1, '.') && Tok(i + 1).glued ? i + 2 : i + 1, *v};
  }
  return std::nullopt;
}

// "May 3, 2015", "Dec. 2020" at `i`; `e` may hold the weekday before.
bool Matcher::ReadMonthFirst(At i, Expression& e) const {
  auto month = MonthName(i);
  if (!month) return false;
  At next = Is(month->end, Function::kThe) ? month->end + 1 : month->end;
  auto day = DayNumber(next);
  if (day) {
    // "In May 12 soldiers died": a count that only stands behind the month.
    bool led = e.first > 0 && (Is(e.first - 1, Function::kThe) || Is(e.first - 1, Function::kOn));
    bool count = Value(day->end, WordClass::kQuantity) && Tok(day->end - 1).digits != 0 && !led;
    bool length = Dash(day->end) && Value(day->end + 1, WordClass::kUnit);
    if (!count && !length) {
      e.month = month->value;
      e.day = day->value;
      e.last = TrailingYear(day->end, e);
      return true;
    }
  }
  At end = TrailingYear(month->end, e);
  if (end == month->end) return false;
  e.month = month->value;
  e.last = end;
  return true;
}

// "26 December 2020", "26th of December", and "on the 26th", whose month is not told.
bool Matcher::ReadDayFirst(At i, Expression& e) const {
  auto day = DayNumber(i);
  if (!day) return false;
  At next = day->end;
  if (Is(next, Function::kOf) || Dash(next)) ++next;
  if (auto month = MonthName(next)) {
    e.day = day->value;
    e.month = month->value;
    At end = Dash(month->end) ? month->end + 1 : month->end;
    end = TrailingYear(end, e);
    e.last = e.year || e.year_deixis != Deixis::kNone ? end : month->end;
    return true;
  }
  bool ordinal = Tok(i).digits != 0 && Is(i + 1, Function::kTh);
  bool led = i == e.first + 1 && e.first > 0 && Is(e.first, Function::kThe) &&
             Is(e.first - 1, Function::kOn);
  if (!ordinal || !led || Tok(day->end).entry != nullptr || Tok(day->end).other) return false;
  e.day = day->value;
  e.last = day->end;
  return true;
}

// "Friday", "Friday, Oct. 23", "May 3, 2015", "26 December", "the 26th of December 2020", "Dec.
// 2020".
Matcher::Match Matcher::NamedDate(At i) const {
  Expression e;
  e.first = i;
  At at = i;
  bool weekday_stands = false;
  if (auto w = Value(at, WordClass::kWeekday); w && Tok(at).capital) {
    e.weekday = *w;
    weekday_stands = true;
    e.plural = Plural(at);
    ++at;
  } else if (auto s = Value(at, WordClass::kWeekdayShort); s && Tok(at).capital) {
    e.weekday = *s;
    ++at;
    if (Mark(at, '.') && Tok(at).glued) ++at;
  }
  e.last = at;
  At date = at;
  if (e.weekday && Mark(date, ',')) ++date;
  if (Is(date, Function::kThe)) ++date;
  if (ReadMonthFirst(date, e) || ReadDayFirst(date, e)) return e;
  if (!weekday_stands) return std::nullopt;
  if (Value(e.last, WordClass::kPaper) && Tok(e.last).capital)
    return std::nullopt;  // "Sunday Times"
  return e;
}

bool Matcher::YearStandsAlone(At i, At end) const {
  const Token& t = Tok(i);
  const Token& before = i > 0 ? Tok(i - 1) : none_;
  const Token& after = Tok(end);
  bool the = before.Is(Function::kThe) || before.Is(Function::kIts) ||
             (before.Is(Function::kS) && before.glued);
  if (before.Get(WordClass::kNumbered) ||
      (before.mark == '.' && i > 1 && Value(i - 2, WordClass::kNumbered))) {
    return false;
  }
  if (after.Get(WordClass::kZone) || (after.Is(Function::kLocal) && Is(end + 1, Function::kTime)))
    return false;
  if (after.Get(WordClass::kUnit) &&
      after.Get(WordClass::kUnit) != static_cast<int>(Unit::kPeriod) &&
      after.Get(WordClass::kUnit) != static_cast<int>(Unit::kQuarter)) {
    return false;
  }
  if (after.Get(WordClass::kScale) || after.mark == '%') return false;
  if (after.mark == '-' && after.glued && Tok(end + 1).glued && Tok(end + 1).other)
    return false;  // 2000-strong
  // "In 2012 rebels came", but "in 2000 villages", "killed 1950 rebels".
  bool inside = before.Is(Function::kIn) || before.Is(Function::kSince) ||
                before.Is(Function::kUntil) || before.Is(Function::kDuring);
  bool named = inside && t.number >= 1900 && t.number <= 2100 && t.number % 100 != 0;
  if (!the && !named && after.Get(WordClass::kQuantity)) return false;
  if (t.mark == '\'') return after.entry == nullptr || !after.glued;
  static constexpr Function kLeads[] = {
      Function::kIn,     Function::kSince,   Function::kOf,  Function::kBy,      Function::kUntil,
      Function::kFrom,   Function::kTo,      Function::kFor, Function::kBefore,  Function::kAfter,
      Function::kDuring, Function::kThrough, Function::kTil, Function::kBetween, Function::kAnd};
  bool led =
      std::any_of(std::begin(kLeads), std::end(kLeads), [&](Function f) { return before.Is(f); }) ||
      before.Get(WordClass::kEdge);
  int year = t.digits == 4 ? static_cast<int>(t.number) : 1900;
  if (year >= 1900 && year <= 2100) {
    // "more than 2000", "some 1950", "A1 2000"
    if (before.Is(Function::kThan) || before.Is(Function::kUp) || before.Is(Function::kSome))
      return false;
    return !(before.glued && t.glued && before.mark == '.');
  }
  return year >= 1000 && led && !after.other && !PluralNoun(end) && !before.Is(Function::kOf);
}

// "2011", "the year 2000", "1990-1995" as its two years, "44 BC", "1442 AH".
Matcher::Match Matcher::BareYear(At i) const {
  Expression e;
  e.first = i;
  At at = i;
  bool named = false;
  if (Is(at, Function::kThe) && Value(at + 1, WordClass::kUnit) == static_cast<int>(Unit::kYear))
    at += 2;
  else if (Value(at, WordClass::kUnit) == static_cast<int>(Unit::kYear) && !Plural(at))
    at += 1;
  named = at != i;
  auto year = YearNumber(at);
  if (year) {
    if (auto era = Value(year->end, WordClass::kEra); era && Tok(year->end).capital) {
      e.before_christ = *era == static_cast<int>(Era::kBefore);
      if (*era == static_cast<int>(Era::kIslamic)) e.calendar = Calendar::kIslamic;
      if (*era == static_cast<int>(Era::kPersian)) e.calendar = Calendar::kPersian;
      SetYear(e, year->value);
      e.last = year->end + 1;
      return e;
    }
    // "1990s" and "1990's" are decades.
    const Token& s = Tok(year->end);
    if (Tok(at).digits == 4 && s.glued &&
        (s.Is(Function::kS) || (s.mark == '\'' && Is(year->end + 1, Function::kS) &&
                                !Tok(year->end + 1).capital && Tok(at).number % 10 == 0))) {
      return std::nullopt;
    }
    if (!named && !YearStandsAlone(at, year->end)) return std::nullopt;
    SetYear(e, year->value);
    e.last = year->end;
    return e;
  }
  if (Tok(i).lone && Tok(i).digits <= 4) {
    auto era = Value(i + 1, WordClass::kEra);
    if (era && Tok(i + 1).capital && *era <= static_cast<int>(Era::kBefore)) {
      e.year = static_cast<int>(Tok(i).number);
      e.before_christ = *era == static_cast<int>(Era::kBefore);
      e.last = i + 2;
      return e;
    }
  }
  return std::nullopt;
}

Matcher::Match Matcher::Foreign(At i) const {
  struct Month {
    At end;
    int number;
    Calendar calendar;
    bool alone;  // may stand without day or year
  };
  auto month_at = [&](At m) -> std::optional<Month> {
    const Token& t = Tok(m);
    if (!t.capital) return std::nullopt;
    if (auto p = t.Get(WordClass::kPersian)) return Month{m + 1, *p, Calendar::kPersian, false};
    // "Dhu al-Hijjah", "Zul Qaada"
    static constexpr std::array<std::string_view, 6> kPrefixes = {"dhu", "dhul", "zul",
                                                                  "zu",  "zil",  "thul"};
    auto is_word = [&](At at, auto& list) {
      return std::any_of(list.begin(), list.end(),
                         [&](std::string_view w) { return SameWord(Text(at), w); });
    };
    static constexpr std::array<std::string_view, 6> kArticles = {"al", "ul",  "el",
                                                                  "us", "ath", "as"};
    if (is_word(m, kPrefixes)) {
      At at = SkipDash(m + 1);
      if (is_word(at, kArticles)) at = SkipDash(at + 1);
      if (auto v = Value(at, WordClass::kIslamicShort))
        return Month{at + 1, *v, Calendar::kIslamic, true};
      return std::nullopt;
    }
    auto v = t.Get(WordClass::kIslamic);
    if (!v) return std::nullopt;
    if (*v == 3 || *v == 5) {
      static constexpr std::array<std::string_view, 5> kFirst = {"awwal", "awal", "ula", "oula",
                                                                 "avval"};
      static constexpr std::array<std::string_view, 7> kSecond = {
          "thani", "sani", "akhir", "akhar", "akhira", "thaniya", "thania"};
      At at = SkipDash(m + 1);
      if (is_word(at, kArticles)) at = SkipDash(at + 1);
      if (is_word(at, kFirst)) return Month{at + 1, *v, Calendar::kIslamic, true};
      if (is_word(at, kSecond)) return Month{at + 1, *v + 1, Calendar::kIslamic, true};
      return std::nullopt;
    }
    return Month{m + 1, *v, Calendar::kIslamic, *v == 1 || *v == 9 || *v == 10};
  };
  auto year_at = [&](At y) -> Maybe<int> {
    if (Mark(y, ',') || Is(y, Function::kOf)) ++y;
    const Token& t = Tok(y);
    if (!t.lone || t.digits != 4 || t.number < 1200 || t.number > 1600) return std::nullopt;
    return Read<int>{Value(y + 1, WordClass::kEra) ? y + 2 : y + 1, static_cast<int>(t.number)};
  };
  Expression e;
  e.first = i;
  At at = i;
  auto day = DayNumber(at);
  if (day) {
    at = day->end;
    if (Is(at, Function::kOf)) ++at;
  }
  auto month = month_at(at);
  if (!month) return std::nullopt;
  at = month->end;
  e.month = month->number;
  e.calendar = month->calendar;
  if (day) e.day = day->value;
  if (!day) {
    if (auto after = DayNumber(at)) {
      e.day = after->value;
      at = after->end;
    }
  }
  if (auto year = year_at(at)) {
    e.year = year->value;
    at = year->end;
  } else if (auto common = e.calendar == Calendar::kIslamic
                               ? YearNumber(Mark(at, ',') ? at + 1 : at)
                               : std::nullopt;
             common && common->value > 1900) {
    e.number = common->value;  // "Ramadan 2021": the Gregorian year
    at = common->end;
  }
  if (!e.day && !e.year && e.number == 0) {
    const Token &before = i > 0 ? Tok(i - 1) : none_, &after = Tok(at);
    bool name = (before.capital && before.other) || (after.capital && after.other);
    if (!month->alone || name) return std::nullopt;
  }
  e.last = at;
  return e;
}

Matcher::Match Matcher::Feast(At i) const {
  const Token& t = Tok(i);
  if (t.mark != 0 || t.end - t.begin > TimeLexicon::kLongestWord) return std::nullopt;
  if (t.digits == 0 && !t.capital) return std::nullopt;
  char lower[TimeLexicon::kLongestWord];
  std::string_view text = Text(i);
  std::transform(text.begin(), text.end(), lower,
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; });
  const auto* names = lexicon_.FeastsAt({lower, text.size()});
  if (names == nullptr) return std::nullopt;
  for (const FeastName& name : *names) {
    At at = i + 1;
    bool same = true;
    for (const auto& word : name.words) {
      if (at >= tokens_.size() || !SameWord(Text(at), word)) {
        // "Presidents Day" and "Presidents' Day": the mark may be left out.
        if (word == "'" || word == ".") continue;
        same = false;
        break;
      }
      ++at;
    }
    if (!same) continue;
    Expression e;
    e.kind = Kind::kFeast;
    e.first = i;
    e.feast = name.rule;
    e.last = TrailingYear(at, e);
    return e;
  }
  return std::nullopt;
}

// Behind "May 3": ", 5 and 7", "-5", "to 5". All take the month and the year of the list.
void Matcher::DayList(std::vector<Expression>& found) {
  const Expression head = found.back();
  if (!head.month || !head.day || head.year || head.calendar != Calendar::kGregorian) return;
  At at = head.last;
  size_t begin = found.size();
  for (;;) {
    At next = at;
    bool mark = Mark(next, ',') || Dash(next);
    bool range = Dash(next) || Is(next, Function::kTo) || Is(next, Function::kThrough);
    bool word = Is(next, Function::kAnd) || Is(next, Function::kOr) || range;
    if (!mark && !word) break;
    ++next;
    if (mark && Is(next, Function::kAnd)) ++next;
    auto day = DayNumber(next);
    if (!day || Tok(next).digits == 0) break;
    const Token& after = Tok(day->end);
    // "May 3, 5 people", "May 3 and 5 June": no list of days.
    if (after.Get(WordClass::kQuantity) || after.Get(WordClass::kUnit) ||
        after.Get(WordClass::kMonth) || after.Get(WordClass::kMonthShort) ||
        (after.mark == '-' && after.glued) || PluralNoun(day->end) ||
        after.Get(WordClass::kScale) || (mark && !range && after.other)) {
      break;
    }
    Expression e = head;
    e.weekday.reset();
    e.first = next;
    e.day = day->value;
    e.last = TrailingYear(day->end, e);
    if (range) found.back().range_begin = true;
    found.push_back(e);
    at = e.last;
    if (e.year) break;
  }
  if (found.size() > begin && found.back().year) {
    for (size_t k = begin - 1; k < found.size(); ++k) {
      found[k].year = found.back().year;
      found[k].two_digit_year = found.back().two_digit_year;
    }
  }
}

}  // namespace khaldun::when
