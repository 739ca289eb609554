// The frame language of lexicon/README.md: what is read and how a broken line is named.
#include "event/frame.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/documents.h"

namespace khaldun::event {
namespace {

std::string Describe(std::string_view line, std::string_view lemma) {
  FrameLexicon lexicon;
  Status status = lexicon.Add("lexicon/events/try.tsv", line);
  if (!status.ok()) return status.message();
  std::string out;
  for (const Frame* f : lexicon.Find(lemma)) {
    out += fmt::format("{}: {}/{} {}", f->part, Name(f->type), f->mode, f->cameo);
    for (const Argument& a : f->arguments) {
      out += fmt::format(" {}{}", a.optional ? "?" : "", static_cast<int>(a.position));
      for (const auto& p : a.prepositions) out += "," + p;
      if (a.possessive) out += ",poss";
      if (a.modifier) out += ",mod";
      for (const auto& m : a.modifiers) out += "+" + m;
      for (const auto& w : a.words) out += "=" + w;
      if (a.slot) out += fmt::format(":{}", static_cast<int>(*a.slot));
    }
    out += "\n";
  }
  return out;
}

TEST(Frame, ReadsObjectsObliquesAndBareWords) {
  EXPECT_EQ(Describe("S attack|assail T\tASSAULT\t190\t-", "assail"), "v: ASSAULT/ 190 0:1\n");
  EXPECT_EQ(Describe("S open fire on|at T\tASSAULT/firearms\t190\t-", "open"),
            "v: ASSAULT/firearms 190 4=fire 1,on,at:1\n");
  EXPECT_EQ(Describe("S sign peace deal with T\tSUPPORT\t057\tmutual", "sign"),
            "v: SUPPORT/ 057 4+peace=deal 1,with:1\n");
}

TEST(Frame, ReadsAnObjectThatIsNamedAndSuffers) {
  EXPECT_EQ(Describe("S free T:hostage|prisoner (in T)\tRETREAT/release\t0841\t-", "free"),
            "v: RETREAT/release 0841 0=hostage=prisoner:1 ?1,in:1\n");
}

TEST(Frame, ReadsParticlesClausesAndOptionalParts) {
  EXPECT_EQ(Describe("S drive out~ T (from X)\tASSAULT\t190\t-", "drive"),
            "v: ASSAULT/ 190 5=out 0:1 ?1,from:3\n");
  EXPECT_EQ(Describe("S accuse T of doing\tACCUSE/allege\t112\t-", "accuse"),
            "v: ACCUSE/allege 112 0:1 7,of\n");
  EXPECT_EQ(Describe("S accuse T of shelling~|bombing~\tACCUSE/allege\t1123\t-", "accuse"),
            "v: ACCUSE/allege 1123 0:1 7,of=shelling=bombing\n");
  EXPECT_EQ(Describe("S agree to-withdraw|leave\tCONCEDE\t087\t-", "agree"),
            "v: CONCEDE/ 087 6=withdraw=leave\n");
}

TEST(Frame, ReadsNounFrames) {
  EXPECT_EQ(Describe("n: attack by|poss|mod S on|against T\tASSAULT\t190\t-", "attack"),
            "n: ASSAULT/ 190 1,by,poss,mod:0 1,on,against:1\n");
}

TEST(Frame, ReadsFixedSubjectsModifiersAndClausesWithTargets) {
  EXPECT_EQ(Describe("[bomb|mine] explode (at T)\tASSAULT/explosives\t183\tnosource", "explode"),
            "v: ASSAULT/explosives 183 ?1,at:1\n");
  EXPECT_EQ(Describe("n: strike mod drone|air by|mod S\tASSAULT/drone\t195\t-", "strike"),
            "n: ASSAULT/drone 195 3,mod=drone=air 1,by,mod:0\n");
  EXPECT_EQ(Describe("S call for T to-do\tREQUEST\t100\t-", "call"), "v: REQUEST/ 100 6,for:1\n");
  EXPECT_EQ(Describe("S say must-T\tREQUEST\t100\t-", "say"), "v: REQUEST/ 100 8:1\n");
  EXPECT_EQ(Describe("S put up~|down~ riot\tCOERCE\t175\t-", "put"),
            "v: COERCE/ 175 5=up=down 4=riot\n");
}

TEST(Frame, AWordClassStandsForItsWords) {
  FrameLexicon lexicon;
  ASSERT_TRUE(lexicon.AddClasses({"classes.tsv", "truce\tceasefire|truce\n"}).ok());
  ASSERT_TRUE(lexicon.Add("try.tsv", "S propose @truce|pause (in @truce)\tAGREE\t030\t-").ok());
  const Frame& frame = *lexicon.frames().front();
  EXPECT_EQ(frame.id, "try: S propose @truce|pause (in @truce)");
  using Words = std::vector<std::string>;
  EXPECT_EQ(frame.arguments[0].words, (Words{"ceasefire", "truce", "pause"}));
  EXPECT_EQ(frame.arguments[1].words, (Words{"ceasefire", "truce"}));
  EXPECT_EQ(Describe("S sign @truse\tAGREE\t030\t-", "sign"),
            "lexicon/events/try.tsv:1:1: unknown word class '@truse'\n"
            "  S sign @truse<TAB>AGREE<TAB>030<TAB>-\n"
            "  ^^^^^^^^^^^^^\n"
            "  classes stand in lexicon/event_classes.tsv");
  EXPECT_EQ(lexicon.AddClasses({"classes.tsv", "truce\tarmistice"}).message(),
            "classes.tsv:1:1: the class 'truce' stands here twice\n"
            "  truce<TAB>armistice\n"
            "  ^^^^^");
}

TEST(Frame, VerbIsFoundByItsFormWhereTheLemmaIsWrong) {
  FrameLexicon lexicon;
  ASSERT_TRUE(lexicon.Add("try.tsv", "S shell|seize|deny|quit|freeze T\tASSAULT\t190\t-").ok());
  for (std::string_view form : {"Shelled", "seizing", "denies", "quitting", "froze"}) {
    EXPECT_EQ(lexicon.Find("no lemma", form).size(), 1u) << form;
  }
  EXPECT_TRUE(lexicon.Find("shelled").empty());
  EXPECT_TRUE(lexicon.Find("no lemma", "shell-shocked").empty());
}

TEST(Frame, ReadsOneExampleForEachTrigger) {
  FrameLexicon lexicon;
  ASSERT_TRUE(lexicon
                  .Add("try.tsv",
                       "S shell|pound T\tASSAULT\t190\t-\tRebels shelled|pounded the town. => 194")
                  .ok());
  const Frame& pound = *lexicon.frames()[1];
  EXPECT_EQ(pound.trigger, "pound");
  EXPECT_EQ(pound.example, "Rebels pounded the town.");
  EXPECT_EQ(pound.example_trigger->In(pound.example), "pounded");
  EXPECT_EQ(pound.example_cameo, "194");
  EXPECT_EQ(Describe("S shell|pound T\tASSAULT\t190\t-\tRebels shelled the town.", "shell"),
            "lexicon/events/try.tsv:1:31: one form for 2 triggers\n"
            "  S shell|pound T<TAB>ASSAULT<TAB>190<TAB>-<TAB>Rebels shelled the town.\n"
            "                                                ^^^^^^^^^^^^^^^^^^^^^^^^\n"
            "  write one for each: 'shelled|bombarded'");
}

TEST(Frame, ParticipleThatIsTaggedAsAVerbIsFound) {
  FrameLexicon lexicon;
  ASSERT_TRUE(lexicon.Add("try.tsv", "a: S concerned about T\tACCUSE\t110\t-").ok());
  EXPECT_EQ(lexicon.Find("concern").size(), 1u);
}

TEST(Frame, NamesTheBrokenPlace) {
  EXPECT_EQ(Describe("S attack T\tASAULT\t190\t-", "attack"),
            "lexicon/events/try.tsv:1:12: unknown event type 'ASAULT'\n"
            "  S attack T<TAB>ASAULT<TAB>190<TAB>-\n"
            "                 ^^^^^^\n"
            "  did you mean 'ASSAULT'?");
  EXPECT_EQ(Describe("S attack T\tASSAULT\tx\t-", "attack"),
            "lexicon/events/try.tsv:1:20: 'x' is no CAMEO code\n"
            "  S attack T<TAB>ASSAULT<TAB>x<TAB>-\n"
            "                             ^");
  EXPECT_EQ(Describe("S go to T|town\tCONSULT\t042\t-", "go"),
            "lexicon/events/try.tsv:1:1: 'T|town' mixes a slot with words\n"
            "  S go to T|town<TAB>CONSULT<TAB>042<TAB>-\n"
            "  ^^^^^^^^^^^^^^\n"
            "  T alone takes any phrase");
  EXPECT_EQ(Describe("S\tASSAULT\t190\t-", "attack"),
            "lexicon/events/try.tsv:1:1: a frame needs a trigger word\n"
            "  S<TAB>ASSAULT<TAB>190<TAB>-\n"
            "  ^");
}

TEST(Frame, WholeLexiconIsWellFormed) {
  auto share = resources::Share::Find(testing::ShareFolder());
  auto lexicon = FrameLexicon::Load(*share, true);
  ASSERT_TRUE(lexicon.has_value()) << lexicon.status().message();
  EXPECT_GT(lexicon->frames().size(), 1500u);
}

}  // namespace
}  // namespace khaldun::event
