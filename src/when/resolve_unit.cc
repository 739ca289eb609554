// Calendar units, offsets and lengths of the resolver.
#include <fmt/format.h>

#include <cmath>

#include "when/calendar.h"
#include "when/resolve.h"
#include "when/value.h"

namespace khaldun::when {
namespace {

constexpr std::string_view kPublication = "publication", kExplicit = "explicit",
                           kPrevious = "previous";

int YearOf(Date d) { return static_cast<int>(d.year()); }
int MonthOf(Date d) { return static_cast<int>(static_cast<unsigned>(d.month())); }

int Step(Deixis d) {
  return d == Deixis::kLast || d == Deixis::kPrior   ? -1
         : d == Deixis::kNext || d == Deixis::kAfter ? 1
                                                     : 0;
}

bool CountsFromTold(Deixis d) {
  return d == Deixis::kSame || d == Deixis::kPrior || d == Deixis::kAfter;
}

// The unit's length in days or months, for offsets; the other one is zero.
struct UnitLength {
  double days, months;
};
UnitLength LengthOf(Unit unit) {
  switch (unit) {
    case Unit::kSecond:
      return {1.0 / 86400, 0};
    case Unit::kMinute:
      return {1.0 / 1440, 0};
    case Unit::kHour:
      return {1.0 / 24, 0};
    case Unit::kDay:
    case Unit::kNight:
      return {1, 0};
    case Unit::kWeek:
    case Unit::kWeekend:
      return {7, 0};
    case Unit::kFortnight:
      return {14, 0};
    case Unit::kMonth:
      return {0, 1};
    case Unit::kQuarter:
      return {0, 3};
    case Unit::kHalf:
      return {0, 6};
    case Unit::kYear:
    case Unit::kPeriod:
      return {0, 12};
    case Unit::kDecade:
      return {0, 120};
    case Unit::kCentury:
      return {0, 1200};
    case Unit::kMillennium:
      return {0, 12000};
  }
  return {1, 0};
}

std::optional<Date> Move(Date from, double amount, Unit unit, int sign) {
  UnitLength length = LengthOf(unit);
  double size = amount * (length.days > 0 ? length.days : length.months);
  if (!(size < 4e6)) return std::nullopt;
  long whole = sign * std::lround(std::floor(size));
  return length.days > 0 ? Shift(from, whole) : AddMonths(from, whole);
}

}  // namespace

Resolved Resolver::CalendarUnit(const Expression& e, Tense tense, const Expression* next) {
  int step = Step(e.deixis);
  bool told = CountsFromTold(e.deixis);
  auto unknown = [&](std::string value) { return Unknown(std::move(value)); };
  switch (e.unit) {
    case Unit::kDay: {
      if (!told_day_) {
        if (e.deixis == Deixis::kSame || !publication_) return unknown("XXXX-XX-XX");
        return OfDay(Shift(*publication_, step), kPublication);
      }
      return OfDay(Shift(*told_day_, step), kPrevious);
    }
    case Unit::kWeek: {
      if (told && told_day_) {
        auto day = Shift(*told_day_, 7 * step);
        return day ? OfWeek(*day, kPrevious) : unknown("XXXX-WXX");
      }
      if (!publication_) return unknown("XXXX-WXX");
      auto day = Shift(*publication_, 7 * step);
      return day ? OfWeek(*day, kPublication) : unknown("XXXX-WXX");
    }
    case Unit::kWeekend: {
      std::optional<Date> from = told && told_day_ ? told_day_ : publication_;
      if (!from) return unknown("XXXX-WXX-WE");
      int weekday = IsoWeekday(*from);
      int since_saturday = (weekday + 1) % 7;
      bool ahead = e.deixis == Deixis::kNext ||
                   (e.deixis == Deixis::kThis && tense != Tense::kPast && weekday < 6) ||
                   (e.deixis == Deixis::kNone && tense == Tense::kFuture) ||
                   e.deixis == Deixis::kAfter;
      long shift = ahead && since_saturday > 1          ? 7 - since_saturday
                   : ahead && e.deixis == Deixis::kNext ? 7 - since_saturday
                                                        : -since_saturday;
      if (e.deixis == Deixis::kLast && since_saturday <= 1) shift -= 7;
      auto saturday = Shift(*from, shift);
      return saturday ? OfWeekend(*saturday, from == publication_ ? kPublication : kPrevious)
                      : unknown("XXXX-WXX-WE");
    }
    case Unit::kMonth: {
      if (told && told_month_) {
        auto at = AddMonths(*MakeDate(told_month_->year, told_month_->month, 1), step);
        return at ? OfMonth(YearOf(*at), MonthOf(*at), kPrevious) : unknown("XXXX-XX");
      }
      if (!publication_) return unknown("XXXX-XX");
      auto at = AddMonths(*publication_, step);
      return at ? OfMonth(YearOf(*at), MonthOf(*at), kPublication) : unknown("XXXX-XX");
    }
    case Unit::kQuarter:
    case Unit::kPeriod:
      return Quarter(e, next);
    case Unit::kYear: {
      if (told && told_year_) return OfYear(*told_year_ + step, kPrevious);
      if (!publication_) return unknown("XXXX");
      return OfYear(YearOf(*publication_) + step, kPublication);
    }
    case Unit::kDecade: {
      if (!publication_) return unknown("XXX");
      int decade = YearOf(*publication_) / 10 + step;
      return {TimexType::kDate,
              fmt::format("{:03}", decade),
              {MakeDate(decade * 10, 1, 1), MakeDate(decade * 10 + 9, 12, 31)},
              DatePrecision::kDecade,
              kPublication};
    }
    case Unit::kCentury: {
      if (!publication_) return unknown("XX");
      int century = (YearOf(*publication_) - 1) / 100 + step;
      return {TimexType::kDate,
              fmt::format("{:02}", century),
              {MakeDate(century * 100 + 1, 1, 1), MakeDate(century * 100 + 100, 12, 31)},
              DatePrecision::kInterval,
              kPublication};
    }
    default:
      return unknown("XXXX");
  }
}

// "the quarter", "the latest period", "this year's quarter", "the 1988 quarter": in reports of
// results the quarter told last, else the calendar's.
Resolved Resolver::Quarter(const Expression& e, const Expression* next) {
  std::optional<Period> period = told_period_;
  // "the quarter ended Sept. 30"
  if (e.ended && next != nullptr && next->month) {
    int year = next->year ? FullYear(*next) : PublishedYear().value_or(0);
    if (year == 0) return Unknown("XXXX-QX");
    if (!next->year && publication_ && *next->month > MonthOf(*publication_) + 1) --year;
    return OfQuarter(year, (*next->month + 2) / 3, kPrevious);
  }
  if (!period && publication_) {
    int index = YearOf(*publication_) * 4 + QuarterOf(*publication_) - 1;
    if (e.deixis != Deixis::kThis) index -= 1;
    period = Period{index / 4, index % 4 + 1};
  }
  if (e.year) {
    int year = FullYear(e);
    if (period && period->quarter) return OfQuarter(year, *period->quarter, kExplicit);
    return OfYear(year, kExplicit);
  }
  if (e.year_deixis != Deixis::kNone) {
    if (!publication_) return Unknown("XXXX-QX");
    int year = YearOf(*publication_) + Step(e.year_deixis);
    if (period && period->quarter) return OfQuarter(year, *period->quarter, kPublication);
    return OfYear(year, kPublication);
  }
  bool results =
      e.deixis == Deixis::kNone || e.deixis == Deixis::kLatest || e.deixis == Deixis::kSame;
  if (results && period) {
    if (period->quarter)
      return OfQuarter(period->year, *period->quarter, told_period_ ? kPrevious : kPublication);
    if (e.unit == Unit::kPeriod) return OfYear(period->year, kPrevious);
  }
  if (!publication_) return Unknown("XXXX-QX");
  int index = YearOf(*publication_) * 4 + QuarterOf(*publication_) - 1 + Step(e.deixis);
  if (results) --index;
  return OfQuarter(index / 4, index % 4 + 1, kPublication);
}

Resolved Resolver::PartOfYear(const Expression& e, Tense tense) {
  auto of = [&](int year, std::string_view anchor) {
    return e.unit == Unit::kHalf ? OfHalf(year, e.number, anchor)
                                 : OfQuarter(year, e.number, anchor);
  };
  if (e.year) return of(FullYear(e), kExplicit);
  if (e.year_deixis == Deixis::kSame && told_year_) return of(*told_year_, kPrevious);
  if (!publication_)
    return Unknown(fmt::format("XXXX-{}{}", e.unit == Unit::kHalf ? 'H' : 'Q', e.number));
  int year = YearOf(*publication_);
  if (e.year_deixis != Deixis::kNone) return of(year + Step(e.year_deixis), kPublication);
  int per_year = e.unit == Unit::kHalf ? 2 : 4;
  int now = e.unit == Unit::kHalf ? (MonthOf(*publication_) > 6 ? 2 : 1) : QuarterOf(*publication_);
  // Results come out in the quarter after; a coming quarter is named with its plans.
  int ahead = e.number - now;
  if (tense != Tense::kFuture && ahead >= per_year - 1) --year;
  if (tense == Tense::kFuture && ahead <= -(per_year - 2)) ++year;
  return of(year, kPublication);
}

Resolved Resolver::SeasonOf(const Expression& e, Tense tense) {
  if (e.year) return OfSeason(FullYear(e), e.season, kExplicit);
  if (!publication_) return Unknown(fmt::format("XXXX-{}", SeasonCode(e.season)));
  int first = e.season == Season::kSpring   ? 3
              : e.season == Season::kSummer ? 6
              : e.season == Season::kFall   ? 9
                                            : 12;
  int year = YearOf(*publication_), month = MonthOf(*publication_);
  bool now = (month - first + 12) % 12 < 3;  // it is that season
  bool begun = month >= first;               // this year's has begun
  int latest = begun ? year : year - 1;      // the year in which the last one began
  switch (e.deixis) {
    case Deixis::kLast:
    case Deixis::kPrior:
      return OfSeason(now ? latest - 1 : latest, e.season, kPublication);
    case Deixis::kNext:
    case Deixis::kAfter:
      return OfSeason(latest + 1, e.season, kPublication);
    case Deixis::kThis:
      if (e.season == Season::kWinter && month <= 2)
        return OfSeason(year - 1, e.season, kPublication);
      return OfSeason(year, e.season, kPublication);
    default:
      break;
  }
  if (now || tense == Tense::kPast) return OfSeason(latest, e.season, kPublication);
  if (tense == Tense::kFuture) return OfSeason(latest + 1, e.season, kPublication);
  return OfSeason(year, e.season, kPublication);
}

Resolved Resolver::YearBefore(const Expression& e) {
  if (e.number != 0) {
    Expression same;
    same.kind = Kind::kPartOfYear;
    same.unit = e.unit;
    same.number = e.number;
    if (!publication_) return Unknown(fmt::format("XXXX-Q{}", e.number));
    Resolved now = PartOfYear(same, Tense::kPast);
    if (!now.days.start) return now;
    int year = YearOf(*now.days.start) - 1;
    return e.unit == Unit::kHalf ? OfHalf(year, e.number, kPublication)
                                 : OfQuarter(year, e.number, kPublication);
  }
  if (e.unit == Unit::kMonth && told_month_)
    return OfMonth(told_month_->year - 1, told_month_->month, kPrevious);
  if (told_period_) {
    if (told_period_->quarter)
      return OfQuarter(told_period_->year - 1, *told_period_->quarter, kPrevious);
    if (e.unit != Unit::kQuarter) return OfYear(told_period_->year - 1, kPrevious);
  }
  if (!publication_) return Unknown(e.unit == Unit::kQuarter ? "XXXX-QX" : "XXXX");
  if (e.unit == Unit::kQuarter) {
    int index = YearOf(*publication_) * 4 + QuarterOf(*publication_) - 1 - 5;
    return OfQuarter(index / 4, index % 4 + 1, kPublication);
  }
  return OfYear(YearOf(*publication_) - 1, kPublication);
}

Resolved Resolver::Offset(const Expression& e) {
  bool back = e.direction == Direction::kAgo || e.direction == Direction::kEarlier;
  if (e.quantity.vague) {
    Resolved r = Unknown(back ? "PAST_REF" : "FUTURE_REF");
    if (e.direction == Direction::kEarlier || e.direction == Direction::kLater) {
      r = {TimexType::kDuration, LengthValue(e.quantity, e.unit), {}, DatePrecision::kInterval, ""};
    }
    return r;
  }
  bool from_told = e.direction == Direction::kEarlier || e.direction == Direction::kLater;
  std::optional<Date> from = publication_;
  std::string_view anchor = kPublication;
  bool told_is_near = told_day_ && sentence_ - told_day_sentence_ <= 3;
  if (from_told && told_is_near) {
    from = told_day_;
    anchor = kPrevious;
  } else if (from_told && told_year_ && LengthOf(e.unit).months >= 12) {
    from = MakeDate(*told_year_, 7, 1);
    anchor = kPrevious;
  } else if (from_told && told_month_ && LengthOf(e.unit).months >= 1) {
    from = MakeDate(told_month_->year, told_month_->month, 15);
    anchor = kPrevious;
  } else if (e.direction == Direction::kLater && publication_) {
    from = std::nullopt;  // later than something untold
  }
  if (!from) {
    if (from_told)
      return {
          TimexType::kDuration, LengthValue(e.quantity, e.unit), {}, DatePrecision::kInterval, ""};
    UnitLength length = LengthOf(e.unit);
    return Unknown(length.months >= 12  ? "XXXX"
                   : length.months >= 1 ? "XXXX-XX"
                   : length.days >= 7   ? "XXXX-WXX"
                                        : "XXXX-XX-XX");
  }
  auto date = Move(*from, e.quantity.amount, e.unit, back ? -1 : 1);
  if (!date) return Unknown(back ? "PAST_REF" : "FUTURE_REF");
  UnitLength length = LengthOf(e.unit);
  if (length.months >= 12) return OfYear(YearOf(*date), anchor);
  if (length.months >= 1) return OfMonth(YearOf(*date), MonthOf(*date), anchor);
  if (length.days >= 7) {
    if (from_told) return OfDay(date, anchor);
    return OfWeek(*date, anchor);
  }
  return OfDay(date, anchor);
}

Resolved Resolver::Length(const Expression& e, Tense tense) {
  Resolved r{
      TimexType::kDuration, LengthValue(e.quantity, e.unit), {}, DatePrecision::kInterval, ""};
  if (e.quantity.vague) return r;
  // "will be redeemed in five years"
  if (e.in && tense == Tense::kFuture && e.deixis == Deixis::kNone && publication_ &&
      !e.after_clause && !e.before_clause) {
    Expression offset = e;
    offset.direction = Direction::kFromNow;
    return Offset(offset);
  }
  if (e.unit == Unit::kMonth && e.quantity.amount == 9 && publication_) {
    told_period_ = Period{YearOf(*publication_), std::nullopt};
  }
  if (e.after_clause || e.before_clause) {
    // "It comes a week after 44 people died": the day of what follows "after".
    std::optional<Date> from =
        told_day_ && told_day_sentence_ == sentence_ ? told_day_ : publication_;
    auto date =
        from ? Move(*from, e.quantity.amount, e.unit, e.after_clause ? -1 : 1) : std::nullopt;
    if (date && LengthOf(e.unit).days >= 1) {
      r.days = {date, date};
      r.anchor = from == publication_ ? kPublication : kPrevious;
      r.precision = LengthOf(e.unit).months > 0 ? DatePrecision::kInterval : DatePrecision::kDay;
    }
    return r;
  }
  if (publication_ && (e.deixis == Deixis::kLast || e.deixis == Deixis::kNext)) {
    bool back = e.deixis == Deixis::kLast;
    auto far = Move(*publication_, e.quantity.amount, e.unit, back ? -1 : 1);
    if (far) r.days = back ? Days{far, publication_} : Days{publication_, far};
    r.anchor = kPublication;
  }
  return r;
}

Resolved Resolver::Repeated(const Expression& e) {
  Resolved r{TimexType::kSet, std::string(e.text), {}, DatePrecision::kInterval, ""};
  if (e.kind == Kind::kSet) {
    if (e.quantity.vague || e.quantity.amount != 1) r.value = LengthValue(e.quantity, e.unit);
    return r;
  }
  if (e.kind == Kind::kSeason) {
    r.value = fmt::format("XXXX-{}", SeasonCode(e.season));
  } else if (e.weekday && !e.day) {
    r.value = fmt::format("XXXX-WXX-{}", *e.weekday);
  } else if (e.month && e.day) {
    r.value = fmt::format("XXXX-{:02}-{:02}", *e.month, *e.day);
  } else if (e.month) {
    r.value = fmt::format("XXXX-{:02}", *e.month);
  } else {
    r.value = "XXXX-XX-XX";
  }
  return r;
}

}  // namespace khaldun::when
