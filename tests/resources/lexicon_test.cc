#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "resources/actors.h"
#include "resources/countries.h"
#include "resources/share.h"
#include "support/documents.h"

namespace khaldun::resources {
namespace {

using ::testing::HasSubstr;

Actor ActorOf(const std::string& codes) {
  Result<Actors> actors =
      Actors::Read("actors.tsv", "Khalifa Haftar\tHaftar|Hifter\tperson\t" + codes);
  EXPECT_TRUE(actors.has_value()) << actors.status().message();
  return actors->all()[0];
}

std::string CodeAt(const std::string& codes, std::string_view date) {
  std::optional<Date> day;
  if (!date.empty()) day = *ParseDate(date);
  return ActorOf(codes).CodeAt(day).Format();
}

TEST(Actors, CodeWhoseTimeHoldsTheDateCounts) {
  const std::string codes = "LBY MIL ..1987; LBY OPP 1988..2011; LBY REB 2014-05..";
  EXPECT_EQ(CodeAt(codes, "1980-01-01"), "LBYMIL");
  EXPECT_EQ(CodeAt(codes, "1987-12-31"), "LBYMIL");
  EXPECT_EQ(CodeAt(codes, "2020-12-26"), "LBYREB");
  EXPECT_EQ(CodeAt(codes, "2014-05-01"), "LBYREB");
}

TEST(Actors, NearestEarlierCodeCountsWhereNoneHolds) {
  const std::string codes = "LBY MIL ..1987; LBY OPP 1988..2011; LBY REB 2014-05..";
  EXPECT_EQ(CodeAt(codes, "2014-04-30"), "LBYOPP");
}

TEST(Actors, CountryAloneBeforeTheFirstCode) {
  EXPECT_EQ(CodeAt("USA GOV 2009..2017", "2001-01-01"), "USA");
}

TEST(Actors, WithoutADateAPersonHasTheLatestOffice) {
  EXPECT_EQ(CodeAt("USA GOV 2009..2017; USA LEG 1997..2008", ""), "USAGOV");
  EXPECT_EQ(CodeAt("PHL GOV 2016..2022; PHL OPP 2022..", ""), "PHLGOV");
  EXPECT_EQ(CodeAt("NOR GOV 2005..2013; IGO MIL 2014..2024", ""), "IGOMIL");
  EXPECT_EQ(CodeAt("EGY MIL 2010..2013; EGY ELI 2013..", ""), "EGYMIL");
}

TEST(Actors, WithoutADateAGroupHasTheCodeThatHeldLongest) {
  Result<Actors> actors = Actors::Read(
      "actors.tsv",
      "Taliban\t\tgroup\tAFG GOV 1996..2001; AFG REB 2001..2021-08; AFG GOV 2021-08..");
  ASSERT_TRUE(actors) << actors.error().message();
  EXPECT_EQ(actors->all()[0].CodeAt(std::nullopt).Format(), "AFGREB");
}

TEST(Actors, WordsChooseAmongTheCodesThatAnActorBore) {
  Actor actor = ActorOf("POL GOV 2007..2014; EUR GOV 2014..2019; POL OPP 2021..2023");
  auto as = [&](std::string country, std::vector<Sector> sectors) {
    auto code = actor.CodeAs({std::move(country), std::move(sectors)});
    return code ? code->Format() : "-";
  };
  EXPECT_EQ(as("EUR", {}), "EURGOV");
  EXPECT_EQ(as("POL", {Sector::kGov}), "POLGOV");
  EXPECT_EQ(as("", {Sector::kOpp}), "POLOPP");
  EXPECT_EQ(as("DEU", {Sector::kGov}), "-");
}

TEST(Actors, CodesThatHoldTogetherAreJoined) {
  EXPECT_EQ(CodeAt("TUR GOV 2018..; TUR MIL 2015..2023", "2020-12-26"), "TURGOVMIL");
}

TEST(Actors, UndatedCodeStandsInWhereNoDatedOneHolds) {
  EXPECT_EQ(CodeAt("TUR ELI; TUR GOV 2018..2020", "2022-01-01"), "TURELI");
}

std::string ActorError(const std::string& line) {
  Result<Actors> actors = Actors::Read("lexicon/actors.tsv", "# a comment\n" + line);
  return actors.has_value() ? "" : actors.error().message();
}

TEST(Actors, BrokenLineIsNamedWithPlaceAndRemedy) {
  EXPECT_EQ(ActorError("Oran Interior Ministry\t\torganization\tORA GOVT"),
            "lexicon/actors.tsv:2:42: unknown sector 'GOVT'\n"
            "  Oran Interior Ministry<TAB><TAB>organization<TAB>ORA GOVT\n"
            "                                                       ^^^^\n"
            "  did you mean 'GOV'?");
  EXPECT_THAT(ActorError("A\t\tpersn\tTUR GOV"), HasSubstr("did you mean 'person'?"));
  EXPECT_THAT(ActorError("A\t\tperson\tTurkey GOV"), HasSubstr("'Turkey' is no country code"));
  EXPECT_THAT(ActorError("A\t\tperson\tTUR GOV 2020-13.."), HasSubstr("'2020-13' is no date"));
  EXPECT_THAT(ActorError("A\t\tperson\tTUR GOV 2020..2010"), HasSubstr("ends before it begins"));
  EXPECT_THAT(ActorError("A\t\tperson\t"), HasSubstr("the actor has no code"));
  EXPECT_THAT(ActorError("\t\tperson\tTUR"), HasSubstr("the actor has no name"));
}

TEST(Countries, AreFoundByCode) {
  Result<Countries> countries = Countries::Read(
      "countries.tsv",
      "TUR\tTR\tTurkey\tTürkiye\tTurkish\tTurk|Turks\tAnkara\tBestepe\nLBY\tLY\tLibya\n");
  ASSERT_TRUE(countries.has_value());
  EXPECT_EQ(countries->Find("TUR")->demonyms[1], "Turks");
  EXPECT_EQ(countries->Find("LBY")->capital, "");
  EXPECT_EQ(countries->Find("ABC"), nullptr);
}

TEST(Countries, CodeThatStandsTwiceIsRefused) {
  Result<Countries> countries =
      Countries::Read("countries.tsv", "TUR\tTR\tTurkey\nTUR\tTR\tTurkey\n");
  ASSERT_FALSE(countries.has_value());
  EXPECT_THAT(countries.error().message(), HasSubstr("countries.tsv:2:1: 'TUR' stands twice"));
}

TEST(Lexicon, EveryLineOfOursIsValid) {
  Result<Share> share = Share::Find(testing::ShareFolder());
  ASSERT_TRUE(share.has_value()) << share.status().message();
  Result<std::string> text = share->Read("lexicon/countries.tsv");
  ASSERT_TRUE(text.has_value()) << text.status().message();
  Result<Countries> countries = Countries::Read("lexicon/countries.tsv", *text);
  ASSERT_TRUE(countries.has_value()) << countries.status().message();
  EXPECT_GE(countries->all().size(), 200u);
}

}  // namespace
}  // namespace khaldun::resources
