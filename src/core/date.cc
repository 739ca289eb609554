#include "khaldun/date.h"

#include <fmt/format.h>

#include <charconv>

namespace khaldun {

Result<Date> ParseDate(std::string_view text) {
  auto number = [&](size_t at, size_t size) -> std::optional<int> {
    int value = 0;
    const char* begin = text.data() + at;
    auto [end, error] = std::from_chars(begin, begin + size, value);
    if (error != std::errc{} || end != begin + size || *begin == '-') return std::nullopt;
    return value;
  };
  if (text.size() >= 10 && text[4] == '-' && text[7] == '-' &&
      (text.size() == 10 || text[10] == 'T' || text[10] == ' ')) {
    auto y = number(0, 4), m = number(5, 2), d = number(8, 2);
    if (y && m && d && *y > 0) {
      Date date{std::chrono::year{*y}, std::chrono::month(*m), std::chrono::day(*d)};
      if (date.ok()) return date;
    }
  }
  return Status::InvalidInput(fmt::format(
      "'{}' is no date; write YYYY-MM-DD, with or without a time after it", text.substr(0, 40)));
}

std::string FormatDate(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace khaldun
