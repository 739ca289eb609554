#include "syntax/repair.h"

#include <gtest/gtest.h>

#include <vector>

namespace khaldun::syntax {
namespace {

// "Four people were killed yesterday , officials said", the people hung on "said".
TEST(MoveStraySubjects, GivesAReportedClauseItsSubject) {
  const std::vector<Upos> upos = {Upos::kNum, Upos::kNoun,  Upos::kAux,  Upos::kVerb,
                                  Upos::kAdv, Upos::kPunct, Upos::kNoun, Upos::kVerb};
  std::vector<ScoredArc> arcs = {
      {2, Relation::kNummod}, {8, Relation::kCcomp}, {4, Relation::kAuxPass}, {8, Relation::kCcomp},
      {4, Relation::kAdvmod}, {8, Relation::kPunct}, {8, Relation::kNsubj},   {0, Relation::kRoot}};
  MoveStraySubjects(upos, arcs);
  EXPECT_EQ(arcs[1].node, 4u);
  EXPECT_EQ(arcs[1].relation, Relation::kNsubjPass);
  EXPECT_EQ(arcs[6].node, 8u);
  EXPECT_EQ(arcs[6].relation, Relation::kNsubj);
}

// "Officials said people fled": every verb has its own subject.
TEST(MoveStraySubjects, LeavesASoundTreeAlone) {
  const std::vector<Upos> upos = {Upos::kNoun, Upos::kVerb, Upos::kNoun, Upos::kVerb};
  std::vector<ScoredArc> arcs = {
      {2, Relation::kNsubj}, {0, Relation::kRoot}, {4, Relation::kNsubj}, {2, Relation::kCcomp}};
  MoveStraySubjects(upos, arcs);
  EXPECT_EQ(arcs[0].node, 2u);
  EXPECT_EQ(arcs[2].node, 4u);
}

}  // namespace
}  // namespace khaldun::syntax
