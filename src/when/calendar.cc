#include "when/calendar.h"

namespace khaldun::when {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

// Days since 1970-01-01.
long Serial(Date date) { return sys_days{date}.time_since_epoch().count(); }

std::optional<Date> FromSerial(long serial) {
  static constexpr long kMin = -719162, kMax = 2932896;  // 0001-01-01 and 9999-12-31
  if (serial < kMin || serial > kMax) return std::nullopt;
  return Date{sys_days{days{serial}}};
}

long FloorDiv(long a, long b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

// Rata Die 1 is 0001-01-01.
constexpr long kRataDie = 719163;
constexpr long kIslamicEpoch = 227015;
constexpr long kPersianEpoch = 226895;  // of the 33-year rule
constexpr long kHebrewEpoch = -1373427;

long IslamicRataDie(long y, long m, long d) {
  return d + 29 * (m - 1) + m / 2 + (y - 1) * 354 + FloorDiv(3 + 11 * y, 30) + kIslamicEpoch - 1;
}

bool PersianLeap(long y) {
  static constexpr bool kLeap[33] = {false, true,  false, false, false, true,  false, false, false,
                                     true,  false, false, false, true,  false, false, false, true,
                                     false, false, false, false, true,  false, false, false, true,
                                     false, false, false, true,  false, false};
  return kLeap[((y % 33) + 33) % 33];
}

// Days of the years before `y`.
long PersianDaysBefore(long y) {
  long whole = FloorDiv(y - 1, 33);
  long total = whole * (33 * 365 + 8);
  for (long k = whole * 33 + 1; k < y; ++k) total += PersianLeap(k) ? 366 : 365;
  return total;
}

bool HebrewLeap(long y) { return (7 * y + 1) % 19 < 7; }

long HebrewElapsed(long y) {
  long months = FloorDiv(235 * y - 234, 19);
  long parts = 12084 + 13753 * months;
  long day_number = 29 * months + FloorDiv(parts, 25920);
  return (3 * (day_number + 1)) % 7 < 3 ? day_number + 1 : day_number;
}

long HebrewNewYear(long y) {
  long before = HebrewElapsed(y - 1), now = HebrewElapsed(y), after = HebrewElapsed(y + 1);
  long delay = after - now == 356 ? 2 : now - before == 382 ? 1 : 0;
  return kHebrewEpoch + now + delay;
}

int HebrewMonthLength(long y, long m) {
  long length = HebrewNewYear(y + 1) - HebrewNewYear(y);
  if (m == 2 || m == 4 || m == 6 || m == 10 || m == 13) return 29;
  if (m == 12) return HebrewLeap(y) ? 30 : 29;
  if (m == 8) return length % 10 == 5 ? 30 : 29;
  if (m == 9) return length % 10 == 3 ? 29 : 30;
  return 30;
}

}  // namespace

std::optional<Date> MakeDate(int y, int m, int d) {
  if (y < kFirstYear || y > kLastYear || m < 1 || m > 12 || d < 1 || d > 31) return std::nullopt;
  Date date{year{y}, month(m), day(d)};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<Date> Shift(Date date, long by) {
  if (by > 4000000 || by < -4000000) return std::nullopt;
  return FromSerial(Serial(date) + by);
}

Date MondayOf(Date date) { return AddDays(date, 1 - IsoWeekday(date)); }

IsoWeek WeekOf(Date date) {
  Date thursday = AddDays(date, 4 - IsoWeekday(date));
  int y = static_cast<int>(thursday.year());
  long first = Serial(Date{year{y}, month(1), day(1)});
  return {y, static_cast<int>((Serial(thursday) - first) / 7 + 1)};
}

std::optional<Date> AddMonths(Date date, long months) {
  if (months > 200000 || months < -200000) return std::nullopt;
  long index =
      static_cast<int>(date.year()) * 12L + static_cast<unsigned>(date.month()) - 1 + months;
  int y = static_cast<int>(FloorDiv(index, 12));
  if (y < kFirstYear || y > kLastYear) return std::nullopt;
  auto m = month(static_cast<unsigned>(index - y * 12L + 1));
  Date last{year{y} / m / std::chrono::last};
  return date.day() > last.day() ? last : Date{year{y}, m, date.day()};
}

// Anonymous Gregorian algorithm (Meeus, "Astronomical Algorithms", chapter 8).
Date EasterSunday(int y) {
  int a = y % 19, b = y / 100, c = y % 100;
  int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  int n = h + l - 7 * m + 114;
  return Date{year{y}, month(n / 31), day(n % 31 + 1)};
}

// Meeus' Julian algorithm, then the calendars' difference in days.
Date OrthodoxEasterSunday(int y) {
  int a = y % 4, b = y % 7, c = y % 19;
  int d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
  int n = d + e + 114;
  int gap = y / 100 - y / 400 - 2;
  return AddDays(Date{year{y}, month(n / 31), day(n % 31 + 1)}, gap);
}

std::optional<Date> NthWeekday(int y, int m, int weekday, int n) {
  auto first = MakeDate(y, m, 1);
  if (!first) return std::nullopt;
  Date at = n > 0 ? *first : EndOfMonth(*first);
  int step = n > 0 ? 1 : -1;
  int gap = n > 0 ? (weekday - IsoWeekday(at) + 7) % 7 : (IsoWeekday(at) - weekday + 7) % 7;
  int count = n > 0 ? n : -n;
  auto found = Shift(at, step * (gap + 7L * (count - 1)));
  if (!found || found->month() != first->month()) return std::nullopt;
  return found;
}

int IslamicMonthLength(int y, int m) {
  if (m == 12) return (14 + 11L * y) % 30 < 11 ? 30 : 29;
  return m % 2 == 1 ? 30 : 29;
}

std::optional<Date> FromIslamic(int y, int m, int d) {
  if (y < 1 || y > 9000 || m < 1 || m > 12 || d < 1 || d > IslamicMonthLength(y, m))
    return std::nullopt;
  return FromSerial(IslamicRataDie(y, m, d) - kRataDie);
}

int IslamicYearOf(Date date) {
  long rata = Serial(date) + kRataDie;
  return static_cast<int>(FloorDiv(30 * (rata - kIslamicEpoch) + 10646, 10631));
}

int PersianMonthLength(int y, int m) {
  if (m <= 6) return 31;
  if (m <= 11) return 30;
  return PersianLeap(y) ? 30 : 29;
}

std::optional<Date> FromPersian(int y, int m, int d) {
  if (y < 1 || y > 9000 || m < 1 || m > 12 || d < 1 || d > PersianMonthLength(y, m))
    return std::nullopt;
  long rata =
      kPersianEpoch - 1 + PersianDaysBefore(y) + (m <= 7 ? 31L * (m - 1) : 30L * (m - 1) + 6) + d;
  return FromSerial(rata - kRataDie);
}

int PersianYearOf(Date date) {
  int guess = static_cast<int>(date.year()) - 621;
  auto start = FromPersian(guess, 1, 1);
  return start && sys_days{date} < sys_days{*start} ? guess - 1 : guess;
}

std::optional<Date> FromHebrew(int y, int m, int d) {
  if (y < 1 || y > 13000 || m < 1 || m > (HebrewLeap(y) ? 13 : 12) || d < 1 ||
      d > HebrewMonthLength(y, m)) {
    return std::nullopt;
  }
  long rata = HebrewNewYear(y) + d - 1;
  int last = HebrewLeap(y) ? 13 : 12;
  if (m < 7) {
    for (int k = 7; k <= last; ++k) rata += HebrewMonthLength(y, k);
    for (int k = 1; k < m; ++k) rata += HebrewMonthLength(y, k);
  } else {
    for (int k = 7; k < m; ++k) rata += HebrewMonthLength(y, k);
  }
  return FromSerial(rata - kRataDie);
}

}  // namespace khaldun::when
