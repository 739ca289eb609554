// Did it happen? One construction a case.
#include "event/status.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/documents.h"

namespace khaldun::event {
namespace {

std::string StatusOf(std::string_view conllu, std::string_view trigger) {
  auto share = resources::Share::Find(testing::ShareFolder());
  auto cues = Cues::Load(*share);
  if (!cues) return cues.error().message();
  Document document = testing::DocumentOfConllu(conllu);
  Tree tree(document, SentenceId(0u));
  for (WordId w = tree.words().begin; w < tree.words().end; ++w) {
    if (tree.form(w) != trigger) continue;
    Factuality f = FactualityOf(tree, w, *cues);
    return fmt::format("{} ({})", Name(f.status), f.why);
  }
  return "no such trigger";
}

TEST(Factuality, PlainPastIsActual) {
  EXPECT_EQ(
      StatusOf("Rebels NOUN rebel 2 nsubj\nshelled VERB shell 0 root\nOran PROPN Oran 2 obj\n",
               "shelled"),
      "actual ()");
}

TEST(Factuality, WillIsPlannedAndMayHypothetical) {
  EXPECT_EQ(StatusOf("He PRON he 3 nsubj\nwill AUX will 3 aux\nvisit VERB visit 0 root\n"
                     "Oran PROPN Oran 3 obj\n",
                     "visit"),
            "planned (will)");
  EXPECT_EQ(StatusOf("They PRON they 3 nsubj\nmay AUX may 3 aux\nattack VERB attack 0 root\n"
                     "Oran PROPN Oran 3 obj\n",
                     "attack"),
            "hypothetical (may)");
}

TEST(Factuality, NegationDenies) {
  EXPECT_EQ(StatusOf("They PRON they 4 nsubj\ndid AUX do 4 aux\nnot PART not 4 advmod\n"
                     "attack VERB attack 0 root\n",
                     "attack"),
            "denied (negation)");
}

TEST(Factuality, AdjectivesDecideForNouns) {
  EXPECT_EQ(StatusOf("fear VERB fear 0 root\na DET a 4 det\npossible ADJ possible 4 amod\n"
                     "attack NOUN attack 1 obj\n",
                     "attack"),
            "hypothetical (possible)");
}

TEST(Factuality, VerbsAboveDecideForInfinitives) {
  EXPECT_EQ(StatusOf("They PRON they 2 nsubj\nplan VERB plan 0 root\nto PART to 4 mark\n"
                     "attack VERB attack 2 xcomp\n",
                     "attack"),
            "planned (plan)");
  EXPECT_EQ(StatusOf("They PRON they 2 nsubj\nbegan VERB begin 0 root\nto PART to 4 mark\n"
                     "attack VERB attack 2 xcomp\n",
                     "attack"),
            "actual ()");
  EXPECT_EQ(StatusOf("It PRON it 2 nsubj\nenabled VERB enable 0 root\nthem PRON they 2 obj\n"
                     "to PART to 5 mark\nrepel VERB repel 2 xcomp\nattacks NOUN attack 5 obj\n",
                     "repel"),
            "actual ()");
}

}  // namespace
}  // namespace khaldun::event
