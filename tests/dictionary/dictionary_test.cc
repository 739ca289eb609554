// TABARI and PETRARCH dictionaries to tables of ours: what stands in a dictionary, what comes of
// it, and what is left over. The dictionaries are made up.
#include "dictionary/dictionary.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/documents.h"

namespace khaldun::dictionary {
namespace {

using ::testing::HasSubstr;

const Vocabulary& Words() {
  static const Vocabulary* words = [] {
    auto share = resources::Share::Find(testing::ShareFolder());
    EXPECT_TRUE(share) << share.status().message();
    auto loaded = Vocabulary::Load(*share);
    EXPECT_TRUE(loaded) << loaded.status().message();
    return new Vocabulary(std::move(*loaded));
  }();
  return *words;
}

// The table, then a line for each leftover: "line: reason".
std::string Converted(Kind kind, std::string_view text) {
  Conversion c = Convert(kind, text, Words());
  std::string out = c.table;
  size_t whole = 0;
  for (const Leftover& l : c.leftovers) {
    out += fmt::format("{}: {}{}\n", l.line, l.in_part ? "in part: " : "", l.reason);
    whole += !l.in_part;
  }
  EXPECT_EQ(c.entries, c.converted + c.known + whole) << "nothing is lost";
  return out;
}

std::string Actors(std::string_view text) { return Converted(Kind::kActors, text); }
std::string Agents(std::string_view text) { return Converted(Kind::kAgents, text); }
std::string Verbs(std::string_view text) { return Converted(Kind::kVerbs, text); }

TEST(ImportedActors, NamesSynonymsAndCodes) {
  EXPECT_EQ(Actors("BLUE_CRESCENT_FRONT_ [LBYREB]  ; a comment\n+BCF_\n"),
            "Blue Crescent Front\tBCF\tgroup\tLBY REB\n");
  EXPECT_EQ(Actors("COUNCIL_OF_THE_UN_SAGES_ [IGOUNO] # a comment\n"),
            "Council of the UN Sages\t\torganization\tIGO\n");
}

TEST(ImportedActors, DatedCodesOnTheirOwnLinesOrInline) {
  EXPECT_EQ(Actors("MIKHAIL_BLUFFOV_\n+BLUFFOV_\n\t[RUSGOV >20011222]\n\t[RUSELI <011221]\n"),
            "Mikhail Bluffov\tBluffov\tperson\tRUS GOV 2001-12-22..; RUS ELI ..2001-12-21\n");
  EXPECT_EQ(Actors("MIKHAIL_BLUFFOV_ [RUSGOV 310101-301231] [RUSELI]\n"),
            "Mikhail Bluffov\t\tperson\tRUS GOV 1931-01-01..2030-12-31; RUS ELI\n");
  EXPECT_EQ(Actors("MIKHAIL_BLUFFOV_ [RUSGOV 20010500-20020000]\n"),
            "Mikhail Bluffov\t\tperson\tRUS GOV 2001-05..2002\n");
}

TEST(ImportedActors, RolesBecomeSectorsAndOldStatesTheirSuccessors) {
  EXPECT_EQ(Actors("A_GUILD_ [ZARINSMED]\n"), "A Guild\t\tgroup\tCOD REB JRN\n");
  EXPECT_EQ(Actors("B_GUILD_ [TURHLHCHR]\n"), "B Guild\t\torganization\tTUR MED REL\n");
  EXPECT_EQ(Actors("C_GUILD_ [IGOEUREEC]\n"), "C Guild\t\torganization\tEUR\n");
}

TEST(ImportedActors, AStateActsThroughItsGovernmentAndIsNotSaidTwice) {
  EXPECT_EQ(Actors("LIBYA_ [LBY]\n+TRIPOLI_\n"), "");
  EXPECT_EQ(Actors("LIBYA_ [LBY]\n+LIBIYAH_\n"), "Libiyah\t\torganization\tLBY GOV\n");
}

TEST(ImportedActors, PlacesOfAStateAreNoActors) {
  EXPECT_EQ(Actors("LIBYA_ [LBY]\n+MISRATA_\n+TOBRUK_\n"), "");
  EXPECT_EQ(Actors("MISRATA_COUNCIL_ [LBYGOV]\n"), "Misrata Council\t\torganization\tLBY GOV\n");
}

TEST(ImportedActors, EntriesOfOneNameAreOne) {
  EXPECT_EQ(Actors("CHAN_BLUFF_ [KHMGOV 030101-030131]\nX_GUILD_ [TURBUS]\n"
                   "CHAN_BLUFF [KHMELI >030201]\n+C_BLUFF\n"),
            "Chan Bluff\tC Bluff\tperson\tKHM GOV 2003-01-01..2003-01-31; KHM ELI 2003-02-01..\n"
            "X Guild\t\torganization\tTUR BUS\n");
}

TEST(ImportedActors, KeepOurOtherNamesOfTheSameActor) {
  EXPECT_THAT(Actors("VLADIMIR_PUTIN_ [RUSGOV]\n+VOLODYA_\n"),
              ::testing::StartsWith("Vladimir Putin\tVolodya|Putin|"));
}

TEST(ImportedActors, WhatCannotBeConvertedIsLeftOverWithItsLine) {
  EXPECT_EQ(Actors("# head\nNOBODY_ [---]\nTWINS_ [TUR/SYR]\n\nLEAGUE_ [AFR]\nBARE_NAME_\n"
                   "LATE_ [TURGOV 991332-010101]\n\t[TURGOV]\n"),
            "Late\t\torganization\tTUR GOV\n"
            "2: the null code: nothing is to be coded\n"
            "3: two actors under one name\n"
            "5: 'AFR' is no country and no role\n"
            "6: a name without a code\n"
            "7: in part: '991332' is no date; they are YYMMDD or YYYYMMDD\n");
  EXPECT_EQ(Actors("A_GUILD_ [LEBREB]\nB_GUILD_ [LBNREBXYZ]\n+FOOBAR_\n"),
            "B Guild\tFoobar\tgroup\tLBN REB\n"
            "1: 'LEB' is no country and no role\n"
            "2: in part: without XYZ, which has no counterpart\n");
}

TEST(ImportedAgents, BecomeRoles) {
  EXPECT_EQ(Agents("GOATHERDER [~AGR]\nGUILDS_OF_WIZARDRY {} [~BUS]\nNEWSHOUND [~MED]\n"),
            "goatherder\tAGR\tperson\nguild of wizardry\tBUS\tgroup\n"
            "newshound\tJRN\tgroup\n");
  EXPECT_EQ(Agents("RELIEF_GUILD [NGO~]\n"), "relief guild\tNGO\tgroup\n");
  EXPECT_EQ(Agents("<!-- a comment\n over lines -->\nTOAD_THIEF {TOAD_THIEVES} [~CRM]\n"),
            "toad thief\tCRM\tperson\n");
}

TEST(ImportedAgents, SetsArePutIn) {
  EXPECT_EQ(Agents("!PERSON! = MAN, MEN, WOMAN\nCAMEL!PERSON! [~BUS]\n"),
            "camelman\tBUS\tperson\ncamelwoman\tBUS\tperson\n");
  EXPECT_EQ(Agents("CAMEL!FOLK! [~BUS]\n"), "1: a set between '!' that no line defines\n");
}

TEST(ImportedAgents, WhatOurRolesSayIsKnown) {
  Conversion c = Convert(Kind::kAgents, "PRIME_MINISTER [~GOV]\nDIVINER [~XYZ]\n", Words());
  EXPECT_EQ(c.table, "");
  EXPECT_EQ(c.known, 1u);
  EXPECT_EQ(c.leftovers.at(0).reason, "'XYZ' has no counterpart");
}

// A frame line without its act: what a pattern of "BLUFFDORP" becomes.
std::string Pattern(std::string_view pattern) {
  Conversion c =
      Convert(Kind::kVerbs,
              fmt::format("&GUN\n+RIFLE\n+HAND_CANNONS\n&TRUCE_\n+TRUCE\n--- X [---] ---\n"
                          "BLUFFDORP\n- {}\n",
                          pattern),
              Words());
  if (!c.leftovers.empty() && !c.leftovers[0].in_part) return c.leftovers[0].reason;
  std::string out;
  for (std::string_view rest = c.table; !rest.empty();) {
    if (!out.empty()) out += "; ";
    out += rest.substr(0, rest.find('\t'));
    rest.remove_prefix(rest.find('\n') + 1);
  }
  return out;
}

TEST(ImportedPatterns, TargetsObjectsAndPhrases) {
  EXPECT_EQ(Pattern("* + [190]"), "S bluffdorp T");
  EXPECT_EQ(Pattern("* [190]"), "S bluffdorp T");
  EXPECT_EQ(Pattern("$ * + [190]"), "S bluffdorp T");
  EXPECT_EQ(Pattern("* SANCTIONS [163]"), "S bluffdorp sanction");
  EXPECT_EQ(Pattern("* {PEACE TALKS} (WITH +) [036]"), "S bluffdorp peace talk with T");
  EXPECT_EQ(Pattern("* TALKS WITH_ + [036]"), "S bluffdorp talk with T");
  EXPECT_EQ(Pattern("* + PROPOSAL [030]"), "S bluffdorp proposal of|poss|mod T");
  EXPECT_EQ(Pattern("* OUT CHARGES [081]"), "S bluffdorp out~ charge");
  EXPECT_EQ(Pattern("* (TO BORDER) [154]"), "S bluffdorp to border");
  EXPECT_EQ(Pattern("* CASE (AGAINST) + [115]"), "S bluffdorp case against T");
  EXPECT_EQ(Pattern("* (FOR) [036]"), "S bluffdorp for X");
  EXPECT_EQ(Pattern("* ^ (FROM ^) [036]"), "S bluffdorp from X");
}

TEST(ImportedPatterns, PassivesAndSubjects) {
  EXPECT_EQ(Pattern("+ WAS_* BY_ $ [190]"), "S bluffdorp T");
  EXPECT_EQ(Pattern("+ { WAS | WERE } * $ [190]"), "S bluffdorp T");
  EXPECT_EQ(Pattern("MILITARY * BORDER [154]"), "[military] bluffdorp border");
  EXPECT_EQ(Pattern("% * TALKS [036:036]"), "S|T bluffdorp talk");
  EXPECT_EQ(Pattern("* PACT BETWEEN % [057:057]"), "S bluffdorp pact between S|T");
  EXPECT_EQ(Pattern("* (BEFORE COURT) [:173]"), "T bluffdorp before court");
  EXPECT_EQ(Pattern("+ * IN_ COURT [173]"), "S bluffdorp T in court; T bluffdorp in court");
}

TEST(ImportedPatterns, Clauses) {
  EXPECT_EQ(Pattern("* TO_ WITHDRAW [0356]"), "S bluffdorp to-withdraw");
  EXPECT_EQ(Pattern("* + OF_ [112]"), "S bluffdorp T of X; S bluffdorp T of doing");
  EXPECT_EQ(Pattern("* + OF_ INVADING [112]"), "S bluffdorp T of invading~");
}

TEST(ImportedPatterns, SetsAndAlternatives) {
  EXPECT_EQ(Pattern("* (WITH &GUN) [190]"), "S bluffdorp with rifle; S bluffdorp with hand cannon");
  EXPECT_EQ(Pattern("* &TRUCE [0871]"), "S bluffdorp truce");
  EXPECT_EQ(Pattern("* { RALLY | MARCH } [141]"), "S bluffdorp rally|march");
}

TEST(ImportedPatterns, WhatFramesCannotSayIsLeftOver) {
  EXPECT_THAT(Pattern("NOT * [120]"), HasSubstr("'not' before the verb"));
  EXPECT_THAT(Pattern("SAID WILL * [120]"), HasSubstr("'said' before the verb"));
  EXPECT_THAT(Pattern("REFUSE * [120]"), HasSubstr("the verb 'refuse' before the verb"));
  EXPECT_THAT(Pattern("* TO_ WITHDRAW TROOPS FROM + [0356]"),
              HasSubstr("words that belong to the verb of a clause"));
  EXPECT_THAT(Pattern("* IN_ $ [112]"), HasSubstr("the source stands in a phrase with 'in'"));
  EXPECT_THAT(Pattern("* + + [112]"), HasSubstr("two targets"));
  EXPECT_THAT(Pattern("TALKS [036]"), HasSubstr("no '*' for the verb"));
  EXPECT_THAT(Pattern("* &NOSUCH [036]"), HasSubstr("no set '&NOSUCH'"));
  EXPECT_THAT(Pattern("* + [223]"), HasSubstr("'223' is no CAMEO code"));
  EXPECT_THAT(Pattern("* + [###]"), HasSubstr("discards a sentence"));
  EXPECT_THAT(Pattern("* +"), HasSubstr("a pattern without a code"));
}

TEST(ImportedVerbs, ActsComeFromTheCodeAndTheNullCodeGuards) {
  EXPECT_EQ(Verbs("--- ASSAIL [190] ---\nBLUFFDORP {BLUFFDORPED}\nWAFFLE [---]\n+OPEN_WAFFLE\n"
                  "- * PRINCIPLE [---]\n- * TALKS [036:036]\n- * VISIT [042:043]\n"),
            "S bluffdorp T\tASSAULT\t190\tweak\n"
            "S open waffle\tASSAULT\t190\t-\n"
            "S bluffdorp|waffle principle\tSTATEMENT\t-\tnot\n"
            "S open waffle principle\tSTATEMENT\t-\tnot\n"
            "S bluffdorp|waffle talk\tAGREE\t036\tmutual\n"
            "S open waffle talk\tAGREE\t036\tmutual\n"
            "S bluffdorp|waffle visit\tCONSULT/visit\t042\t-\n"
            "S open waffle visit\tCONSULT/visit\t042\t-\n"
            "7: in part: without 043, what the target does\n");
}

TEST(ImportedVerbs, TabarisStemsAndPastFormsBecomeVerbs) {
  EXPECT_EQ(
      Verbs("ACCUS [112] ;a comment\nHELD [---]\n- * RALLY [141]\nBLUFFDORP [190]\nACT_ [190]\n"),
      "S accuse T\tACCUSE/allege\t112\tweak\n"
      "S hold rally\tPROTEST/demo\t141\t-\n"
      "S bluffdorp|bluffdorpe T\tASSAULT\t190\tweak\n"
      "S act T\tASSAULT\t190\tweak\n");
}

TEST(ImportedVerbs, ASecondCodeOfOnePatternIsLeftOver) {
  EXPECT_EQ(
      Verbs("--- X [---] ---\nBLUFFDORP\n- * APPEAL [020]\n- * APPEALS [1043]\n- * APPEAL [020]\n"),
      "S bluffdorp appeal\tREQUEST\t020\t-\n"
      "4: 'S bluffdorp appeal' has 020 by line 3\n");
}

TEST(ImportedVerbs, TransformationsAreLeftOver) {
  EXPECT_THAT(Verbs("--- X [---] ---\nWAFFLE\n~ a (a b WILL_WAFFLE) SAY = a b 138\n"),
              HasSubstr("3: a transformation"));
}

// Whatever the bytes: an end in linear time and nothing lost.
TEST(Dictionaries, OddTextsAreSurvived) {
  std::string braces(100'000, '{'), signs,
      bangs = "!A! = X, !A!Y\n!A!!A!!A!!A!!A!!A!!A!!A!!A!!A!!A! [~GOV]\n";
  for (int i = 0; i < 20'000; ++i) signs += "&* + ( [ ] } _ % ";
  for (Kind kind : {Kind::kActors, Kind::kAgents, Kind::kVerbs}) {
    for (const std::string& text :
         {std::string(), std::string("\n\n\n"), "X\n- * " + braces + " [190]\n",
          "X [190]\n- " + signs + "\n" + signs, bangs, std::string("[\n]\n+\n- \n&\n---\n!=\n"),
          std::string("<!-- never closed\nX [GOV]\n"),
          "A_" + std::string(200'000, 'B') + " [TURGOV]\n"}) {
      Converted(kind, text);
    }
  }
}

TEST(Dictionaries, AreToldApartByTheirLines) {
  EXPECT_EQ(KindOf("# head\nLIBYA_ [LBY]\n+TRIPOLI_\n"), Kind::kActors);
  EXPECT_EQ(KindOf("!PERSON! = MAN, MEN\nSOLDIER [~MIL]\n"), Kind::kAgents);
  EXPECT_EQ(KindOf("ACCUS [112]\n- * + OF_ [112]\n"), Kind::kVerbs);
  EXPECT_EQ(KindOf("ABUS [---]\nACCEPT [---]\n- NOT * [120]\n"), Kind::kVerbs);
  EXPECT_EQ(KindOf("--- X [---] ---\nWAFFLE\n"), Kind::kVerbs);
  EXPECT_EQ(KindOf("Once upon a time.\n"), std::nullopt);
}

}  // namespace
}  // namespace khaldun::dictionary
