// TIMEX3 values as text.
#pragma once

#include <string>

#include "khaldun/date.h"
#include "when/expression.h"

namespace khaldun::when {

std::string DayValue(int year, int month, int day);
std::string MonthValue(int year, int month);  // "2020-10"
std::string YearValue(int year);              // "2020"; "BC0044" before Christ, for year <= 0
std::string WeekValue(Date day);              // "2020-W52"
std::string LengthValue(Quantity quantity, Unit unit);  // "P3D", "PT2H", "PXY"
std::string_view SeasonCode(Season season);
std::string_view PartCode(DayPart part);

}  // namespace khaldun::when
