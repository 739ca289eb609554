#include "when/order.h"

#include <algorithm>
#include <cstdlib>

#include "when/calendar.h"

namespace khaldun::when {
namespace {

bool Digit(char c) { return c >= '0' && c <= '9'; }

struct NumericDate {
  int first, second, year;
};

// Dates of three numbers, the last one the year: 26/12/2020, 26.12.20.
template <class F>
void EachNumericDate(std::string_view text, F each) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (!Digit(text[i])) continue;
    size_t end = i;
    int numbers[3] = {0, 0, 0};
    size_t sizes[3] = {0, 0, 0};
    int n = 0;
    char mark = 0;
    for (; end < text.size() && n < 3; ++end) {
      char c = text[end];
      if (Digit(c)) {
        if (++sizes[n] > 4) break;
        numbers[n] = numbers[n] * 10 + (c - '0');
      } else if ((c == '/' || c == '.' || c == '-') && (mark == 0 || c == mark) && sizes[n] > 0 &&
                 n < 2) {
        mark = c;
        ++n;
      } else {
        break;
      }
    }
    while (end < text.size() && Digit(text[end])) ++end;
    bool fits = n == 2 && sizes[0] <= 2 && sizes[1] <= 2 &&
                (sizes[2] == 4 || (sizes[2] == 2 && mark == '/'));
    if (fits && numbers[0] > 0 && numbers[1] > 0 && numbers[0] <= 31 && numbers[1] <= 31) {
      each(NumericDate{numbers[0], numbers[1], numbers[2]});
    }
    i = end > i ? end - 1 : i;
  }
}

// Countries of a URL's last label that write the month first, and some that write the day first.
std::optional<DateOrder> OrderOfUrl(std::string_view url) {
  size_t begin = url.find("://");
  begin = begin == url.npos ? 0 : begin + 3;
  std::string_view host = url.substr(begin, url.substr(begin).find_first_of("/:?"));
  size_t dot = host.rfind('.');
  if (dot == host.npos) return std::nullopt;
  std::string_view label = host.substr(dot + 1);
  if (label == "us" || label == "gov" || label == "mil" || label == "ph")
    return DateOrder::kMonthFirst;
  if (label.size() == 2) return DateOrder::kDayFirst;
  return std::nullopt;
}

// How often the month's name stands before its day, less how often behind it.
int MonthBeforeDay(std::string_view text) {
  static constexpr std::string_view kMonths[] = {"January", "February", "March",   "April",
                                                 "June",    "July",     "August",  "September",
                                                 "October", "November", "December"};
  int balance = 0;
  for (std::string_view month : kMonths) {
    for (size_t at = text.find(month); at != text.npos; at = text.find(month, at + month.size())) {
      size_t end = at + month.size();
      if (end + 1 < text.size() && text[end] == ' ' && Digit(text[end + 1]) &&
          !(end + 4 < text.size() && Digit(text[end + 3]) && Digit(text[end + 4]))) {
        ++balance;
      }
      if (at >= 2 && text[at - 1] == ' ' && Digit(text[at - 2])) --balance;
    }
  }
  return balance;
}

}  // namespace

DateOrder OrderOf(const Document& document) {
  std::optional<DateOrder> sure;
  std::optional<NumericDate> first;
  EachNumericDate(document.text(), [&](NumericDate d) {
    if (!first) first = d;
    if (d.first > 12 && d.second <= 12 && !sure) sure = DateOrder::kDayFirst;
    if (d.second > 12 && d.first <= 12 && !sure) sure = DateOrder::kMonthFirst;
  });
  if (!first) return DateOrder::kDayFirst;
  if (sure) return *sure;
  const Story& story = document.story();
  if (story.url) {
    if (auto order = OrderOfUrl(*story.url)) return *order;
  }
  if (story.published) {
    int year = first->year < 100 ? first->year + 2000 : first->year;
    auto distance = [&](int month, int day) {
      auto date = MakeDate(year, month, day);
      if (!date) return 1000000L;
      return std::labs(
          (std::chrono::sys_days{*date} - std::chrono::sys_days{*story.published}).count());
    };
    long day_first = distance(first->second, first->first),
         month_first = distance(first->first, first->second);
    if (std::min(day_first, month_first) <= 10 && day_first != month_first) {
      return day_first < month_first ? DateOrder::kDayFirst : DateOrder::kMonthFirst;
    }
  }
  return MonthBeforeDay(document.text()) > 0 ? DateOrder::kMonthFirst : DateOrder::kDayFirst;
}

std::optional<Date> DateOfText(std::string_view text, const TimeLexicon& lexicon) {
  std::optional<int> month, day, year;
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    auto letter = [&](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; };
    if (Digit(text[i])) {
      int value = 0;
      while (end < text.size() && Digit(text[end]) && end - i < 6)
        value = value * 10 + (text[end++] - '0');
      if (end - i == 4) year = value;
      if (end - i <= 2) day = value;
    } else if (letter(text[i])) {
      char lower[TimeLexicon::kLongestWord];
      size_t size = 0;
      while (end < text.size() && letter(text[end])) {
        if (size < sizeof lower) lower[size++] = static_cast<char>(text[end] | 32);
        ++end;
      }
      const Entry* entry = lexicon.Find({lower, size});
      if (entry != nullptr) {
        if (auto m = entry->Get(WordClass::kMonth)) month = m;
        if (auto m = entry->Get(WordClass::kMonthShort)) month = m;
      }
    } else {
      ++end;
    }
    i = end;
  }
  if (!month || !day || !year) return std::nullopt;
  return MakeDate(*year, *month, *day);
}

}  // namespace khaldun::when
