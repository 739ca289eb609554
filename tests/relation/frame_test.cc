// What a line of relations.tsv becomes, and what a broken one is told.
#include "relation/frame.h"

#include <gtest/gtest.h>

#include "relation/cues.h"

namespace khaldun::relation {
namespace {

std::string Told(std::string_view line) {
  FrameLexicon lexicon;
  Status status = lexicon.Add(resources::Table("relations.tsv", line));
  return status.ok() ? "" : status.message();
}

TEST(RelationFrame, ALineIsAFrameForEachTriggerWithItsOwnExample) {
  FrameLexicon lexicon;
  const resources::Table table("relations.tsv",
                               "backs\tv: H back|support O\tact\tIran backs|supports the group.");
  ASSERT_TRUE(lexicon.Add(table).ok());
  ASSERT_EQ(lexicon.frames().size(), 2u);
  const Frame& support = *lexicon.Find("support").at(0);
  EXPECT_EQ(support.kind, RelationKind::kBacks);
  EXPECT_EQ(support.bearer, Slot::kHolder);
  ASSERT_EQ(support.ends.size(), 1u);
  EXPECT_TRUE(support.ends[0].object);
  EXPECT_TRUE(support.act);
  EXPECT_EQ(support.example, "Iran supports the group.");
  EXPECT_TRUE(lexicon.Find("oppose").empty());
}

TEST(RelationFrame, NounsNameThePlacesOfTheirEnds) {
  FrameLexicon lexicon;
  const resources::Table table(
      "relations.tsv",
      "controls\tn: O [under] control of|poss|mod H\t-\tAleppo is under the control of the army.");
  ASSERT_TRUE(lexicon.Add(table).ok());
  const Frame& frame = *lexicon.frames()[0];
  EXPECT_EQ(frame.part, 'n');
  EXPECT_EQ(frame.bearer, Slot::kOther);
  EXPECT_EQ(frame.case_words, std::vector<std::string>{"under"});
  ASSERT_EQ(frame.ends.size(), 1u);
  EXPECT_EQ(frame.ends[0].slot, Slot::kHolder);
  EXPECT_EQ(frame.ends[0].prepositions, std::vector<std::string>{"of"});
  EXPECT_TRUE(frame.ends[0].possessive && frame.ends[0].modifier);
}

TEST(RelationFrame, ABrokenLineIsNamedWithPlaceAndRemedy) {
  EXPECT_EQ(Told("back\tv: H back O\t-\tIran backs the group."),
            "relations.tsv:1:1: unknown relation 'back'\n"
            "  back<TAB>v: H back O<TAB>-<TAB>Iran backs the group.\n"
            "  ^^^^\n"
            "  did you mean 'backs'?");
  EXPECT_EQ(Told("backs\tv: H back O\tacts\tIran backs the group."),
            "relations.tsv:1:19: unknown option 'acts'\n"
            "  backs<TAB>v: H back O<TAB>acts<TAB>Iran backs the group.\n"
            "                            ^^^^\n"
            "  options are listed in lexicon/README.md");
  EXPECT_EQ(Told("backs\tv: H back\t-\tIran backs the group."),
            "relations.tsv:1:7: 1 places for H and 0 for O\n"
            "  backs<TAB>v: H back<TAB>-<TAB>Iran backs the group.\n"
            "            ^^^^^^^^^\n"
            "  a pattern names each once");
  EXPECT_EQ(Told("backs\tv: H back|support O\t-\tIran backs the group."),
            "relations.tsv:1:29: 1 forms for 2 triggers\n"
            "  backs<TAB>v: H back|support O<TAB>-<TAB>Iran backs the group.\n"
            "                                          ^^^^^^^^^^^^^^^^^^^^^\n"
            "  write one for each: 'backs|supports'");
  EXPECT_EQ(Told("based-in\tv: base H in|nowhere O\t-\tIt is based in Oran."),
            "relations.tsv:1:20: 'in|nowhere' mixes places and nouns\n"
            "  based-in<TAB>v: base H in|nowhere O<TAB>-<TAB>It is based in Oran.\n"
            "                         ^^^^^^^^^^");
}

TEST(RelationCues, AnUnknownClassIsNamed) {
  EXPECT_EQ(Cues::Read(resources::Table("relation_cues.tsv", "endet\tformer")).status().message(),
            "relation_cues.tsv:1:1: unknown cue 'endet'\n"
            "  endet<TAB>former\n"
            "  ^^^^^\n"
            "  did you mean 'ended'?");
  auto cues = Cues::Read(resources::Table("relation_cues.tsv", "ended\tformer|late"));
  ASSERT_TRUE(cues);
  EXPECT_TRUE(cues->Has("late", Cue::kEnded));
  EXPECT_FALSE(cues->Has("late", Cue::kUnreal));
}

}  // namespace
}  // namespace khaldun::relation
