#include "when/calendar.h"

#include <gtest/gtest.h>

namespace khaldun::when {
namespace {

std::string Format(std::optional<Date> date) { return date ? FormatDate(*date) : "none"; }

TEST(Calendar, Easter) {
  EXPECT_EQ(FormatDate(EasterSunday(2000)), "2000-04-23");
  EXPECT_EQ(FormatDate(EasterSunday(2024)), "2024-03-31");
  EXPECT_EQ(FormatDate(OrthodoxEasterSunday(2024)), "2024-05-05");
  EXPECT_EQ(FormatDate(OrthodoxEasterSunday(2000)), "2000-04-30");
}

TEST(Calendar, Islamic) {
  EXPECT_EQ(Format(FromIslamic(1, 1, 1)), "0622-07-19");
  EXPECT_EQ(Format(FromIslamic(1442, 9, 1)), "2021-04-13");
  EXPECT_EQ(Format(FromIslamic(1445, 10, 1)), "2024-04-10");
  EXPECT_EQ(Format(FromIslamic(1442, 13, 1)), "none");
  EXPECT_EQ(IslamicYearOf(*MakeDate(2020, 8, 20)), 1442);
  EXPECT_EQ(IslamicYearOf(*MakeDate(2020, 8, 19)), 1441);
}

TEST(Calendar, Persian) {
  EXPECT_EQ(Format(FromPersian(1400, 1, 1)), "2021-03-21");
  EXPECT_EQ(Format(FromPersian(1399, 12, 30)), "2021-03-20");
  EXPECT_EQ(Format(FromPersian(1357, 11, 22)), "1979-02-11");
  EXPECT_EQ(Format(FromPersian(1403, 1, 1)), "2024-03-20");
  EXPECT_EQ(PersianYearOf(*MakeDate(2021, 3, 20)), 1399);
}

TEST(Calendar, Hebrew) {
  EXPECT_EQ(Format(FromHebrew(5781, 7, 1)), "2020-09-19");
  EXPECT_EQ(Format(FromHebrew(5781, 1, 15)), "2021-03-28");
  EXPECT_EQ(Format(FromHebrew(5784, 7, 10)), "2023-09-25");
}

TEST(Calendar, WeeksMonthsAndWeekdays) {
  EXPECT_EQ(WeekOf(*MakeDate(2021, 1, 3)).week, 53);
  EXPECT_EQ(WeekOf(*MakeDate(2021, 1, 3)).year, 2020);
  EXPECT_EQ(Format(AddMonths(*MakeDate(2020, 1, 31), 1)), "2020-02-29");
  EXPECT_EQ(Format(AddMonths(*MakeDate(2020, 1, 31), -12000 * 12)), "none");
  EXPECT_EQ(Format(NthWeekday(2020, 11, 4, 4)), "2020-11-26");
  EXPECT_EQ(Format(NthWeekday(2020, 5, 1, -1)), "2020-05-25");
  EXPECT_EQ(Format(MakeDate(0, 1, 1)), "none");
  EXPECT_EQ(Format(Shift(*MakeDate(9999, 12, 31), 1)), "none");
}

}  // namespace
}  // namespace khaldun::when
