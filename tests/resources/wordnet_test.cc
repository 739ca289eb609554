#include "resources/wordnet.h"

#include <gtest/gtest.h>

namespace khaldun::resources {
namespace {

// Made up, in the format of wndb(5): attack and assault are one, hit is wider, shell and stone are
// narrower, kiss stands beside them below hit.
constexpr std::string_view kData =
    "  1 a line of the licence\n"
    "00000100 33 v 01 hit 0 002 ~ 00000200 v 0000 ~ 00000500 v 0000 01 + 08 00 | strike\n"
    "00000200 33 v 03 attack 0 assault 1 set_on 0 003 @ 00000100 v 0000 ~ 00000300 v 0000 "
    "~ 00000400 v 0000 01 + 08 00 | fight\n"
    "00000300 33 v 01 shell 0 001 @ 00000200 v 0000 01 + 08 00 | with shells\n"
    "00000400 33 v 01 stone 0 001 @ 00000200 v 0000 01 + 08 00 | with stones\n"
    "00000500 33 v 01 kiss 0 001 @ 00000100 v 0000 01 + 08 00 | with lips\n";
constexpr std::string_view kIndex =
    "  1 a line of the licence\n"
    "attack v 1 2 @ ~ 1 1 00000200  \n"
    "stone v 1 1 @ 1 1 00000400  \n"
    "kiss v 1 1 @ 1 1 00000500  \n";

std::string Neighbours(std::string_view verb) {
  std::string out;
  for (const Neighbour& n : WordNetVerbs::Read(kData, kIndex).NeighboursOf(verb)) {
    out += std::string(Name(n.nearness)) + " " + n.verb + "; ";
  }
  return out;
}

TEST(WordNetVerbs, NearestFirst) {
  EXPECT_EQ(Neighbours("attack"),
            "synonym assault; wider hit; narrower shell; narrower stone; sister kiss; ");
  EXPECT_EQ(Neighbours("stone"), "wider attack; wider assault; sister shell; ");
}

TEST(WordNetVerbs, RarerSensesCanBeLeftOut) {
  const WordNetVerbs verbs = WordNetVerbs::Read(
      "00000100 33 v 02 run 0 flee 0 000 00 | x\n00000200 33 v 02 run 1 govern 0 000 00 | x\n",
      "run v 2 0 2 2 00000200 00000100  \n");
  EXPECT_EQ(verbs.NeighboursOf("run").size(), 2u);
  EXPECT_EQ(verbs.NeighboursOf("run", 1).at(0).verb, "govern");
  EXPECT_EQ(verbs.NeighboursOf("run", 1).size(), 1u);
}

TEST(WordNetVerbs, UnknownVerbHasNone) { EXPECT_EQ(Neighbours("bluffdorp"), ""); }

TEST(WordNetVerbs, BrokenLinesArePassedOver) {
  EXPECT_TRUE(WordNetVerbs::Read("00000100\nx\n", "attack\nstone v 99999\n")
                  .NeighboursOf("attack")
                  .empty());
}

}  // namespace
}  // namespace khaldun::resources
