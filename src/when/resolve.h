// Sets expressions against the calendar: TIMEX3 values and days.
//
// What "last", "ago" and bare weekdays count from is the publication date; "later", "the next day"
// and "that year" count from the time told before. Nothing here reads a clock.
#pragma once

#include <optional>
#include <string>

#include "khaldun/layers.h"
#include "when/expression.h"
#include "when/tense.h"

namespace khaldun::when {

struct Days {
  std::optional<Date> start, end;
};

// A value with the days it stands for. No value: the words name nothing after all.
struct Resolved {
  TimexType type = TimexType::kDate;
  std::string value;
  Days days;
  DatePrecision precision = DatePrecision::kDay;
  std::string_view anchor;
};

// Resolves the expressions of one document in their order. Not thread-safe; one for each document.
class Resolver {
 public:
  Resolver(std::optional<Date> publication, const TimeLexicon& lexicon)
      : publication_(publication), lexicon_(lexicon) {}

  void BeginSentence();

  // `tense` is of the clause around; `next` is the expression that follows in the sentence or null.
  Resolved Resolve(const Expression& e, Tense tense, const Expression* next);

 private:
  struct YearMonth {
    int year;
    int month;
  };

  Resolved CalendarDate(const Expression& e, Tense tense);
  Resolved Weekday(const Expression& e, Tense tense);
  Resolved DayOfYear(const Expression& e, Tense tense);
  Resolved Month(const Expression& e, Tense tense);
  Resolved Year(const Expression& e);
  Resolved Foreign(const Expression& e, Tense tense);
  Resolved RelativeDay(const Expression& e);
  Resolved CalendarUnit(const Expression& e, Tense tense, const Expression* next);
  Resolved Quarter(const Expression& e, const Expression* next);
  Resolved PartOfYear(const Expression& e, Tense tense);
  Resolved SeasonOf(const Expression& e, Tense tense);
  Resolved Decade(const Expression& e);
  Resolved Century(const Expression& e);
  Resolved Offset(const Expression& e);
  Resolved YearBefore(const Expression& e);
  Resolved Length(const Expression& e, Tense tense);
  Resolved Repeated(const Expression& e);
  Resolved FeastDay(const Expression& e, Tense tense);
  Resolved DayTime();

  // Makers of answers.
  Resolved OfDay(std::optional<Date> date, std::string_view anchor) const;
  Resolved OfMonth(int year, int month, std::string_view anchor) const;
  Resolved OfYear(int year, std::string_view anchor) const;
  Resolved OfQuarter(int year, int quarter, std::string_view anchor);
  Resolved OfHalf(int year, int half, std::string_view anchor) const;
  Resolved OfWeek(Date day, std::string_view anchor) const;
  Resolved OfWeekend(Date saturday, std::string_view anchor) const;
  Resolved OfSeason(int year, Season season, std::string_view anchor) const;
  Resolved Unknown(std::string value) const;
  void AddTimeOfDay(const Expression& e, Resolved& r) const;

  int FullYear(const Expression& e) const;
  std::optional<int> PublishedYear() const;
  std::optional<int> YearTold(Tense tense) const;
  void Remember(const Expression& e, const Resolved& r);

  std::optional<Date> publication_;
  const TimeLexicon& lexicon_;

  // What was told before.
  std::optional<Date> told_day_;
  std::optional<YearMonth> told_month_;
  std::optional<int> told_year_;
  struct Period {
    int year;
    std::optional<int> quarter;
  };
  std::optional<Period> told_period_;  // that results of a company were told for
  uint32_t sentence_ = 0;
  uint32_t told_day_sentence_ = 0, told_year_sentence_ = 0;
};

}  // namespace khaldun::when
