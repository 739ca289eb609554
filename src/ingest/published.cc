#include "ingest/published.h"

#include <array>
#include <charconv>
#include <vector>

#include "text/ascii.h"

namespace khaldun::ingest {
namespace {

constexpr int kFirstYear = 1500, kLastYear = 2999;

std::optional<Date> MakeDate(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || day < 1) return std::nullopt;
  Date date{std::chrono::year{year}, std::chrono::month(static_cast<unsigned>(month)),
            std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return date;
}

int ToInt(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool AllDigits(std::string_view s) {
  for (char c : s) {
    if (!text::IsDigit(c)) return false;
  }
  return !s.empty();
}

int MonthOf(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  if (text::EqualsIgnoreCase(word, "sept")) return 9;
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (text::EqualsIgnoreCase(word, kMonths[i]) ||
        text::EqualsIgnoreCase(word, kMonths[i].substr(0, 3))) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

std::optional<Date> FromEpoch(std::string_view digits) {
  int64_t seconds = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  if (digits.size() == 13) seconds /= 1000;
  return Date{std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds{std::chrono::seconds{seconds}})};
}

struct Token {
  std::string_view text;
  char before;  // the character in front of it
  char after;
};

std::vector<Token> Tokens(std::string_view s) {
  std::vector<Token> tokens;
  for (size_t i = 0; i < s.size();) {
    bool digit = text::IsDigit(s[i]);
    if (!digit && !text::IsAlpha(s[i])) {
      ++i;
      continue;
    }
    size_t end = i;
    while (end < s.size() && (digit ? text::IsDigit(s[end]) : text::IsAlpha(s[end]))) ++end;
    tokens.push_back({s.substr(i, end - i), i > 0 ? s[i - 1] : ' ', end < s.size() ? s[end] : ' '});
    i = end;
  }
  return tokens;
}

// Numbers alone: "2020-12-26", "2020/12/26", "26.12.2020", "12/26/2020".
std::optional<Date> FromNumbers(const std::vector<Token>& t) {
  if (t.size() < 3 || !AllDigits(t[0].text) || !AllDigits(t[1].text) || !AllDigits(t[2].text)) {
    return std::nullopt;
  }
  char separator = t[0].after;
  if (t[1].after != separator || (separator != '-' && separator != '/' && separator != '.')) {
    return std::nullopt;
  }
  int a = ToInt(t[0].text), b = ToInt(t[1].text), c = ToInt(t[2].text);
  if (t[0].text.size() == 4) return MakeDate(a, b, c);
  if (t[2].text.size() != 4) return std::nullopt;
  if (separator == '.' || a > 12) return MakeDate(c, b, a);
  if (b > 12 || a == b) return MakeDate(c, a, b);
  return std::nullopt;
}

// A month's name, a day beside it and a year.
std::optional<Date> FromWords(const std::vector<Token>& t) {
  for (size_t m = 0; m < t.size(); ++m) {
    int month = MonthOf(t[m].text);
    if (month == 0) continue;
    auto is_day = [&](size_t i) {
      return i < t.size() && AllDigits(t[i].text) && t[i].text.size() <= 2 && t[i].after != ':' &&
             t[i].before != ':';
    };
    auto is_year = [&](size_t i) {
      return i < t.size() && AllDigits(t[i].text) && t[i].text.size() == 4;
    };
    // An ordinal's ending is a token of its own: 26 th.
    auto is_ending = [&](size_t i) {
      return i < t.size() &&
             (t[i].text == "st" || t[i].text == "nd" || t[i].text == "rd" || t[i].text == "th");
    };
    size_t before = m > 1 && (is_ending(m - 1) || t[m - 1].text == "of") ? m - 2 : m - 1;
    if (m > 2 && t[m - 1].text == "of" && is_ending(m - 2)) before = m - 3;
    bool day_first = m > 0 && is_day(before);
    size_t day = day_first ? before : m + 1;
    if (!is_day(day)) continue;
    // The year stands next, or behind a time ("Dec 26 10:00:00 UTC 2020").
    for (size_t y = m + 1; y < t.size(); ++y) {
      if (is_year(y) && t[y].before != '+' && !(t[y].before == '-' && t[m].after != '-')) {
        return MakeDate(ToInt(t[y].text), month, ToInt(t[day].text));
      }
    }
    // RFC 822 wrote years with two digits.
    if (day_first && is_day(m + 1)) {
      int year = ToInt(t[m + 1].text);
      return MakeDate(year < 70 ? 2000 + year : 1900 + year, month, ToInt(t[day].text));
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Date> ParsePublished(std::string_view written) {
  std::string_view s = text::Trim(written);
  if (s.size() > 200) return std::nullopt;
  if (AllDigits(s)) {
    if (s.size() == 8 || s.size() == 14) {
      return MakeDate(ToInt(s.substr(0, 4)), ToInt(s.substr(4, 2)), ToInt(s.substr(6, 2)));
    }
    if (s.size() == 10 || s.size() == 13) return FromEpoch(s);
    return std::nullopt;
  }
  if (s.size() > 9 && AllDigits(s.substr(0, 8)) && s[8] == 'T') {
    return MakeDate(ToInt(s.substr(0, 4)), ToInt(s.substr(4, 2)), ToInt(s.substr(6, 2)));
  }
  std::vector<Token> tokens = Tokens(s);
  std::optional<Date> date = FromNumbers(tokens);
  return date ? date : FromWords(tokens);
}

std::optional<Date> DateInUrl(std::string_view url) {
  for (size_t i = 0; i + 11 <= url.size(); ++i) {
    char separator = url[i + 5];
    bool shape = (url[i] == '/' || url[i] == '-') && AllDigits(url.substr(i + 1, 4)) &&
                 (separator == '/' || separator == '-') && AllDigits(url.substr(i + 6, 2)) &&
                 url[i + 8] == separator && AllDigits(url.substr(i + 9, 2)) &&
                 (i + 11 == url.size() || !text::IsDigit(url[i + 11]));
    if (!shape || (url[i + 1] != '1' && url[i + 1] != '2')) continue;
    return MakeDate(ToInt(url.substr(i + 1, 4)), ToInt(url.substr(i + 6, 2)),
                    ToInt(url.substr(i + 9, 2)));
  }
  return std::nullopt;
}

}  // namespace khaldun::ingest
