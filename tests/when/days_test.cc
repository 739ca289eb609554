// The days that expressions stand for, and what happens without a publication date.
#include "when/times.h"

namespace khaldun::when::testing {
namespace {

TEST(WhenDays, SinceLeavesTheEndOpen) {
  Document d = Analyse("They have tried since April 2019 .", "2020-12-26");
  EXPECT_EQ(Values(d), "April 2019=2019-04");
  EXPECT_EQ(DaysOf(d), "2019-04-01..");
  EXPECT_EQ(d.Get<WhenLayer>().times[0].precision, DatePrecision::kInterval);
  EXPECT_EQ(d.Get<WhenLayer>().times[0].anchor, "explicit");
}

TEST(WhenDays, UntilLeavesTheBeginningOpen) {
  EXPECT_EQ(DaysOf(Analyse("They fought until June 2020 .", "2020-12-26")), "..2020-06-30");
}

TEST(WhenDays, TheFirstOfARangeHoldsTheWhole) {
  EXPECT_EQ(DaysOf(Analyse("It lasted from March 3 to May 5, 2015 .", "2020-12-26")),
            "2015-03-03..2015-05-05; 2015-05-05..2015-05-05");
  EXPECT_EQ(DaysOf(Analyse("It lasted between 1990 and 1995 .", "2020-12-26")),
            "1990-01-01..1995-12-31; 1995-01-01..1995-12-31");
  EXPECT_EQ(DaysOf(Analyse("They met on May 3-5 .", "2020-12-26")),
            "2020-05-03..2020-05-05; 2020-05-05..2020-05-05");
}

TEST(WhenDays, UnitsCoverAllTheirDays) {
  EXPECT_EQ(DaysOf(Analyse("They met last week .", "2020-12-26")), "2020-12-14..2020-12-20");
  EXPECT_EQ(DaysOf(Analyse("They met in October .", "2020-12-26")), "2020-10-01..2020-10-31");
  EXPECT_EQ(DaysOf(Analyse("They met in February 2020 .", "2020-12-26")), "2020-02-01..2020-02-29");
  EXPECT_EQ(DaysOf(Analyse("They fell over the past two weeks .", "2020-12-26")),
            "2020-12-12..2020-12-26");
}

TEST(WhenDays, ALengthBeforeAfterGivesTheDayOfWhatFollows) {
  Document d = Analyse("It comes a week after 44 people were killed .", "2016-12-17");
  EXPECT_EQ(Values(d), "a week=P1W");
  EXPECT_EQ(DaysOf(d), "2016-12-10..2016-12-10");
}

TEST(WhenDays, ALengthAloneHasNoDays) {
  EXPECT_EQ(DaysOf(Analyse("It lasted three days .", "2020-12-26")), "..");
}

TEST(WhenDays, WithoutPublicationRelativeTimesHaveNoDays) {
  Document d = Analyse("They met on Monday , last week and yesterday .", "");
  EXPECT_EQ(Values(d), "Monday=XXXX-WXX-1; last week=XXXX-WXX; yesterday=XXXX-XX-XX");
  EXPECT_EQ(DaysOf(d), "..; ..; ..");
}

TEST(WhenDays, WithoutPublicationTheYearToldBeforeHolds) {
  EXPECT_EQ(Values(Analyse("War broke out in 1942 .\nOn March 3 the town fell .", "")),
            "1942=1942; March 3=1942-03-03");
}

TEST(WhenDays, AFullDateOfTheDatelineStandsForThePublicationDate) {
  Story story;
  story.id = story.origin = "test";
  OffsetMap offsets;
  offsets.AddRun({0, 0, 1});
  TextLayer text;
  text.dateline = Dateline{"ANKARA", "Dec 26, 2020", "Reuters"};
  Document document(std::move(story), "They met yesterday .", std::move(offsets), std::move(text));
  Segment(document);
  ASSERT_TRUE(TheStage().Run(document).ok());
  EXPECT_EQ(Values(document), "yesterday=2020-12-25");
}

TEST(WhenDays, ImpossibleDatesHaveAValueAndNoDays) {
  EXPECT_EQ(DaysOf(Analyse("It fell on February 30, 2020 .", "2020-12-26")), "..");
  EXPECT_EQ(Values(Analyse("It fell in 0 AD , in year 99999 and in 1500000 .", "2020-12-26")),
            "0 AD=BC0001");
}

TEST(WhenDays, TheOrderOfDigitsFollowsTheDocument) {
  // 26/12 can be read one way only, so 05/06 is the fifth of June.
  EXPECT_EQ(Values(Analyse("From 05/06/2020 to 26/12/2020 .", "2021-02-01")),
            "05/06/2020=2020-06-05; 26/12/2020=2020-12-26");
  EXPECT_EQ(Values(Analyse("From 05/06/2020 to 12/26/2020 .", "2021-02-01")),
            "05/06/2020=2020-05-06; 12/26/2020=2020-12-26");
  // Only one reading lies near publication.
  EXPECT_EQ(Values(Analyse("On 03/12/2020 he left .", "2020-12-05")), "03/12/2020=2020-12-03");
  EXPECT_EQ(Values(Analyse("On 12/03/2020 he left .", "2020-12-05")), "12/03/2020=2020-12-03");
}

TEST(WhenDays, AnotherYearOfPublicationMovesOnlyWhatCountsFromIt) {
  const char* text = "They met yesterday , in June 2020 and in October .";
  EXPECT_EQ(Values(Analyse(text, "2020-12-26")),
            "yesterday=2020-12-25; June 2020=2020-06; October=2020-10");
  EXPECT_EQ(Values(Analyse(text, "2022-12-26")),
            "yesterday=2022-12-25; June 2020=2020-06; October=2022-10");
}

TEST(WhenDays, AnUnrelatedSentenceOrABlankLineChangesNothing) {
  const char* text = "They met on Monday .";
  std::string alone = Values(Analyse(text, "2020-12-26"));
  EXPECT_EQ(Values(Analyse(std::string(text) + "\nThe sky was blue .", "2020-12-26")), alone);
  EXPECT_EQ(Values(Analyse("The sky was blue .\n\n" + std::string(text), "2020-12-26")), alone);
}

TEST(WhenDays, SurvivesLongTokensAndEmptySentences) {
  std::string letters(10000, 'a'), digits(10000, '7');
  EXPECT_EQ(Values(Analyse(letters + " " + digits + " today", "2020-12-26")), "today=2020-12-26");
  EXPECT_EQ(Values(Analyse("", "2020-12-26")), "");
  EXPECT_EQ(Values(Analyse("\xE2\x80\x99 \xC3\xA9t\xC3\xA9 - , .", "2020-12-26")), "");
}

// Time words in every order, also where they make no sense: the layer keeps its promises.
TEST(WhenDays, AnyOrderOfTimeWordsGivesAValidLayer) {
  static constexpr const char* kWords[] = {
      "May",        "3",       ",",          "2015",      "and",   "to",     "-",
      "the",        "last",    "next",       "week",      "of",    "Friday", "31",
      "02/30/2020", "0",       "99999",      "ago",       "later", "two",    "hundred",
      "thousand",   "years",   "quarter",    "third",     "Q3",    "fiscal", "10:30",
      "GMT",        "p.m.",    "Ramadan",    "Bahman",    "1442",  "AH",     "BC",
      "Easter",     "early",   "mid-",       "night",     "every", "a",      "day",
      "half",       "since",   "until",      "from",      "'98",   "1990s",  "century",
      "21st",       "after",   "year-ago",   "period",    "ended", "summer", "today",
      "noon",       "9/11",    "Dhu",        "al-Hijjah", "1/2",   "8,000",  "9999",
      "1",          "decades", "millennium", "(",         ".",     "\n"};
  uint32_t state = 12345;
  auto pick = [&](uint32_t n) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % n;
  };
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (uint32_t n = 3 + pick(30); n > 0; --n) {
      text += kWords[pick(std::size(kWords))];
      if (pick(4) != 0) text += ' ';
    }
    static constexpr const char* kPublished[] = {"", "0001-01-01", "9999-12-31", "2020-02-29"};
    Document document = Analyse(text, kPublished[pick(4)]);
    Status valid = Verify(document);
    ASSERT_TRUE(valid.ok()) << text << "\n" << valid.message();
  }
}

TEST(WhenDays, LongInputTakesLinearTime) {
  std::string text;
  for (int i = 0; i < 60000; ++i) text += "1, 2 and ";
  EXPECT_EQ(Values(Analyse(text, "2020-12-26")), "");
}

}  // namespace
}  // namespace khaldun::when::testing
