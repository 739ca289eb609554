#include "when/value.h"

#include <fmt/format.h>

#include <cmath>

#include "when/calendar.h"

namespace khaldun::when {

std::string DayValue(int year, int month, int day) {
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::string MonthValue(int year, int month) { return fmt::format("{:04}-{:02}", year, month); }

std::string YearValue(int year) {
  return year > 0 ? fmt::format("{:04}", year) : fmt::format("BC{:04}", 1 - year);
}

std::string WeekValue(Date day) {
  IsoWeek w = WeekOf(day);
  return fmt::format("{:04}-W{:02}", w.year, w.week);
}

std::string_view SeasonCode(Season season) {
  switch (season) {
    case Season::kSpring:
      return "SP";
    case Season::kSummer:
      return "SU";
    case Season::kFall:
      return "FA";
    case Season::kWinter:
      return "WI";
  }
  return "";
}

std::string_view PartCode(DayPart part) {
  switch (part) {
    case DayPart::kMorning:
      return "MO";
    case DayPart::kMidday:
      return "MI";
    case DayPart::kAfternoon:
      return "AF";
    case DayPart::kEvening:
      return "EV";
    case DayPart::kNight:
      return "NI";
  }
  return "";
}

std::string LengthValue(Quantity q, Unit unit) {
  struct Form {
    std::string_view prefix, letter;
    int scale;                 // the letter's units in one of `unit`
    std::string_view smaller;  // the letter for halves, with its prefix
    int smaller_scale;
  };
  auto form = [&]() -> Form {
    switch (unit) {
      case Unit::kSecond:
        return {"PT", "S", 1, "PT S", 1};
      case Unit::kMinute:
        return {"PT", "M", 1, "PT S", 60};
      case Unit::kHour:
        return {"PT", "H", 1, "PT M", 60};
      case Unit::kDay:
      case Unit::kNight:
        return {"P", "D", 1, "PT H", 24};
      case Unit::kWeek:
        return {"P", "W", 1, "P D", 7};
      case Unit::kFortnight:
        return {"P", "W", 2, "P W", 2};
      case Unit::kWeekend:
        return {"P", "D", 2, "P D", 2};
      case Unit::kMonth:
        return {"P", "M", 1, "P W", 4};
      case Unit::kQuarter:
        return {"P", "Q", 1, "P M", 3};
      case Unit::kHalf:
        return {"P", "M", 6, "P M", 6};
      case Unit::kYear:
      case Unit::kPeriod:
        return {"P", "Y", 1, "P M", 12};
      case Unit::kDecade:
        return {"P", "Y", 10, "P Y", 10};
      case Unit::kCentury:
        return {"P", "Y", 100, "P Y", 100};
      case Unit::kMillennium:
        return {"P", "Y", 1000, "P Y", 1000};
    }
    return {"P", "D", 1, "PT H", 24};
  }();
  if (q.vague) {
    if (unit == Unit::kCentury) return "PXC";
    return fmt::format("{}X{}", form.prefix, form.letter);
  }
  double amount = q.amount * form.scale;
  auto whole = static_cast<long>(amount);
  if (amount == std::floor(amount)) return fmt::format("{}{}{}", form.prefix, whole, form.letter);
  // "two and a half years": P2Y6M; "half an hour": PT30M.
  double rest = (amount - std::floor(amount)) * form.smaller_scale / form.scale;
  std::string_view prefix = form.smaller.substr(0, form.smaller.find(' '));
  auto part = static_cast<long>(std::lround(rest));
  if (whole == 0) return fmt::format("{}{}{}", prefix, part, form.smaller.back());
  return fmt::format("{}{}{}{}{}{}", form.prefix, whole, form.letter,
                     prefix == form.prefix ? "" : "T", part, form.smaller.back());
}

}  // namespace khaldun::when
