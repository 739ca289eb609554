// Expressions that name a calendar unit by where it lies: "last week", "the third quarter of 1990",
// "early this summer", "the 1990s".
#include <algorithm>

#include "when/matcher.h"

namespace khaldun::when {
namespace {

constexpr int Raw(Unit u) { return static_cast<int>(u); }

bool IsCalendarUnit(int unit) {
  switch (static_cast<Unit>(unit)) {
    case Unit::kWeek:
    case Unit::kWeekend:
    case Unit::kMonth:
    case Unit::kQuarter:
    case Unit::kYear:
    case Unit::kDecade:
    case Unit::kCentury:
    case Unit::kMillennium:
      return true;
    default:
      return false;
  }
}

}  // namespace

// "today", "the day before yesterday", "last night", "this morning".
Matcher::Match Matcher::DayWord(At i) const {
  Expression e;
  e.kind = Kind::kDay;
  e.first = i;
  e.last = i + 1;
  if (auto shift = Value(i, WordClass::kDay)) {
    e.shift = *shift;
    return e;
  }
  if (Value(i, WordClass::kTonight)) {
    e.part = DayPart::kNight;
    return e;
  }
  if (Is(i, Function::kThe) && Value(i + 1, WordClass::kUnit) == Raw(Unit::kDay) &&
      !Plural(i + 1)) {
    auto shift = Value(i + 3, WordClass::kDay);
    if (shift && (Is(i + 2, Function::kBefore) || Is(i + 2, Function::kAfter))) {
      e.shift = *shift + (Is(i + 2, Function::kAfter) ? 1 : -1);
      e.last = i + 4;
      return e;
    }
  }
  // "ripped through the church the day before", with nothing behind it that it is before.
  if (Is(i, Function::kThe) && Value(i + 1, WordClass::kUnit) == Raw(Unit::kDay) &&
      !Plural(i + 1) && (Is(i + 2, Function::kBefore) || Is(i + 2, Function::kAfter)) &&
      (i + 3 >= tokens_.size() || Tok(i + 3).mark != 0)) {
    e.kind = Kind::kUnit;
    e.unit = Unit::kDay;
    e.deixis = Is(i + 2, Function::kBefore) ? Deixis::kPrior : Deixis::kAfter;
    e.last = i + 3;
    return e;
  }
  auto deixis = Value(i, WordClass::kDeictic);
  auto part = Value(i + 1, WordClass::kPart);
  if (!deixis || !part || Plural(i + 1)) return std::nullopt;
  e.last = i + 2;
  e.part = static_cast<DayPart>(*part);
  switch (static_cast<Deixis>(*deixis)) {
    case Deixis::kThis:
      break;
    case Deixis::kLast:
      if (*e.part != DayPart::kNight && *e.part != DayPart::kEvening) return std::nullopt;
      e.shift = -1;
      break;
    case Deixis::kSame:
    case Deixis::kPrior:
    case Deixis::kAfter:
    case Deixis::kNext:
      e.kind = Kind::kUnit;
      e.unit = Unit::kDay;
      e.deixis = static_cast<Deixis>(*deixis);
      if (e.deixis == Deixis::kNext) e.deixis = Deixis::kAfter;
      break;
    default:
      return std::nullopt;
  }
  return e;
}

// "last May", "next Monday", "this past Friday": `deixis` with a named day, month or feast behind
// it.
Matcher::Match Matcher::NamedNear(At at, Deixis deixis) const {
  if (deixis == Deixis::kSame || deixis == Deixis::kRecent || deixis == Deixis::kLatest)
    return std::nullopt;
  Match named = NamedDate(at);
  if (!named) named = MonthAlone(at, Edge::kNone);
  if (!named) named = Feast(at);
  if (!named || named->plural || (named->year && named->kind == Kind::kDate)) return std::nullopt;
  named->deixis = deixis;
  AttachPart(*named);
  return named;
}

// "recent weeks", "the coming days", "past years".
Matcher::Match Matcher::NearUnits(Expression e, bool the) const {
  bool past = e.deixis == Deixis::kLast && (the || Is(e.last - 2, Function::kPast));
  if (e.deixis != Deixis::kRecent && e.deixis != Deixis::kNext && !past) return std::nullopt;
  e.kind = Kind::kDuration;
  e.quantity = {0, true};
  return e;
}

// Behind "this year": "'s third quarter", "'s quarter".
Matcher::Match Matcher::QuarterOfYear(const Expression& year) const {
  At s = year.last;
  bool genitive = Mark(s, '\'') && Is(s + 1, Function::kS) && Tok(s + 1).glued;
  if (!genitive || year.unit != Unit::kYear || year.deixis == Deixis::kNone) return std::nullopt;
  if (Match part = PartOfYear(s + 2); part && !part->year && part->year_deixis == Deixis::kNone) {
    part->first = year.first;
    part->year_deixis = year.deixis;
    return part;
  }
  if (Value(s + 2, WordClass::kUnit) != Raw(Unit::kQuarter)) return std::nullopt;
  Expression e = year;
  e.unit = Unit::kQuarter;
  e.year_deixis = year.deixis;
  e.deixis = Deixis::kNone;
  e.last = s + 3;
  return e;
}

// "last week", "the quarter", "this fiscal year", "the following day", "the past week".
Matcher::Match Matcher::DeicticUnit(At i) const {
  Expression e;
  e.kind = Kind::kUnit;
  e.first = i;
  At at = i;
  bool the = Is(at, Function::kThe), its = Is(at, Function::kIts);
  if (the || its) ++at;
  auto deixis = Value(at, WordClass::kDeictic);
  if (deixis) {
    e.deixis = static_cast<Deixis>(*deixis);
    ++at;
    // "this past Friday", "this coming week"
    if (e.deixis == Deixis::kThis && Value(at, WordClass::kDeictic)) {
      e.deixis = static_cast<Deixis>(*Value(at, WordClass::kDeictic));
      ++at;
    }
    if (Match named = Value(at, WordClass::kUnit) ? std::nullopt : NamedNear(at, e.deixis)) {
      named->first = i;
      return named;
    }
  }
  if (Is(at, Function::kFull)) ++at;
  if (Is(at, Function::kFiscal)) {
    e.fiscal = true;
    ++at;
  }
  auto unit = Value(at, WordClass::kUnit);
  if (!unit || Tok(at).capital) return std::nullopt;  // "This Week", "Man of the Year"
  e.unit = static_cast<Unit>(*unit);
  e.last = at + 1;
  if (Plural(at)) return NearUnits(e, the);
  if (e.unit == Unit::kDay) {
    if (e.deixis == Deixis::kNext) e.deixis = Deixis::kAfter;
    bool told =
        e.deixis == Deixis::kSame || e.deixis == Deixis::kPrior || e.deixis == Deixis::kAfter;
    return told ? Match(e) : std::nullopt;
  }
  if (e.unit == Unit::kPeriod) {
    bool told = e.deixis == Deixis::kLatest || (e.deixis == Deixis::kSame && the);
    return told ? Match(e) : std::nullopt;
  }
  if (!IsCalendarUnit(*unit)) return std::nullopt;
  if (the && e.unit == Unit::kWeek && Is(e.last, Function::kOf)) {
    // "the week of March 6"
    Match day = NamedDate(e.last + 1);
    if (!day || !day->month || !day->day) return std::nullopt;
    day->first = i;
    day->unit = Unit::kWeek;
    return day;
  }
  if (!deixis) {
    if (!the && !(its && e.fiscal)) return std::nullopt;
    // "the year of the dragon", "the century": no unit of the report's own time.
    if (e.unit == Unit::kCentury || e.unit == Unit::kDecade || e.unit == Unit::kMillennium)
      return std::nullopt;
    if (Is(e.last, Function::kOf) || Is(e.last, Function::kAfter) || Is(e.last, Function::kBefore))
      return std::nullopt;
    bool compound = Dash(e.last) && Tok(e.last).glued;
    if (compound && e.unit != Unit::kQuarter && e.unit != Unit::kWeekend) return std::nullopt;
  }
  // "the past week": a stretch that ends now, not the calendar week before.
  if (deixis && the && e.deixis == Deixis::kLast && e.unit != Unit::kQuarter &&
      e.unit != Unit::kWeekend && e.unit != Unit::kCentury && !Is(e.last, Function::kOf)) {
    e.kind = Kind::kDuration;
    return e;
  }
  e.ended = Is(e.last, Function::kEnded);
  if (e.ended && e.unit == Unit::kYear) {
    e.kind = Kind::kDuration;
    return e;
  }
  if (Match quarter = QuarterOfYear(e)) return quarter;
  return e;
}

// "third quarter", "fiscal second quarter", "first half", "Q3", "1H": unit, number and end.
bool Matcher::ReadPartName(At i, Expression& e) const {
  auto letter = [&](At l, char c) {
    return Text(l).size() == 1 && (Text(l)[0] | 32) == c && Tok(l).capital;
  };
  for (char c : {'q', 'h'}) {
    int most = c == 'q' ? 4 : 2;
    At n = i, l = i + 1;
    if (letter(i, c)) std::swap(n, l);
    const Token& digit = Tok(n);
    int number = static_cast<int>(digit.number);
    if (!letter(l, c) || digit.digits != 1 || !Tok(i + 1).glued || number > most || number == 0)
      continue;
    e.unit = c == 'q' ? Unit::kQuarter : Unit::kHalf;
    e.number = number;
    e.last = i + 2;
    return true;
  }
  auto ordinal = Ordinal(i);
  if (!ordinal || ordinal->value > 4) return false;
  At unit = SkipDash(ordinal->end);
  if (Is(unit, Function::kFiscal)) {
    e.fiscal = true;
    ++unit;
  }
  e.number = ordinal->value;
  e.last = unit + 1;
  if (Value(unit, WordClass::kUnit) == Raw(Unit::kQuarter) && !Plural(unit)) {
    e.unit = Unit::kQuarter;
    return true;
  }
  e.unit = Unit::kHalf;
  return Is(unit, Function::kHalf) && e.number <= 2;
}

// Behind the part: "of 1990", "of last year", "last year", "1990", "of the year".
bool Matcher::ReadPartYear(Expression& e) const {
  At tail = Is(e.last, Function::kOf) ? e.last + 1 : e.last;
  bool of = tail != e.last;
  if (Is(tail, Function::kFiscal)) {
    ++tail;
    if (Value(tail, WordClass::kUnit) == Raw(Unit::kYear)) ++tail;
  }
  auto is_year = [&](At at) {
    return Value(at, WordClass::kUnit) == Raw(Unit::kYear) && !Plural(at);
  };
  if (auto year = YearNumber(tail); year && (year->value >= 1900 || year->value < 100)) {
    e.year = year->value;
    e.two_digit_year = year->value < 100;
    e.last = year->end;
    return true;
  }
  auto deixis = Value(tail, WordClass::kDeictic);
  bool the = of && Is(tail, Function::kThe);
  if ((!deixis && !the) || !is_year(tail + 1)) return false;
  e.year_deixis = deixis ? static_cast<Deixis>(*deixis) : Deixis::kThis;
  e.last = tail + 2;
  return true;
}

Matcher::Match Matcher::PartOfYear(At i) const {
  Expression e;
  e.kind = Kind::kPartOfYear;
  e.first = i;
  At at = i;
  bool the = Is(at, Function::kThe) || Is(at, Function::kIts);
  if (the) ++at;
  if (auto year = YearNumber(at); year && year->value >= 1900) {
    e.year = year->value;
    at = year->end;
  }
  if (Is(at, Function::kFiscal)) {
    e.fiscal = true;
    at = SkipDash(at + 1);
  }
  if (!ReadPartName(at, e)) {
    // "the 1988 period", "the 1988 quarter"
    auto unit = Value(at, WordClass::kUnit);
    if (!the || !e.year || (unit != Raw(Unit::kPeriod) && unit != Raw(Unit::kQuarter)) ||
        Plural(at))
      return std::nullopt;
    e.kind = Kind::kUnit;
    e.unit = static_cast<Unit>(*unit);
    e.number = 0;
    e.last = at + 1;
    return e;
  }
  bool sure =
      e.unit == Unit::kQuarter || e.year.has_value() || e.last == at + 2 || Dash(e.last - 2);
  bool dated = e.year.has_value() || ReadPartYear(e);
  // A half without a year is most often a match's.
  if (!sure && !dated) return std::nullopt;
  return e;
}

Matcher::Match Matcher::SeasonOf(At i) const {
  Expression e;
  e.kind = Kind::kSeason;
  e.first = i;
  At at = i;
  bool the = Is(at, Function::kThe);
  if (the) ++at;
  auto deixis = Value(at, WordClass::kDeictic);
  if (deixis) {
    e.deixis = static_cast<Deixis>(*deixis);
    if (e.deixis == Deixis::kThis && Value(at + 1, WordClass::kDeictic)) {
      e.deixis = static_cast<Deixis>(*Value(at + 1, WordClass::kDeictic));
      ++at;
    }
    ++at;
  }
  auto season = Value(at, WordClass::kSeason);
  if (!season) return std::nullopt;
  e.season = static_cast<Season>(*season);
  e.last = at + 1;
  e.plural = Plural(at);
  At tail = Is(e.last, Function::kOf) ? e.last + 1 : e.last;
  if (auto year = YearNumber(tail); year && !deixis) {
    e.year = year->value;
    e.two_digit_year = year->value < 100;
    e.last = year->end;
    return e;
  }
  if (deixis && e.deixis != Deixis::kRecent && e.deixis != Deixis::kLatest) return e;
  if (e.plural || Tag(at) == Upos::kVerb || Tag(at) == Upos::kAux) return std::nullopt;
  const Token& before = i > 0 ? Tok(i - 1) : none_;
  bool led = before.Is(Function::kIn) || before.Is(Function::kDuring) ||
             before.Is(Function::kUntil) || before.Is(Function::kSince) ||
             before.Is(Function::kBy) || before.Is(Function::kThrough) ||
             (the && (before.Is(Function::kOver) || before.Is(Function::kTo))) ||
             before.Get(WordClass::kEdge) || before.mark == '-';
  // "the fall of Kabul", "the winter coat"
  if (!led || Is(e.last, Function::kOf) ||
      (Tok(e.last).other && !Tok(e.last).glued && Tag(e.last) == Upos::kNoun)) {
    return std::nullopt;
  }
  return e;
}

Matcher::Match Matcher::DecadeOrCentury(At i) const {
  Expression e;
  e.first = i;
  At at = i;
  bool the = Is(at, Function::kThe);
  if (the) ++at;
  // 1990s, 1990's, '90s, the 90s
  At number = Mark(at, '\'') && Tok(at + 1).glued ? at + 1 : at;
  const Token& n = Tok(number);
  if (n.lone && n.number % 10 == 0 && (n.digits == 4 || (n.digits == 2 && (the || number != at)))) {
    At s = number + 1;
    if (Mark(s, '\'') && Tok(s).glued) ++s;
    if (Is(s, Function::kS) && Tok(s).glued) {
      e.kind = Kind::kDecade;
      e.number = static_cast<int>(n.number / 10);
      e.last = s + 1;
      return e;
    }
  }
  if (auto decade = Value(at, WordClass::kDecade); decade && the) {
    e.kind = Kind::kDecade;
    e.number = *decade / 10;
    e.last = at + 1;
    return e;
  }
  if (auto ordinal = Ordinal(at); ordinal && ordinal->value <= 30) {
    At unit = SkipDash(ordinal->end);
    if (Value(unit, WordClass::kUnit) == Raw(Unit::kCentury)) {
      e.kind = Kind::kCentury;
      e.number = ordinal->value;
      e.last = unit + 1;
      if (auto era = Value(e.last, WordClass::kEra);
          era && *era <= static_cast<int>(Era::kBefore)) {
        e.before_christ = *era == static_cast<int>(Era::kBefore);
        ++e.last;
      }
      return e;
    }
  }
  return std::nullopt;
}

// "early 1991", "mid-October", "late last week", "the end of the year", "earlier this month".
Matcher::Match Matcher::EdgeOf(At i) const {
  At at = i;
  if (Is(at, Function::kThe)) ++at;
  auto edge = Value(at, WordClass::kEdge);
  if (!edge) return std::nullopt;
  auto what = static_cast<Edge>(*edge);
  // "the late President", "the early days"
  At inner = at + 1;
  bool noun = Is(inner, Function::kOf);
  if (noun) {
    ++inner;
  } else if (Is(inner, Function::kIn) || Is(inner, Function::kOn)) {
    ++inner;
  } else if (Dash(inner)) {
    ++inner;
  }
  Match e = DeicticUnit(inner);
  if (!e) e = PartOfYear(inner);
  if (!e) e = SeasonOf(inner);
  if (!e) e = DecadeOrCentury(inner);
  if (!e) e = NumericDate(inner);
  if (!e && !noun) e = DayWord(inner);
  if (!e) e = NamedDate(inner);
  if (!e) e = MonthAlone(inner, what);
  if (!e) e = BareYear(inner);
  if (!e && !noun) {
    // "mid-afternoon", "early morning"
    if (auto part = Value(inner, WordClass::kPart); part && what == Edge::kMid) {
      Expression p;
      p.kind = Kind::kPart;
      p.part = static_cast<DayPart>(*part);
      p.last = inner + 1;
      e = p;
      AttachDay(*e);
    }
  }
  if (!e || e->kind == Kind::kDuration || e->plural) return std::nullopt;
  e->first = i;
  if (e->edge == Edge::kNone) e->edge = what;
  return e;
}

// "year-end", "year's end", "month's end", "mid-year".
Matcher::Match Matcher::YearEnd(At i) const {
  Expression e;
  e.kind = Kind::kUnit;
  e.first = i;
  At at = Is(i, Function::kThe) ? i + 1 : i;
  auto unit = Value(at, WordClass::kUnit);
  if (unit && (*unit == Raw(Unit::kYear) || *unit == Raw(Unit::kMonth)) && !Plural(at)) {
    At end = at + 1;
    if (Mark(end, '\'') && Is(end + 1, Function::kS)) end += 2;
    end = SkipDash(end);
    if (!Is(end, Function::kEnd)) return std::nullopt;
    e.unit = static_cast<Unit>(*unit);
    e.edge = Edge::kEnd;
    e.last = end + 1;
    if (auto year = YearNumber(e.last); year && e.unit == Unit::kYear) {
      e.kind = Kind::kDate;
      e.year = year->value;
      e.two_digit_year = year->value < 100;
      e.last = year->end;
    }
    return e;
  }
  if (Value(at, WordClass::kEdge) == static_cast<int>(Edge::kMid) && Dash(at + 1) &&
      Value(at + 2, WordClass::kUnit) == Raw(Unit::kYear) && !Plural(at + 2)) {
    e.unit = Unit::kYear;
    e.edge = Edge::kMid;
    e.last = at + 3;
    return e;
  }
  return std::nullopt;
}

// "in the morning" where the day is told before; with a day behind it, "the morning of May 3".
Matcher::Match Matcher::PartOfDay(At i) const {
  if (!Is(i, Function::kThe)) return std::nullopt;
  auto part = Value(i + 1, WordClass::kPart);
  if (!part || Plural(i + 1)) return std::nullopt;
  Expression e;
  e.kind = Kind::kPart;
  e.first = i;
  e.last = i + 2;
  e.part = static_cast<DayPart>(*part);
  AttachDay(e);
  if (e.kind != Kind::kPart) return e;
  const Token& before = i > 0 ? Tok(i - 1) : none_;
  if (!before.Is(Function::kIn) && !before.Is(Function::kDuring)) return std::nullopt;
  if (Is(e.last, Function::kOf) || Tok(e.last).other) return std::nullopt;
  return e;
}

// "mid-afternoon yesterday", "the night of Oct. 23": the part goes to the day behind it.
void Matcher::AttachDay(Expression& e) const {
  At at = e.last;
  if (Is(at, Function::kOf)) ++at;
  Match day = DayWord(at);
  if (!day) day = NamedDate(at);
  if (!day || day->plural || day->part || !(day->kind == Kind::kDay || day->day || day->weekday))
    return;
  day->part = e.part;
  day->first = e.first;
  e = *day;
}

}  // namespace khaldun::when
