#include "when/resolve.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "when/calendar.h"
#include "when/value.h"

namespace khaldun::when {
namespace {

constexpr std::string_view kPublication = "publication", kExplicit = "explicit",
                           kPrevious = "previous";

int YearOf(Date d) { return static_cast<int>(d.year()); }
int MonthOf(Date d) { return static_cast<int>(static_cast<unsigned>(d.month())); }

// Units away from what was told; nothing for words that count from publication.
std::optional<int> ToldStepOf(Deixis d) {
  switch (d) {
    case Deixis::kSame:
      return 0;
    case Deixis::kPrior:
      return -1;
    case Deixis::kAfter:
      return 1;
    default:
      return std::nullopt;
  }
}

// Of `back` and `forth`, distances to the nearest occurrence before and after, the one that the
// tense wants; without a tense the one before, unless it is far more distant. A limit ("by May")
// says nothing for the past.
bool LooksBack(Tense tense, long back, long forth, bool limit = false) {
  switch (tense) {
    case Tense::kPast:
      return true;
    case Tense::kFuture:
      return false;
    default:
      return back <= (limit ? forth : 2 * forth);
  }
}

}  // namespace

void Resolver::BeginSentence() { ++sentence_; }

std::optional<int> Resolver::PublishedYear() const {
  if (!publication_) return std::nullopt;
  return YearOf(*publication_);
}

// The year of the story so far, for text without a publication date: "War came in 1942. On March
// 3".
std::optional<int> Resolver::YearTold(Tense tense) const {
  if (tense == Tense::kFuture || !told_year_ || sentence_ - told_year_sentence_ > 3)
    return std::nullopt;
  return told_year_;
}

// Two digits stand for the year nearest to publication, five years ahead at most.
int Resolver::FullYear(const Expression& e) const {
  int year = *e.year;
  if (e.before_christ) return 1 - year;
  if (!e.two_digit_year) return year;
  int now = PublishedYear().value_or(2024);
  int full = now - now % 100 + year;
  return full > now + 5 ? full - 100 : full;
}

// ---- makers -------------------------------------------------------------------------------------

Resolved Resolver::Unknown(std::string value) const {
  return {TimexType::kDate, std::move(value), {}, DatePrecision::kInterval, ""};
}

Resolved Resolver::OfDay(std::optional<Date> date, std::string_view anchor) const {
  if (!date) return Unknown("XXXX-XX-XX");
  return {TimexType::kDate, FormatDate(*date), {date, date}, DatePrecision::kDay, anchor};
}

Resolved Resolver::OfMonth(int year, int month, std::string_view anchor) const {
  Resolved r{TimexType::kDate, MonthValue(year, month), {}, DatePrecision::kMonth, anchor};
  if (auto first = MakeDate(year, month, 1)) r.days = {first, EndOfMonth(*first)};
  return r;
}

Resolved Resolver::OfYear(int year, std::string_view anchor) const {
  return {TimexType::kDate,
          YearValue(year),
          {MakeDate(year, 1, 1), MakeDate(year, 12, 31)},
          DatePrecision::kYear,
          anchor};
}

Resolved Resolver::OfQuarter(int year, int quarter, std::string_view anchor) {
  Resolved r{TimexType::kDate,
             fmt::format("{:04}-Q{}", year, quarter),
             {},
             DatePrecision::kQuarter,
             anchor};
  auto last = MakeDate(year, quarter * 3, 1);
  if (last) r.days = {MakeDate(year, quarter * 3 - 2, 1), EndOfMonth(*last)};
  return r;
}

Resolved Resolver::OfHalf(int year, int half, std::string_view anchor) const {
  return {TimexType::kDate,
          fmt::format("{:04}-H{}", year, half),
          {MakeDate(year, half == 1 ? 1 : 7, 1),
           half == 1 ? MakeDate(year, 6, 30) : MakeDate(year, 12, 31)},
          DatePrecision::kInterval,
          anchor};
}

Resolved Resolver::OfWeek(Date day, std::string_view anchor) const {
  Date monday = MondayOf(day);
  return {
      TimexType::kDate, WeekValue(day), {monday, AddDays(monday, 6)}, DatePrecision::kWeek, anchor};
}

Resolved Resolver::OfWeekend(Date saturday, std::string_view anchor) const {
  return {TimexType::kDate,
          WeekValue(saturday) + "-WE",
          {saturday, AddDays(saturday, 1)},
          DatePrecision::kInterval,
          anchor};
}

Resolved Resolver::OfSeason(int year, Season season, std::string_view anchor) const {
  int first = season == Season::kSpring   ? 3
              : season == Season::kSummer ? 6
              : season == Season::kFall   ? 9
                                          : 12;
  Resolved r{TimexType::kDate,
             fmt::format("{:04}-{}", year, SeasonCode(season)),
             {},
             DatePrecision::kInterval,
             anchor};
  auto start = MakeDate(year, first, 1);
  auto last = start ? AddMonths(*start, 2) : std::nullopt;
  if (last) r.days = {start, EndOfMonth(*last)};
  return r;
}

void Resolver::AddTimeOfDay(const Expression& e, Resolved& r) const {
  if (e.clock) {
    r.value += fmt::format("T{:02}:{:02}", e.clock->hour, e.clock->minute.value_or(0));
    if (e.clock->zone == 0) r.value += 'Z';
    if (r.type == TimexType::kDate) r.type = TimexType::kTime;
  } else if (e.part) {
    r.value += 'T';
    r.value += PartCode(*e.part);
    if (r.type == TimexType::kDate) r.type = TimexType::kTime;
  }
}

// ---- dates --------------------------------------------------------------------------------------

Resolved Resolver::Weekday(const Expression& e, Tense tense) {
  int want = *e.weekday;
  if (auto step = ToldStepOf(e.deixis); step && *step != 0 && told_day_) {
    int gap = *step > 0 ? (want - IsoWeekday(*told_day_) + 6) % 7 + 1
                        : -((IsoWeekday(*told_day_) - want + 6) % 7 + 1);
    return OfDay(Shift(*told_day_, gap), kPrevious);
  }
  if (!publication_) return Unknown(fmt::format("XXXX-WXX-{}", want));
  int back = (IsoWeekday(*publication_) - want + 7) % 7,
      forth = (want - IsoWeekday(*publication_) + 7) % 7;
  switch (e.deixis) {
    case Deixis::kLast:
    case Deixis::kPrior:
      return OfDay(Shift(*publication_, back == 0 ? -7 : -back), kPublication);
    case Deixis::kNext:
    case Deixis::kAfter:
      return OfDay(Shift(*publication_, forth == 0 ? 7 : forth), kPublication);
    case Deixis::kThis:
      if (tense == Tense::kNone)
        return OfDay(Shift(MondayOf(*publication_), want - 1), kPublication);
      break;
    default:
      break;
  }
  // Tomorrow's name for a day six days gone is rare; a report dated by another time zone is not.
  return OfDay(Shift(*publication_, tense == Tense::kFuture || forth == 1 ? forth : -back),
               kPublication);
}

Resolved Resolver::DayOfYear(const Expression& e, Tense tense) {
  int month = *e.month, day = *e.day;
  if (!publication_) {
    if (auto year = YearTold(tense)) return OfDay(MakeDate(*year, month, day), kPrevious);
    return Unknown(fmt::format("XXXX-{:02}-{:02}", month, day));
  }
  // The nearest such day on either side; 29 February may be years away.
  std::optional<Date> before, after;
  int now = YearOf(*publication_);
  for (int y = now; y >= now - 8 && !before; --y) {
    auto d = MakeDate(y, month, day);
    if (d && *d <= *publication_) before = d;
  }
  for (int y = now; y <= now + 8 && !after; ++y) {
    auto d = MakeDate(y, month, day);
    if (d && *d >= *publication_) after = d;
  }
  if (!before && !after) return Unknown(fmt::format("XXXX-{:02}-{:02}", month, day));
  auto distance = [&](const std::optional<Date>& d) {
    if (!d) return 1000000L;
    return std::labs((std::chrono::sys_days{*d} - std::chrono::sys_days{*publication_}).count());
  };
  if (e.deixis == Deixis::kLast) tense = Tense::kPast;
  if (e.deixis == Deixis::kNext) tense = Tense::kFuture;
  if (e.weekday) {
    bool fits_before = before && IsoWeekday(*before) == *e.weekday;
    bool fits_after = after && IsoWeekday(*after) == *e.weekday;
    if (fits_before != fits_after) return OfDay(fits_before ? before : after, kPublication);
  }
  // A past act is seldom told of most of a year later without its year.
  if (e.limit && tense == Tense::kPast) tense = Tense::kNone;
  if (tense == Tense::kPast && !e.over && !e.since && distance(after) <= 100) tense = Tense::kNone;
  if (tense == Tense::kFuture && distance(before) <= 7 && distance(after) >= 300)
    tense = Tense::kNone;
  return OfDay(
      LooksBack(tense, distance(before), distance(after), e.limit) && before ? before : after,
      kPublication);
}

Resolved Resolver::Month(const Expression& e, Tense tense) {
  int month = *e.month;
  if (auto step = ToldStepOf(e.deixis); step && told_month_ && (*step != 0)) {
    int year = told_month_->year + (*step > 0 ? (month <= told_month_->month ? 1 : 0)
                                              : (month >= told_month_->month ? -1 : 0));
    return OfMonth(year, month, kPrevious);
  }
  if (!publication_) {
    if (auto year = YearTold(tense)) return OfMonth(*year, month, kPrevious);
    return Unknown(fmt::format("XXXX-{:02}", month));
  }
  int now = MonthOf(*publication_), year = YearOf(*publication_);
  int back = (now - month + 12) % 12, forth = (month - now + 12) % 12;
  auto at = [&](int step) {
    int index = year * 12 + now - 1 + step;
    return OfMonth(index / 12, index % 12 + 1, kPublication);
  };
  switch (e.deixis) {
    case Deixis::kLast:
    case Deixis::kPrior:
      return at(back <= 1 ? -12 - back : -back);
    case Deixis::kNext:
    case Deixis::kAfter:
      return at(forth == 0 ? 12 : forth);
    case Deixis::kThis:
      return OfMonth(year, month, kPublication);
    default:
      break;
  }
  if (e.limit && tense == Tense::kPast) tense = Tense::kNone;
  if (tense == Tense::kPast && !e.over && !e.since && back >= 10) tense = Tense::kNone;
  return at(LooksBack(tense, back, forth, e.limit) ? -back : forth);
}

Resolved Resolver::Year(const Expression& e) {
  Resolved r = OfYear(FullYear(e), kExplicit);
  if (e.number > *e.year) {
    r.days.end = MakeDate(e.number, 12, 31);
    r.precision = DatePrecision::kInterval;
  }
  return r;
}

Resolved Resolver::Foreign(const Expression& e, Tense tense) {
  auto convert = [&](int y, int m, int d) {
    return e.calendar == Calendar::kIslamic ? FromIslamic(y, m, d) : FromPersian(y, m, d);
  };
  auto length = [&](int y, int m) {
    return e.calendar == Calendar::kIslamic ? IslamicMonthLength(y, m) : PersianMonthLength(y, m);
  };
  auto interval = [&](int y) -> Days {
    if (!e.month) {
      auto next = convert(y + 1, 1, 1);
      return {convert(y, 1, 1), next ? Shift(*next, -1) : std::nullopt};
    }
    if (e.day) return {convert(y, *e.month, *e.day), convert(y, *e.month, *e.day)};
    return {convert(y, *e.month, 1), convert(y, *e.month, length(y, *e.month))};
  };
  auto answer = [&](const Days& days, std::string_view anchor) {
    if (!days.start || !days.end) return Unknown("XXXX-XX-XX");
    if (e.day) return OfDay(days.start, anchor);
    Resolved r{TimexType::kDate, FormatDate(*days.start) + "/" + FormatDate(*days.end), days,
               DatePrecision::kMonth, anchor};
    if (!e.month) r.precision = DatePrecision::kYear;
    return r;
  };
  if (e.year) return answer(interval(*e.year), kExplicit);
  auto year_of = [&](Date d) {
    return e.calendar == Calendar::kIslamic ? IslamicYearOf(d) : PersianYearOf(d);
  };
  if (e.number != 0) {
    auto middle = MakeDate(e.number, 1, 1);
    if (!middle) return Unknown("XXXX-XX-XX");
    for (int y = year_of(*middle); y <= year_of(*middle) + 1; ++y) {
      Days days = interval(y);
      if (days.start && YearOf(*days.start) == e.number) return answer(days, kExplicit);
    }
    return Unknown("XXXX-XX-XX");
  }
  if (!publication_) return Unknown("XXXX-XX-XX");
  int now = year_of(*publication_);
  Days best;
  long least = 0;
  for (int y = now - 1; y <= now + 1; ++y) {
    Days days = interval(y);
    if (!days.start) continue;
    long distance =
        (std::chrono::sys_days{*days.start} - std::chrono::sys_days{*publication_}).count();
    bool past = distance <= 0;
    if ((tense == Tense::kPast || e.deixis == Deixis::kLast) && !past) continue;
    if ((tense == Tense::kFuture || e.deixis == Deixis::kNext) && past && days.end &&
        *days.end < *publication_)
      continue;
    if (!best.start || std::labs(distance) < least) {
      best = days;
      least = std::labs(distance);
    }
  }
  return answer(best, kPublication);
}

Resolved Resolver::CalendarDate(const Expression& e, Tense tense) {
  if (e.calendar != Calendar::kGregorian) return Foreign(e, tense);
  if (e.month && !e.year && e.year_deixis != Deixis::kNone && publication_) {
    // "in July last year"
    int step = e.year_deixis == Deixis::kLast ? -1 : e.year_deixis == Deixis::kNext ? 1 : 0;
    Expression dated = e;
    dated.year = YearOf(*publication_) + step;
    dated.year_deixis = Deixis::kNone;
    Resolved r = CalendarDate(dated, tense);
    r.anchor = kPublication;
    return r;
  }
  if (e.month && e.day && e.unit == Unit::kWeek) {
    // "the week of March 6"
    Expression monday = e;
    monday.unit = Unit::kDay;
    Resolved r = CalendarDate(monday, tense);
    return r.days.start ? OfWeek(*r.days.start, r.anchor) : r;
  }
  if (e.month && e.day) {
    if (!e.year) return DayOfYear(e, tense);
    int year = FullYear(e);
    auto date = MakeDate(year, *e.month, *e.day);
    if (date) return OfDay(date, kExplicit);
    Resolved r = Unknown(DayValue(year, *e.month, *e.day));
    r.precision = DatePrecision::kDay;
    return r;
  }
  if (e.month) return e.year ? OfMonth(FullYear(e), *e.month, kExplicit) : Month(e, tense);
  if (e.year) return Year(e);
  if (e.weekday) return Weekday(e, tense);
  if (e.day && publication_) {
    // "on the 26th"
    auto in_month = [&](int step) -> std::optional<Date> {
      auto first = AddMonths(*MakeDate(YearOf(*publication_), MonthOf(*publication_), 1), step);
      return first ? MakeDate(YearOf(*first), MonthOf(*first), *e.day) : std::nullopt;
    };
    auto here = in_month(0);
    if (here && tense == Tense::kFuture && *here < *publication_) here = in_month(1);
    if (here && tense != Tense::kFuture && *here > *publication_) here = in_month(-1);
    return OfDay(here, kPublication);
  }
  return Unknown("XXXX-XX-XX");
}

Resolved Resolver::RelativeDay(const Expression& e) {
  if (!publication_) return Unknown("XXXX-XX-XX");
  return OfDay(Shift(*publication_, e.shift), kPublication);
}

Resolved Resolver::Decade(const Expression& e) {
  int decade = e.number;
  if (decade < 10) {
    int now = PublishedYear().value_or(2024) / 10;
    decade = now - now % 10 + e.number;
    if (decade > now) decade -= 10;
  }
  return {TimexType::kDate,
          fmt::format("{:03}", decade),
          {MakeDate(decade * 10, 1, 1), MakeDate(decade * 10 + 9, 12, 31)},
          DatePrecision::kDecade,
          kExplicit};
}

Resolved Resolver::Century(const Expression& e) {
  Resolved r{TimexType::kDate,
             fmt::format("{}{:02}", e.before_christ ? "BC" : "", e.number - 1),
             {},
             DatePrecision::kInterval,
             kExplicit};
  if (!e.before_christ)
    r.days = {MakeDate((e.number - 1) * 100 + 1, 1, 1), MakeDate(e.number * 100, 12, 31)};
  return r;
}

Resolved Resolver::FeastDay(const Expression& e, Tense tense) {
  const FeastRule& rule = lexicon_.rule(e.feast);
  auto answer = [&](std::optional<Date> date, std::string_view anchor) {
    Resolved r = OfDay(date, anchor);
    if (date && rule.length > 1) {
      r.days.end = Shift(*date, rule.length - 1);
      r.precision = DatePrecision::kInterval;
    }
    return r;
  };
  if (rule.kind == FeastRule::Kind::kOnce) return answer(rule.In(2000), kExplicit);
  if (e.year) return answer(rule.In(FullYear(e)), kExplicit);
  if (!publication_) {
    if (auto year = YearTold(tense)) return answer(rule.In(*year), kPrevious);
    return Unknown(rule.kind == FeastRule::Kind::kFixed
                       ? fmt::format("XXXX-{:02}-{:02}", rule.a, rule.b)
                       : "XXXX-XX-XX");
  }
  std::optional<Date> before, after;
  int now = YearOf(*publication_);
  for (int y = now - 1; y <= now + 1; ++y) {
    auto d = rule.In(y);
    if (!d) continue;
    if (*d <= *publication_) before = d;
    if (*d >= *publication_ && !after) after = d;
  }
  if (e.deixis == Deixis::kLast) tense = Tense::kPast;
  if (e.deixis == Deixis::kNext) tense = Tense::kFuture;
  if (!before) return answer(after, kPublication);
  if (!after) return answer(before, kPublication);
  long back = (std::chrono::sys_days{*publication_} - std::chrono::sys_days{*before}).count();
  long forth = (std::chrono::sys_days{*after} - std::chrono::sys_days{*publication_}).count();
  return answer(LooksBack(tense, back, forth) ? before : after, kPublication);
}

// A part of a day or a clock time without its day takes the day told last, if that is near.
Resolved Resolver::DayTime() {
  if (told_day_ && sentence_ - told_day_sentence_ <= 1) return OfDay(told_day_, kPrevious);
  if (publication_) return OfDay(publication_, kPublication);
  return Unknown("XXXX-XX-XX");
}

// ---- all ----------------------------------------------------------------------------------------

void Resolver::Remember(const Expression& e, const Resolved& r) {
  if (r.type != TimexType::kDate && r.type != TimexType::kTime) return;
  if (!r.days.start) return;
  Date start = *r.days.start;
  switch (r.precision) {
    case DatePrecision::kDay:
      told_day_ = start;
      told_day_sentence_ = sentence_;
      [[fallthrough]];
    case DatePrecision::kMonth:
      told_month_ = YearMonth{YearOf(start), MonthOf(start)};
      [[fallthrough]];
    case DatePrecision::kYear:
      told_year_ = YearOf(start);
      told_year_sentence_ = sentence_;
      break;
    default:
      break;
  }
  if (e.kind == Kind::kOffset && e.direction == Direction::kYearBefore) return;
  if (r.precision == DatePrecision::kQuarter && !e.year) {
    // A quarter still to end is named with plans, not with results.
    bool open = publication_ && r.days.end && *r.days.end > *publication_;
    if (open && told_period_) return;
    told_period_ = Period{YearOf(start), QuarterOf(start)};
  } else if (e.kind == Kind::kUnit && e.unit == Unit::kYear && e.deixis == Deixis::kNone) {
    told_period_ = Period{YearOf(start), std::nullopt};
  }
}

Resolved Resolver::Resolve(const Expression& e, Tense tense, const Expression* next) {
  Resolved r;
  if (e.since || e.over) tense = Tense::kPast;
  if (e.genitive) tense = Tense::kNone;
  if (e.every || (e.plural && e.kind != Kind::kDuration)) {
    r = Repeated(e);
    AddTimeOfDay(e, r);
    return r;
  }
  switch (e.kind) {
    case Kind::kDate:
      r = CalendarDate(e, tense);
      break;
    case Kind::kDay:
      r = RelativeDay(e);
      break;
    case Kind::kUnit:
      r = CalendarUnit(e, tense, next);
      break;
    case Kind::kPartOfYear:
      r = PartOfYear(e, tense);
      break;
    case Kind::kSeason:
      r = SeasonOf(e, tense);
      break;
    case Kind::kDecade:
      r = Decade(e);
      break;
    case Kind::kCentury:
      r = Century(e);
      break;
    case Kind::kOffset:
      r = e.direction == Direction::kYearBefore ? YearBefore(e) : Offset(e);
      break;
    case Kind::kDuration:
      return Length(e, tense);
    case Kind::kSet:
      return Repeated(e);
    case Kind::kReference:
      return {TimexType::kDate, std::string(e.text), {}, DatePrecision::kInterval, ""};
    case Kind::kFeast:
      r = FeastDay(e, tense);
      break;
    case Kind::kPart:
    case Kind::kClock:
      r = DayTime();
      break;
  }
  Remember(e, r);
  AddTimeOfDay(e, r);
  if (r.days.start && r.type == TimexType::kDate && (e.since || e.until)) {
    if (e.since) r.days.end.reset();
    if (e.until) r.days.start.reset();
    r.precision = DatePrecision::kInterval;
  }
  return r;
}

}  // namespace khaldun::when
