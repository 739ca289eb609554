// Civil dates and the few operations on them that the stages share. No function reads a clock.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "khaldun/status.h"

namespace khaldun {

// Proleptic Gregorian. Always ok() where it stands in a Story or a layer.
using Date = std::chrono::year_month_day;

// "YYYY-MM-DD", also with a time after it ("2020-12-26T10:00:00Z", the time is dropped).
Result<Date> ParseDate(std::string_view text);

std::string FormatDate(Date date);

inline Date AddDays(Date date, int days) {
  return Date{std::chrono::sys_days{date} + std::chrono::days{days}};
}

// 1 Monday … 7 Sunday.
inline int IsoWeekday(Date date) {
  return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding());
}

// The last day of the month of `date`.
inline Date EndOfMonth(Date date) { return Date{date.year() / date.month() / std::chrono::last}; }

}  // namespace khaldun
