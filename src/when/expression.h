// What the grammar reads, before it is set against a calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "when/lexicon.h"

namespace khaldun::when {

struct Clock {
  int hour = 0;  // 0 to 24
  std::optional<int> minute;
  std::optional<int> zone;  // minutes from UTC
};

// How much: "two", "several", "2.5".
struct Quantity {
  double amount = 1;
  bool vague = false;
};

// "26 December 1442" of another calendar.
enum class Calendar : int8_t { kGregorian, kIslamic, kPersian };

enum class Kind : int8_t {
  kDate,        // year, month, day, weekday: any of them
  kDay,         // `shift` days from publication: "yesterday"
  kUnit,        // a calendar unit named by where it lies: "last week", "the quarter"
  kPartOfYear,  // `number`-th quarter or half
  kSeason,
  kDecade,   // `number`: 199 for the 1990s, 9 where the century is not told
  kCentury,  // `number`: 20 for the 20th century
  kOffset,   // `quantity` units before or after something: "two days ago"
  kDuration,
  kSet,
  kReference,  // `text` is the value
  kFeast,
  kPart,   // a part of a day alone: "this morning"
  kClock,  // a time of day alone
};

// Where an offset counts from, and how far the words say so.
enum class Direction : int8_t {
  kAgo,         // before publication
  kFromNow,     // after publication
  kEarlier,     // before what was told
  kLater,       // after what was told
  kYearBefore,  // "year-ago", "a year earlier": the period of comparison
};

struct Expression {
  uint32_t first = 0, last = 0;  // half-open range of tokens
  Kind kind = Kind::kDate;

  std::optional<int> year, month, day, weekday;
  bool two_digit_year = false;
  bool before_christ = false;
  Calendar calendar = Calendar::kGregorian;
  Deixis deixis = Deixis::kNone;       // of the expression itself
  Deixis year_deixis = Deixis::kNone;  // of the year it lies in: "next year's first quarter"
  Unit unit = Unit::kDay;
  int number = 0;
  int shift = 0;
  bool fiscal = false;
  Season season{};
  uint32_t feast = 0;

  Quantity quantity;
  Direction direction{};
  // A duration with "after" or "before" behind it, which names when the rest happened.
  bool before_clause = false, after_clause = false;

  Edge edge = Edge::kNone;
  std::optional<DayPart> part;
  std::optional<Clock> clock;
  std::string_view text;  // of a static table: a reference's or a set's value

  bool genitive = false;     // "Tuesday's"
  bool over = false;         // "ended" stands before
  bool plural = false;       // "Mondays", "summers"
  bool every = false;        // "each July"
  bool since = false;        // the words before leave the end open
  bool until = false;        // the words before leave the beginning open
  bool limit = false;        // "by", "until" or "through" stands before
  bool ended = false;        // "ended" or "ending" stands behind, and a date
  bool in = false;           // "in" stands before
  bool range_begin = false;  // the next expression ends the range that this one begins
};

}  // namespace khaldun::when
