#include "syntax/eval.h"

#include <gtest/gtest.h>

#include "text/conllu.h"

namespace khaldun::syntax {
namespace {

constexpr std::string_view kGold =
    "# newdoc id = a\n"
    "1\tRebels\trebel\tNOUN\t_\tNumber=Plur\t4\tnsubj\t_\t_\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\t_\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_\n"
    "4\tattack\tattack\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_\n\n";

std::string With(std::string_view from, std::string_view to) {
  std::string text(kGold);
  return text.replace(text.find(from), from.size(), to);
}

Scores Against(const std::string& system) {
  auto gold = text::ReadConllu(kGold, "gold"), own = text::ReadConllu(system, "system");
  EXPECT_EQ(gold.status().message(), "");
  EXPECT_EQ(own.status().message(), "");
  auto scores = Compare(*gold, *own);
  EXPECT_EQ(scores.status().message(), "");
  return *scores;
}

TEST(Eval, GivesFullMarksToTheGoldItself) {
  EXPECT_EQ(Format(Against(std::string(kGold))),
            "tokens: 100.00\nsentences: 100.00\nwords: 100.00\nupos: 100.00\nlemmas: 100.00\n"
            "uas: 100.00\nlas: 100.00\n");
}

TEST(Eval, CountsATagALemmaARelationAndAHead) {
  EXPECT_DOUBLE_EQ(Against(With("rebel\tNOUN", "rebel\tVERB")).upos, 80);
  EXPECT_DOUBLE_EQ(Against(With("do\tAUX", "did\tAUX")).lemmas, 80);
  const Scores relation = Against(With("4\tnsubj", "4\tobj"));
  EXPECT_DOUBLE_EQ(relation.uas, 100);
  EXPECT_DOUBLE_EQ(relation.las, 80);
  EXPECT_DOUBLE_EQ(Against(With("4\tnsubj", "5\tnsubj")).uas, 80);
  EXPECT_DOUBLE_EQ(Against(With("4\tnsubj", "4\tnsubj:pass")).las, 100);
}

TEST(Eval, RefusesOtherTexts) {
  auto gold = text::ReadConllu(kGold, "gold"),
       own = text::ReadConllu(With("Rebels\t", "Rebel\t"), "system");
  auto scores = Compare(*gold, *own);
  ASSERT_FALSE(scores);
  EXPECT_EQ(scores.error().code(), StatusCode::kInvalidInput);
}

TEST(Conllu, GoesThereAndBack) {
  auto documents = text::ReadConllu(kGold, "gold");
  ASSERT_TRUE(documents);
  EXPECT_EQ((*documents)[0].text(), "Rebels didn't attack.");
  EXPECT_EQ(Verify((*documents)[0]).message(), "");
  auto again = text::ReadConllu(text::ToConllu((*documents)[0]), "again");
  ASSERT_TRUE(again);
  EXPECT_EQ(text::ToConllu((*again)[0]), text::ToConllu((*documents)[0]));
}

TEST(Conllu, NamesTheLineThatCannotBeRead) {
  EXPECT_EQ(text::ReadConllu("1\tRebels\n", "x.conllu").error().message(),
            "x.conllu:1: the line has no ten columns");
  EXPECT_EQ(text::ReadConllu(With("NOUN", "NAME"), "x.conllu").error().message(),
            "x.conllu:2: the line has an unknown tag 'NAME'");
}

}  // namespace
}  // namespace khaldun::syntax
