// Calendar arithmetic for the stage: what <chrono> lacks. Pure functions, no clock, no tables that
// end: the Islamic, Persian and Hebrew calendars are the arithmetic ones (Reingold and Dershowitz,
// "Calendrical Calculations"), so a religious month that begins by sighting may be a day off.
#pragma once

#include <optional>

#include "khaldun/date.h"

namespace khaldun::when {

// Years that the stage reads and gives. Outside them an expression has a value but no days.
inline constexpr int kFirstYear = 1;
inline constexpr int kLastYear = 9999;

// The date, or nothing where there is no such day or the year is out of range.
std::optional<Date> MakeDate(int year, int month, int day);

// `days` later, or nothing where that leaves the range of years.
std::optional<Date> Shift(Date date, long days);

struct IsoWeek {
  int year;
  int week;
};
IsoWeek WeekOf(Date date);
Date MondayOf(Date date);

// 1 to 4.
inline int QuarterOf(Date date) {
  return (static_cast<int>(static_cast<unsigned>(date.month())) + 2) / 3;
}

// `months` later; the day of the month is cut to the month's length.
std::optional<Date> AddMonths(Date date, long months);

Date EasterSunday(int year);
Date OrthodoxEasterSunday(int year);

// The n-th weekday (ISO number) of a month; n = -1 is the last one.
std::optional<Date> NthWeekday(int year, int month, int weekday, int n);

// A day of the tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24,
// 26, 29 of thirty).
std::optional<Date> FromIslamic(int year, int month, int day);
int IslamicMonthLength(int year, int month);
// The Islamic year that holds the date.
int IslamicYearOf(Date date);

// A day of the Persian calendar (33-year rule of 8 leap years; agrees with the astronomical one
// from 1178 to 1633, that is 1799 to 2254).
std::optional<Date> FromPersian(int year, int month, int day);
int PersianMonthLength(int year, int month);
int PersianYearOf(Date date);

// A day of the Hebrew calendar; months count from Nisan = 1, Tishri = 7.
std::optional<Date> FromHebrew(int year, int month, int day);

}  // namespace khaldun::when
