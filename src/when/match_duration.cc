// Lengths of time, offsets that are made of them, repetitions and vague references.
#include <algorithm>
#include <iterator>

#include "when/matcher.h"

namespace khaldun::when {
namespace {

constexpr int Raw(Unit u) { return static_cast<int>(u); }

constexpr std::string_view kReferenceValues[] = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"};
constexpr std::string_view kFrequencyValues[] = {"PT1H", "P1D", "P1W", "P2W", "P1M", "P1Q", "P1Y"};

// The period of "every X", where X is one unit.
std::string_view PeriodOf(Unit unit) {
  switch (unit) {
    case Unit::kSecond:
      return "PT1S";
    case Unit::kMinute:
      return "PT1M";
    case Unit::kHour:
      return "PT1H";
    case Unit::kDay:
    case Unit::kNight:
      return "P1D";
    case Unit::kWeek:
      return "P1W";
    case Unit::kWeekend:
      return "XXXX-WXX-WE";
    case Unit::kFortnight:
      return "P2W";
    case Unit::kMonth:
      return "P1M";
    case Unit::kQuarter:
      return "P1Q";
    case Unit::kYear:
      return "P1Y";
    case Unit::kDecade:
      return "P10Y";
    case Unit::kCentury:
      return "P100Y";
    default:
      return {};
  }
}

}  // namespace

// "44-year-old", "44 years old", "three months of age": how old somebody is.
bool Matcher::Age(At i) const {
  At at = SkipDash(i);
  return Is(at, Function::kOld) || Is(at, Function::kOlds);
}

// What stands behind a length of time: "ago", "earlier", "from now". Gives the new end.
Matcher::At Matcher::Direct(Expression& e, At i) const {
  auto set = [&](Direction direction, At end) {
    e.kind = Kind::kOffset;
    e.direction = direction;
    return end;
  };
  if (Is(i, Function::kAgo)) return set(Direction::kAgo, i + 1);
  if (Is(i, Function::kEarlier) || Is(i, Function::kBeforehand))
    return set(Direction::kEarlier, i + 1);
  if (Is(i, Function::kLater) || Is(i, Function::kAfterward)) return set(Direction::kLater, i + 1);
  if (Is(i, Function::kHence)) return set(Direction::kFromNow, i + 1);
  if (Is(i, Function::kFrom) && Is(i + 1, Function::kNow)) return set(Direction::kFromNow, i + 2);
  // "two days after." stands alone, "two days after the vote" does not.
  bool closed = i + 1 >= tokens_.size() || Mark(i + 1, ',') || Mark(i + 1, '.');
  if (closed && Is(i, Function::kBefore)) return set(Direction::kEarlier, i + 1);
  if (closed && Is(i, Function::kAfter)) return set(Direction::kLater, i + 1);
  if (Is(i, Function::kAfter)) e.after_clause = true;
  if (Is(i, Function::kBefore)) e.before_clause = true;
  return i;
}

// "year-ago", "a year earlier", "the year-earlier quarter", "the same period last year".
Matcher::Match Matcher::YearAgo(At i) const {
  Expression e;
  e.kind = Kind::kOffset;
  e.direction = Direction::kYearBefore;
  e.unit = Unit::kYear;
  e.first = i;
  At at = i;
  bool the = Is(at, Function::kThe);
  if (the || Is(at, Function::kA)) ++at;
  auto is_year = [&](At y) { return Value(y, WordClass::kUnit) == Raw(Unit::kYear) && !Plural(y); };
  auto period = [&](At p) -> Maybe<Unit> {
    auto u = Value(p, WordClass::kUnit);
    if (!u || Plural(p)) return std::nullopt;
    auto unit = static_cast<Unit>(*u);
    if (unit != Unit::kPeriod && unit != Unit::kQuarter && unit != Unit::kMonth)
      return std::nullopt;
    return Read<Unit>{p + 1, unit};
  };
  if (is_year(at)) {
    At back = SkipDash(at + 1);
    if (!Is(back, Function::kAgo) && !Is(back, Function::kEarlier)) return std::nullopt;
    e.last = back + 1;
    bool dashed = back != at + 1;
    if (!dashed && !(at == i + 1 && !the)) return std::nullopt;
    if (dashed) {
      if (Match part = PartOfYear(e.last); part && !part->year) {
        e.unit = part->unit;
        e.number = part->number;
        e.last = part->last;
      } else if (auto p = period(e.last)) {
        e.unit = p->value == Unit::kPeriod ? Unit::kYear : p->value;
        e.last = p->end;
      }
    }
    return e;
  }
  if (!the) return std::nullopt;
  // One adjective may stand before the period: "the corresponding period last year".
  auto p = period(at);
  if (!p) p = period(at + 1);
  if (!p) return std::nullopt;
  At tail = p->end;
  if (Is(tail, Function::kOf) || Is(tail, Function::kIn)) ++tail;
  e.unit = p->value == Unit::kPeriod ? Unit::kYear : p->value;
  if (Value(tail, WordClass::kDeictic) == static_cast<int>(Deixis::kLast) && is_year(tail + 1)) {
    e.last = tail + 2;
    return e;
  }
  if (Is(tail, Function::kA) && is_year(tail + 1) &&
      (Is(tail + 2, Function::kAgo) || Is(tail + 2, Function::kEarlier))) {
    e.last = tail + 3;
    return e;
  }
  return std::nullopt;
}

// "more than", "at least", "nearly", "about": gives where the words about how exact end.
Matcher::At Matcher::SkipApproximation(At i) const {
  At at = i;
  while (at < i + 4) {
    if ((Is(at, Function::kMore) || Is(at, Function::kLess)) && Is(at + 1, Function::kThan))
      at += 2;
    else if (Is(at, Function::kAt) && Is(at + 1, Function::kLeast))
      at += 2;
    else if (Is(at, Function::kUp) && Is(at + 1, Function::kTo))
      at += 2;
    else if (Is(at, Function::kNot) && Is(at + 1, Function::kMore))
      at += 1;
    else if (Value(at, WordClass::kApprox) && !Value(at, WordClass::kDeictic))
      at += 1;
    else
      break;
  }
  return at;
}

// A preposition before `i` that a length of time answers.
bool Matcher::LedToLength(At i) const {
  static constexpr Function kLeads[] = {Function::kFor,   Function::kIn,   Function::kWithin,
                                        Function::kAfter, Function::kOver, Function::kDuring,
                                        Function::kTo};
  return i > 0 && std::any_of(std::begin(kLeads), std::end(kLeads),
                              [&](Function f) { return Is(i - 1, f); });
}

// "weeks", "years ago": a plural without an amount, read as an unknown number where the words
// around call for a length.
bool Matcher::BarePlural(At i, const Expression& e) const {
  if (i > 0 && ((Tok(i).glued && Dash(i - 1)) || Value(i - 1, WordClass::kEdge)))
    return false;  // "the early hours of"
  bool led = LedToLength(i) || (i > 0 && Is(i - 1, Function::kOr));
  Expression probe = e;
  bool directed = Direct(probe, e.last) != e.last;
  if (led || directed) return true;
  return e.unit != Unit::kDay &&
         (Is(e.last, Function::kOf) || probe.after_clause || probe.before_clause);
}

// Between "the" or a number and its unit: "the past", "the first".
Matcher::At Matcher::ReadLimits(At i, bool first, Expression& e) const {
  At at = i;
  bool the = Is(at, Function::kThe) || Is(at, Function::kIts);
  if (the) {
    e.first = i;  // "over the past week": "over" is a preposition
    ++at;
  }
  if (auto d = Value(at, WordClass::kDeictic)) {
    e.deixis = static_cast<Deixis>(*d);
    // "this two-week tour", "the same two days"
    if (e.deixis == Deixis::kThis || e.deixis == Deixis::kSame) e.deixis = Deixis::kNone;
    ++at;
  } else if ((the || first) && Value(at, WordClass::kOrdinal) && Amount(at + 1) &&
             Tok(at).digits == 0) {
    ++at;
  }
  return at;
}

// What may stand behind the unit: "-long", "and a half", "or so", "or two".
void Matcher::ReadLengthTail(bool one, Expression& e) const {
  if (one && Is(e.last, Function::kAnd) && Is(e.last + 1, Function::kA) &&
      Is(e.last + 2, Function::kHalf)) {
    e.quantity.amount = 1.5;
    e.last += 3;
  }
  At tail = SkipDash(e.last);
  if (Is(tail, Function::kLong)) e.last = tail + 1;
  if (!Is(e.last, Function::kOr)) return;
  bool number = Cardinal(e.last + 1) && !Value(e.last + 2, WordClass::kUnit);
  if (!number && !Is(e.last + 1, Function::kSo) && !Is(e.last + 1, Function::kMore)) return;
  if (number && one) e.quantity.vague = true;
  e.last += 2;
}

Matcher::Match Matcher::Duration(At i) const {
  Expression e;
  e.kind = Kind::kDuration;
  e.first = i;
  At start = SkipApproximation(i);
  At at = ReadLimits(start, start == i, e);
  bool limited = at != start;  // "the nine months", "last three years"
  if (limited && Is(at, Function::kA) && !Is(at + 1, Function::kFew)) return std::nullopt;

  auto amount = Amount(at);
  bool one = amount && Is(at, Function::kA) && amount->end == at + 1;
  if (amount) {
    e.quantity = amount->value;
    at = amount->end;
    for (int k = 0; k < 2 && Value(at, WordClass::kBetween); ++k) ++at;
    if (Is(at, Function::kFull) || Is(at, Function::kMore)) ++at;
    at = SkipDash(at);
  }
  auto raw = Value(at, WordClass::kUnit);
  if (!raw || *raw == Raw(Unit::kPeriod)) return std::nullopt;
  e.unit = static_cast<Unit>(*raw);
  e.last = at + 1;
  bool plural = e.unit == Unit::kCentury ? Text(at).size() > 7
                                         : Plural(at) || Text(at).back() == 'a';  // millennia
  bool dashed = at > 0 && Dash(at - 1);
  if (Age(e.last) || (e.unit == Unit::kSecond && !plural && !(amount && dashed)))
    return std::nullopt;
  if (Mark(e.last, '\'') && plural && !Is(e.last + 1, Function::kS)) ++e.last;  // "two weeks' time"
  if (!amount) {
    At tail = SkipDash(e.last);
    if (Is(tail, Function::kLong) && !limited) {
      // "a day-long meeting", "decades-long"
      e.quantity = {1, plural};
      e.last = tail + 1;
      return e;
    }
    e.quantity = {0, true};
    if (!plural || limited || !BarePlural(i, e)) return std::nullopt;
  } else {
    if (plural && one) return std::nullopt;
    // "a 20 day siege", but "on 20 day tickets" is no length.
    bool attribute = dashed || Dash(e.last) || e.unit == Unit::kCentury || Tok(e.last).other;
    if (!one && !plural && e.quantity.amount > 1 && !e.quantity.vague && !attribute)
      return std::nullopt;
    // "a quarter of", "three-quarters": parts and no times.
    bool part = e.quantity.amount == 1 || e.quantity.amount == 3;
    if (e.unit == Unit::kQuarter && part && !limited && (Is(e.last, Function::kOf) || dashed))
      return std::nullopt;
  }
  ReadLengthTail(one, e);
  At end = Direct(e, e.last);
  bool directed = end != e.last || e.after_clause || e.before_clause;
  e.last = end;
  if (one && e.quantity.amount == 1 && !directed && !limited && start == i) {
    // "a year" after a count is a rate; "a day" alone is often no time at all.
    bool led = LedToLength(i) || (i > 0 && (Tag(i - 1) == Upos::kVerb || Tag(i - 1) == Upos::kAdp));
    if (!led || (Dash(e.last) && Tok(e.last).glued)) return std::nullopt;
  }
  if ((e.unit == Unit::kWeekend || e.unit == Unit::kNight) && (!amount || one)) return std::nullopt;
  return e;
}

// "every Monday", "each July", "daily", "twice a week", "$5 a day", "per month".
Matcher::Match Matcher::Set(At i) const {
  Expression e;
  e.kind = Kind::kSet;
  e.first = i;
  if (auto f = Value(i, WordClass::kFrequency)) {
    if (Tok(i).capital && i > 0) return std::nullopt;  // "People's Daily"
    e.text = kFrequencyValues[*f];
    e.last = i + 1;
    return e;
  }
  if (Value(i, WordClass::kEvery)) {
    At at = i + 1;
    bool other = Is(at, Function::kOther);
    if (other) ++at;
    if (auto unit = Value(at, WordClass::kUnit)) {
      e.text = PeriodOf(static_cast<Unit>(*unit));
      if (e.text.empty() || Plural(at)) return std::nullopt;
      e.unit = static_cast<Unit>(*unit);
      e.quantity.amount = other ? 2 : 1;
      e.last = at + 1;
      return e;
    }
    if (auto amount = Amount(at); amount && Value(amount->end, WordClass::kUnit)) {
      e.unit = static_cast<Unit>(*Value(amount->end, WordClass::kUnit));
      e.text = PeriodOf(e.unit);
      if (e.text.empty()) return std::nullopt;
      e.quantity = amount->value;
      e.last = amount->end + 1;
      return e;
    }
    Match inner = NamedDate(at);
    if (!inner) inner = MonthAlone(at, Edge::kNone);
    if (!inner && Value(at, WordClass::kSeason)) {
      inner = Expression{};
      inner->kind = Kind::kSeason;
      inner->season = static_cast<Season>(*Value(at, WordClass::kSeason));
      inner->last = at + 1;
    }
    if (!inner && Value(at, WordClass::kPart)) {
      inner = Expression{};
      inner->kind = Kind::kPart;
      inner->part = static_cast<DayPart>(*Value(at, WordClass::kPart));
      inner->last = at + 1;
    }
    if (!inner || inner->year) return std::nullopt;
    AttachPart(*inner);
    inner->every = true;
    inner->first = i;
    return inner;
  }
  bool a = Is(i, Function::kA), per = Is(i, Function::kPer);
  if (!a && !per) return std::nullopt;
  auto unit = Value(i + 1, WordClass::kUnit);
  if (!unit || Plural(i + 1) || Dash(i + 2)) return std::nullopt;
  e.unit = static_cast<Unit>(*unit);
  e.text = PeriodOf(e.unit);
  if (e.text.empty()) return std::nullopt;
  e.last = i + 2;
  if (Is(e.last, Function::kAgo) || Is(e.last, Function::kEarlier) ||
      Is(e.last, Function::kLater) || Is(e.last, Function::kAfter) ||
      Is(e.last, Function::kBefore)) {
    return std::nullopt;
  }
  if (per) return e;
  const Token& before = i > after_last_ ? Tok(i - 1) : none_;
  bool count = before.digits != 0 || before.mark == '%' || before.Get(WordClass::kCardinal) ||
               before.Get(WordClass::kScale) || before.Is(Function::kTimes) ||
               before.Get(WordClass::kQuantity) || before.Is(Function::kPercent) ||
               (i > 0 && PluralNoun(i - 1));
  if (!count) return std::nullopt;
  return e;
}

// "now", "in the past", "the near future", "these days".
Matcher::Match Matcher::Reference(At i) const {
  Expression e;
  e.kind = Kind::kReference;
  e.first = i;
  e.last = i + 1;
  if (auto r = Value(i, WordClass::kReference)) {
    e.text = kReferenceValues[*r];
    return e;
  }
  At at = i;
  if (Is(at, Function::kThe)) ++at;
  if (Is(at, Function::kNear)) ++at;
  if (at != i && Is(at, Function::kFuture) && !Plural(at) && !Tok(at).capital) {
    e.text = "FUTURE_REF";
    e.last = at + 1;
    return e;
  }
  if (Is(i, Function::kThe) && Is(i + 1, Function::kPast) && i > 0 && Is(i - 1, Function::kIn) &&
      !Value(i + 2, WordClass::kUnit) && !Amount(i + 2)) {
    e.text = "PAST_REF";
    e.last = i + 2;
    return e;
  }
  if (Is(i, Function::kThese) && Value(i + 1, WordClass::kUnit) == Raw(Unit::kDay) &&
      Plural(i + 1)) {
    e.text = "PRESENT_REF";
    e.last = i + 2;
    return e;
  }
  return std::nullopt;
}

}  // namespace khaldun::when
