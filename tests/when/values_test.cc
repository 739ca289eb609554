// Text in, TIMEX3 values out.
#include <vector>

#include "when/times.h"

namespace khaldun::when::testing {
namespace {

struct Case {
  const char* text;
  const char* values;
};

void Check(const std::vector<Case>& cases, std::string_view published) {
  for (const Case& c : cases) {
    EXPECT_EQ(Values(Analyse(c.text, published)), c.values) << c.text;
  }
}

// 26 December 2020 is a Saturday.
constexpr const char* kPublished = "2020-12-26";

TEST(When, ReadsDatesInEveryOrder) {
  Check({{"It began on December 26, 2020 .", "December 26, 2020=2020-12-26"},
         {"It began on Dec. 26 .", "Dec. 26=2020-12-26"},
         {"It began on 26 December 2019 .", "26 December 2019=2019-12-26"},
         {"It began on the 26th of December 2019 .", "the 26th of December 2019=2019-12-26"},
         {"It began on Thursday, Oct. 1, 2020 .", "Thursday, Oct. 1, 2020=2020-10-01"},
         {"It began on 2020-12-24 .", "2020-12-24=2020-12-24"},
         {"It began on 24/12/2020 .", "24/12/2020=2020-12-24"},
         {"It began on 12/24/2020 .", "12/24/2020=2020-12-24"},
         {"It began on 24.12.2020 .", "24.12.2020=2020-12-24"},
         {"It began in June 2020 .", "June 2020=2020-06"},
         {"On 5 March 2012 rebels came .", "5 March 2012=2012-03-05"},
         {"In March 2012 police came .", "March 2012=2012-03"},
         {"In March 2000 people came .", "March=2020-03"},
         {"In 2012 rebels came .", "2012=2012"},
         {"In 2000 villages people died .", ""},
         {"They killed 1950 rebels .", ""},
         {"It began in 2011 .", "2011=2011"},
         {"It began in mid-October .", "mid-October=2020-10"},
         {"It began in early 2019 .", "early 2019=2019"},
         {"It began in nineteen ninety-six .", "nineteen ninety-six=1996"}},
        kPublished);
}

TEST(When, ReadsDecadesCenturiesAndErasOfYears) {
  Check({{"It grew in the 1990s .", "the 1990s=199"},
         {"It grew in the '90s .", "the '90s=199"},
         {"It grew in the early 1980s .", "the early 1980s=198"},
         {"It grew in the nineties .", "the nineties=199"},
         {"It grew in the 19th century .", "the 19th century=18"},
         {"The class of '98 met .", "'98=1998"},
         {"He died in 44 BC .", "44 BC=BC0044"}},
        kPublished);
}

TEST(When, CountsFromPublication) {
  Check({{"They met today .", "today=2020-12-26"},
         {"They met yesterday .", "yesterday=2020-12-25"},
         {"They will meet tomorrow .", "tomorrow=2020-12-27"},
         {"They met last night .", "last night=2020-12-25TNI"},
         {"They met this morning .", "this morning=2020-12-26TMO"},
         {"They met the day before yesterday .", "the day before yesterday=2020-12-24"},
         {"They met last week .", "last week=2020-W51"},
         {"They will meet next month .", "next month=2021-01"},
         {"They met earlier this year .", "earlier this year=2020"},
         {"They met last summer .", "last summer=2020-SU"},
         {"They met three days ago .", "three days ago=2020-12-23"},
         {"They met two weeks ago .", "two weeks ago=2020-W50"},
         {"They met five months ago .", "five months ago=2020-07"},
         {"They met a decade ago .", "a decade ago=2010"},
         {"They met over the weekend .", "the weekend=2020-W52-WE"}},
        kPublished);
}

TEST(When, WeekdayFollowsTheTenseOfItsClause) {
  Check({{"On Thursday , Haftar called on his followers .", "Thursday=2020-12-24"},
         {"Leaders will meet on Monday .", "Monday=2020-12-28"},
         {"The talks are expected to begin Tuesday .", "Tuesday=2020-12-29"},
         {"He left last Saturday .", "last Saturday=2020-12-19"},
         {"He will leave next Saturday .", "next Saturday=2021-01-02"},
         {"He was shot Monday night .", "Monday night=2020-12-21TNI"},
         {"Fears swept the city on Sunday .", "Sunday=2020-12-27"},
         {"The Sunday Times said so .", ""}},
        kPublished);
}

TEST(When, MonthAndDayWithoutYearAreTheNearestThatFits) {
  Check({{"A ceasefire was signed in October .", "October=2020-10"},
         {"The vote was held on July 3 .", "July 3=2020-07-03"},
         {"The vote will be held on March 3 .", "March 3=2021-03-03"},
         {"He was elected in July last year .", "July last year=2019-07"},
         {"He was elected last May .", "last May=2020-05"},
         {"They were signed on May 3, 5 and 7 .", "May 3=2020-05-03; 5=2020-05-05; 7=2020-05-07"},
         {"They were signed on 3, 5 and 7 May 2019 .",
          "3=2019-05-03; 5=2019-05-05; 7 May 2019=2019-05-07"}},
        kPublished);
}

TEST(When, CountsFromWhatWasTold) {
  Check({{"It fell on March 3, 2019 .\nThe next day it rose .",
          "March 3, 2019=2019-03-03; The next day=2019-03-04"},
         {"It fell on March 3, 2019 and rose the day before .",
          "March 3, 2019=2019-03-03; the day before=2019-03-02"},
         {"It fell on March 3, 2019 .\nTwo days later it rose .",
          "March 3, 2019=2019-03-03; Two days later=2019-03-05"},
         {"It fell on March 3, 2019 , a day earlier it rose .",
          "March 3, 2019=2019-03-03; a day earlier=2019-03-02"},
         {"It fell in 1988 and rose later that year .", "1988=1988; later that year=1988"},
         {"It fell on Oct. 23, 2019 . \nEarlier that day it rose .",
          "Oct. 23, 2019=2019-10-23; Earlier that day=2019-10-23"}},
        kPublished);
}

TEST(When, ReadsLengths) {
  Check({{"It lasted three days .", "three days=P3D"},
         {"It lasted for nearly forty years .", "nearly forty years=P40Y"},
         {"A 10-year program began .", "10-year=P10Y"},
         {"It lasted for more than four hours .", "more than four hours=PT4H"},
         {"It lasted half an hour .", "half an hour=PT30M"},
         {"It lasted two and a half years .", "two and a half years=P2Y6M"},
         {"It came a minute and a half later .", "a minute and a half later=PT1M30S"},
         {"It lasted 2 1/2 years .", "2 1/2 years=P2Y6M"},
         {"It feeds more than a quarter of them .", ""},
         {"It exploded 8,000 years ago .", "8,000 years ago=PAST_REF"},
         {"It lasted for several weeks .", "several weeks=PXW"},
         {"It fell over the past week .", "the past week=P1W"},
         {"It fell in the past three months .", "the past three months=P3M"},
         {"It lasted two decades .", "two decades=P20Y"},
         {"The day-long strike ended .", "day-long=P1D"}},
        kPublished);
}

TEST(When, ReadsRepetitions) {
  Check({{"They meet every Monday .", "every Monday=XXXX-WXX-1"},
         {"They meet on Mondays .", "Mondays=XXXX-WXX-1"},
         {"They march each July .", "each July=XXXX-07"},
         {"They meet daily .", "daily=P1D"},
         {"They meet every two weeks .", "every two weeks=P2W"},
         {"It pumps 5 million barrels a day .", "a day=P1D"}},
        kPublished);
}

TEST(When, ReadsQuartersHalvesAndSeasons) {
  Check({{"Profit fell in the third quarter of 1990 .", "the third quarter of 1990=1990-Q3"},
         {"Profit fell in Q3 2020 .", "Q3 2020=2020-Q3"},
         {"Third-quarter profit fell .", "Third-quarter=2020-Q3"},
         {"It will fall in next year's first quarter .", "next year's first quarter=2021-Q1"},
         {"Profit fell in the first half of 2019 .", "the first half of 2019=2019-H1"},
         {"Sales fell in fiscal 1989 .", "1989=1989"},
         {"He left in the summer of 2019 .", "the summer of 2019=2019-SU"},
         {"He left in spring 2019 .", "spring 2019=2019-SP"}},
        kPublished);
}

TEST(When, ComparesWithTheSamePeriodAYearBefore) {
  Check({{"Third-quarter profit rose from $3 million a year earlier .",
          "Third-quarter=1989-Q3; a year earlier=1988-Q3"},
         {"Profit rose in the third quarter from the year-ago period .",
          "the third quarter=1989-Q3; the year-ago period=1988-Q3"},
         {"Profit rose 3% from a year ago .", "a year ago=1988"}},
        "1989-10-26");
}

TEST(When, ReadsTimesOfDayWithTheirDay) {
  Check({{"It struck at 10:30 GMT on Monday .", "10:30 GMT on Monday=2020-12-21T10:30Z"},
         {"It struck at 1500 local time .", "1500 local time=2020-12-26T15:00"},
         {"It struck around 9 p.m. Tuesday .", "around 9 p.m. Tuesday=2020-12-22T21:00"},
         {"It struck at 4am on Tuesday .", "4am on Tuesday=2020-12-22T04:00"},
         {"It struck at 10:35 a.m. (0735 GMT) Tuesday .",
          "10:35 a.m.=2020-12-22T10:35; 0735 GMT=2020-12-22T07:35Z; Tuesday=2020-12-22"},
         {"It struck at noon Thursday .", "noon Thursday=2020-12-24T12:00"},
         {"It struck Friday at 10.30 a.m. .", "Friday at 10.30 a.m.=2020-12-25T10:30"}},
        kPublished);
}

TEST(When, ReadsFeasts) {
  Check({{"He was killed on Christmas Day .", "Christmas Day=2020-12-25"},
         {"He was killed on Easter Sunday 2019 .", "Easter Sunday 2019=2019-04-21"},
         {"He was killed on Thanksgiving .", "Thanksgiving=2020-11-26"},
         {"He was freed for Eid al-Fitr 2019 .", "Eid al-Fitr 2019=2019-06-05"},
         {"He was freed at Nowruz 2020 .", "Nowruz 2020=2020-03-20"},
         {"After 9/11 he left .", "9/11=2001-09-11"}},
        kPublished);
}

TEST(When, ReadsIslamicAndPersianDates) {
  Check({{"It fell on 10 Muharram 1442 .", "10 Muharram 1442=2020-08-29"},
         {"It fell on 22 Bahman 1357 .", "22 Bahman 1357=1979-02-11"},
         {"It fell in Ramadan 1441 .", "Ramadan 1441=2020-04-24/2020-05-23"},
         {"Fighting went on during Ramadan .", "Ramadan=2020-04-24/2020-05-23"},
         {"It fell on 12 Dhu al-Hijjah 1441 .", "12 Dhu al-Hijjah 1441=2020-08-02"}},
        kPublished);
}

TEST(When, NumbersThatAreNoTimesStaySilent) {
  Check({{"Some 2,000 troops left .", ""},
         {"It was found in 1500 cases .", ""},
         {"Resolution 1701 was cited .", ""},
         {"A 44-year-old man and a woman, 22, won 3-1 .", ""},
         {"He is 44 years old .", ""},
         {"About 2000 people marched .", ""},
         {"It cost $1990 .", ""},
         {"It grew 3.5 percent .", ""},
         {"They may march in the sun for a second .", ""},
         {"Theresa May resigned .", ""},
         {"The March of Dimes and the March for Life gave .", ""},
         {"June E. Nylen led the Future Farmers .", ""},
         {"He waited for a second chance .", ""},
         {"The People's Daily and This Week named him Man of the Year .", ""},
         {"One quarter of them , three-quarters of us .", ""}},
        kPublished);
}

TEST(When, NamesOpenReferences) {
  Check({{"It is now a fort .", "now=PRESENT_REF"}, {"In the past it was .", "the past=PAST_REF"}},
        kPublished);
}

}  // namespace
}  // namespace khaldun::when::testing
