#include "names/edit_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "names/letters.h"
#include "names/person_names.h"
#include "names/train.h"
#include "support/documents.h"

namespace khaldun::names {
namespace {

const NameMatcher& Matcher() {
  static const NameMatcher matcher = [] {
    auto share = resources::Share::Find(testing::ShareFolder());
    auto loaded = NameMatcher::Load(*share);
    EXPECT_TRUE(loaded.has_value()) << loaded.status().message();
    return std::move(*loaded);
  }();
  return matcher;
}

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

bool Same(std::string_view a, std::string_view b) {
  float odds = Matcher().LogOdds(WordsOf(a), WordsOf(b));
  EXPECT_EQ(odds, Matcher().LogOdds(WordsOf(b), WordsOf(a))) << a << ", " << b;
  return odds > 0;
}

// "kh|h a ri|re" of "khari" and "hare".
std::string Alignment(const EditModel& model, std::string_view a, std::string_view b) {
  std::string out;
  for (const Edit& e : model.Align(a, b)) {
    std::string x(a.substr(e.a_begin, e.a_size)), y(b.substr(e.b_begin, e.b_size));
    out += (out.empty() ? "" : " ") + (x == y ? x : x + "|" + y);
  }
  return out;
}

TEST(Letters, AreLatinLowerCaseWithoutMarks) {
  EXPECT_EQ(LettersOf("Erdoğan"), "erdogan");
  EXPECT_EQ(LettersOf("Sana'a"), "sanaa");
  EXPECT_EQ(LettersOf("Ali2"), "ali");
  EXPECT_EQ(LettersOf("Али"), "");
}

TEST(Letters, SkeletonIsWhatTransliterationsAgreeOn) {
  EXPECT_EQ(Skeleton("mehri"), "mhr");
  EXPECT_EQ(Skeleton("mekher"), "mhr");
  EXPECT_EQ(Skeleton("yousef"), Skeleton("yusuph"));
}

TEST(EditModel, SpellingsOfOneNameAreOne) {
  for (auto [a, b] : {std::pair("Gaddafi", "Qaddafi"),
                      {"Gaddafi", "Kadhafi"},
                      {"Osama", "Usama"},
                      {"Khaled", "Khalid"},
                      {"Hussein", "Husayn"},
                      {"Mohammed", "Muhammad"},
                      {"Yevgeny", "Evgeniy"},
                      {"Aleksandr", "Alexander"},
                      {"Gorbachev", "Gorbachov"},
                      {"Yitzhak", "Itzhak"},
                      {"Giorgos", "Yiorgos"},
                      {"Zedong", "Tsetung"}}) {
    EXPECT_TRUE(Same(a, b)) << a << ", " << b;
  }
}

TEST(EditModel, OtherNamesAreNot) {
  for (auto [a, b] : {std::pair("Hassan", "Haddad"),
                      {"Karim", "Kamil"},
                      {"Putin", "Pavlov"},
                      {"Maher", "Nasser"},
                      {"Salim", "Samir"},
                      {"Karim", "Salim"},
                      {"Ivanov", "Petrov"}}) {
    EXPECT_FALSE(Same(a, b)) << a << ", " << b;
  }
}

TEST(EditModel, AlignsGroupsThatAreExchangedByHabit) {
  auto model = EditModel::Read(
      "names.tsv",
      "same=consonant\t1\nsame=vowel\t1\nhabit\t0.5\nedit=c|k\t-1\n"
      "kind=consonant dropped\t-2\nkind=vowel dropped\t-2\nkind=vowel for vowel\t-1\n",
      "transliteration.tsv", "ar\tkh\th\tKhaled\tHaled\n");
  ASSERT_TRUE(model.has_value()) << model.status().message();
  EXPECT_EQ(Alignment(*model, "khalid", "haled"), "kh|h a l i|e d");
  EXPECT_EQ(Alignment(*model, "", ""), "");
  // 3 kept, a habit, a vowel for a vowel.
  EXPECT_FLOAT_EQ(model->LogOdds("khalid", "haled"), 3 + 0.5f - 1);
  EXPECT_FLOAT_EQ(model->LogOdds("cal", "kal"), 2 - 1);
}

TEST(EditModel, ANameOfTenThousandLettersIsCompared) {
  std::string name(10000, 'a');
  EXPECT_TRUE(Same(name, name));
}

TEST(EditModel, BrokenTablesAreNamedWithTheirPlace) {
  EXPECT_THAT(EditModel::Read("names.tsv", "edit=c|k\tmuch\n", "h.tsv", "").status().message(),
              HasSubstr("names.tsv:1:10: no weight"));
  EXPECT_THAT(EditModel::Read("names.tsv", "edit=c|c\t1\n", "h.tsv", "").status().message(),
              HasSubstr("names.tsv:1:1: unknown feature"));
  EXPECT_THAT(EditModel::Read("names.tsv", "", "h.tsv", "ar\tKH\th\n").status().message(),
              HasSubstr("h.tsv:1:4: no group of letters"));
}

TEST(PersonNames, WordsAreCutAtHyphensWithoutParticles) {
  EXPECT_THAT(WordsOf("Abd al-Fattah el-Sisi"), ElementsAre("abd", "fattah", "sisi"));
  EXPECT_THAT(WordsOf("Putin, Vladimir V."), ElementsAre("vladimir", "v", "putin"));
  EXPECT_THAT(WordsOf("Al"), ElementsAre("al"));
  EXPECT_THAT(WordsOf("—"), ElementsAre());
}

TEST(PersonNames, WordsMayBeJoinedTurnedShortenedOrLeftOut) {
  EXPECT_TRUE(Same("Abdel Fattah al-Sisi", "Abdelfattah el-Sissi"));
  EXPECT_TRUE(Same("Xi Jinping", "Jinping Xi"));
  EXPECT_TRUE(Same("V. Putin", "Vladimir Vladimirovich Putin"));
  EXPECT_TRUE(Same("Vladimir Putin", "Putin"));
}

TEST(PersonNames, ThatContradictEachOtherAreTwo) {
  EXPECT_FALSE(Same("Vladimir Putin", "Lyudmila Putin"));
  EXPECT_FALSE(Same("Vladimir Putin", "Vladimir Medvedev"));
  EXPECT_FALSE(Same("Vladimir Putin", "Vladimir"));
  EXPECT_FALSE(Same("D. Putin", "Vladimir Putin"));
}

TEST(Training, PairsAreOfOneClassOrOfNoCommonOne) {
  auto classes =
      ReadClasses("c.jsonl",
                  "{\"spellings\": {\"osama\": 9, \"usama\": 2, \"osma\": 1, \"os\": 5}}\n"
                  "{\"spellings\": {\"omari\": 4, \"omary\": 2}}\n");
  ASSERT_TRUE(classes.has_value()) << classes.status().message();
  EXPECT_THAT(*classes, ElementsAre(UnorderedElementsAre("osama", "usama"),
                                    UnorderedElementsAre("omari", "omary")));
  int same = 0;
  for (const NamePair& pair : PairsOf(*classes, 1)) {
    same += pair.same;
    if (!pair.same) {
      EXPECT_NE(pair.a.back() == 'a', pair.b.back() == 'a') << pair.a << ", " << pair.b;
    }
  }
  EXPECT_EQ(same, 2);
  EXPECT_THAT(ReadClasses("c.jsonl", "{}\n").status().message(), HasSubstr("c.jsonl:1: "));
}

TEST(Training, LearnsWhatIsExchangedAndIsTheSameTwice) {
  std::vector<SpellingClass> classes;
  // c and k are one; l and r tell names apart.
  for (const char* end : {"ala", "anel", "osin", "evan", "irad", "urel", "omas", "etil"}) {
    for (const char* begin : {"bar", "bal", "dor", "dol", "mir", "mil"})
      classes.push_back({std::string(begin) + "k" + end, std::string(begin) + "c" + end});
  }
  auto model = Train(classes, "h.tsv", "", {});
  ASSERT_TRUE(model.has_value());
  EXPECT_GT(model->LogOdds("sukar", "sucar"), 0);
  EXPECT_LT(model->LogOdds("sukar", "sukal"), model->LogOdds("sukar", "sucar"));
  EXPECT_EQ(Train(classes, "h.tsv", "", {})->Format(), model->Format());
}

}  // namespace
}  // namespace khaldun::names
