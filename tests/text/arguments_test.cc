// Who stands where in each construction, on hand-written trees.
#include "text/arguments.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/documents.h"

namespace khaldun::text {
namespace {

// "S=rebels O=town to:city" of the verb with this form.
std::string ArgumentsOf(std::string_view conllu, std::string_view verb) {
  Document document = testing::DocumentOfConllu(conllu);
  Tree tree(document, SentenceId(0u));
  for (WordId w = tree.words().begin; w < tree.words().end; ++w) {
    if (tree.form(w) != verb) continue;
    Arguments args = VerbArguments(tree, w);
    std::string out = fmt::format("S={} O={}", args.subject ? tree.form(*args.subject) : "-",
                                  args.object ? tree.form(*args.object) : "-");
    for (const Oblique& o : args.obliques)
      out += fmt::format(" {}:{}", o.preposition, tree.form(o.head));
    return out;
  }
  return "no such verb";
}

TEST(Arguments, ActiveClause) {
  EXPECT_EQ(ArgumentsOf("Rebels NOUN rebel 2 nsubj Number=Plur\n"
                        "shelled VERB shell 0 root Tense=Past|VerbForm=Fin\n"
                        "Oran PROPN Oran 2 obj\n"
                        "on ADP on 5 case\n"
                        "Monday PROPN Monday 2 obl\n",
                        "shelled"),
            "S=Rebels O=Oran on:Monday");
}

TEST(Arguments, PassiveSwapsSides) {
  EXPECT_EQ(ArgumentsOf("Oran PROPN Oran 3 nsubj:pass\n"
                        "was AUX be 3 aux:pass\n"
                        "shelled VERB shell 0 root Tense=Past|VerbForm=Part|Voice=Pass\n"
                        "by ADP by 5 case\n"
                        "rebels NOUN rebel 3 obl:agent\n",
                        "shelled"),
            "S=rebels O=Oran");
}

TEST(Arguments, RelativeClauseTakesItsAntecedent) {
  EXPECT_EQ(ArgumentsOf("Rebels NOUN rebel 5 nsubj\n"
                        "who PRON who 3 nsubj PronType=Rel\n"
                        "attacked VERB attack 1 acl:relcl VerbForm=Fin\n"
                        "Oran PROPN Oran 3 obj\n"
                        "fled VERB flee 0 root VerbForm=Fin\n",
                        "attacked"),
            "S=Rebels O=Oran");
  EXPECT_EQ(ArgumentsOf("The DET the 2 det\n"
                        "town NOUN town 6 nsubj\n"
                        "rebels NOUN rebel 4 nsubj\n"
                        "attacked VERB attack 2 acl:relcl VerbForm=Fin\n"
                        "has AUX have 6 aux\n"
                        "fallen VERB fall 0 root VerbForm=Part\n",
                        "attacked"),
            "S=rebels O=town");
}

TEST(Arguments, ControlledInfinitiveTakesObjectOrSubject) {
  EXPECT_EQ(ArgumentsOf("Paris PROPN Paris 2 nsubj\n"
                        "urged VERB urge 0 root VerbForm=Fin\n"
                        "Ankara PROPN Ankara 2 obj\n"
                        "to PART to 5 mark\n"
                        "leave VERB leave 2 xcomp VerbForm=Inf\n"
                        "Oran PROPN Oran 5 obj\n",
                        "leave"),
            "S=Ankara O=Oran");
  EXPECT_EQ(ArgumentsOf("Paris PROPN Paris 2 nsubj\n"
                        "promised VERB promise 0 root VerbForm=Fin\n"
                        "Ankara PROPN Ankara 2 obj\n"
                        "to PART to 5 mark\n"
                        "leave VERB leave 2 xcomp VerbForm=Inf\n",
                        "leave"),
            "S=Paris O=-");
}

TEST(Arguments, ConjoinedVerbInheritsItsSubject) {
  EXPECT_EQ(ArgumentsOf("Police NOUN police 2 nsubj\n"
                        "stopped VERB stop 0 root VerbForm=Fin\n"
                        "and CCONJ and 4 cc\n"
                        "arrested VERB arrest 2 conj VerbForm=Fin\n"
                        "him PRON he 4 obj\n",
                        "arrested"),
            "S=Police O=him");
}

TEST(Arguments, BareParticiplesKnowTheirVoice) {
  EXPECT_EQ(ArgumentsOf("students NOUN student 0 root\n"
                        "trained VERB train 1 acl Tense=Past|VerbForm=Part|Voice=Pass\n"
                        "in ADP in 4 case\n"
                        "Turkey PROPN Turkey 2 obl\n",
                        "trained"),
            "S=- O=students in:Turkey");
  EXPECT_EQ(ArgumentsOf("a DET a 2 det\n"
                        "bomb NOUN bomb 0 root\n"
                        "killing VERB kill 2 acl VerbForm=Ger\n"
                        "five NUM five 5 nummod\n"
                        "people NOUN people 3 obj\n",
                        "killing"),
            "S=bomb O=people");
}

TEST(Arguments, PlainSubjectActsWhateverTheTagOfVoice) {
  EXPECT_EQ(ArgumentsOf("Rebels NOUN rebel 2 nsubj\n"
                        "seized VERB seize 0 root Tense=Past|VerbForm=Part|Voice=Pass\n"
                        "stations NOUN station 2 obj\n",
                        "seized"),
            "S=Rebels O=stations");
}

TEST(Arguments, BareInfinitiveUnderAModalIsAFiniteClause) {
  Document document = testing::DocumentOfConllu(
      "Russia PROPN Russia 2 nsubj\n"
      "says VERB say 0 root VerbForm=Fin\n"
      "Oran PROPN Oran 5 nsubj\n"
      "must AUX must 5 aux VerbForm=Fin\n"
      "leave VERB leave 2 ccomp VerbForm=Inf\n");
  Arguments args = VerbArguments(Tree(document, SentenceId(0u)), WordId(1u));
  ASSERT_EQ(args.clauses.size(), 1u);
  EXPECT_EQ(args.clauses[0].form, SubClause::Form::kFinite);
}

}  // namespace
}  // namespace khaldun::text
