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

// "Erdogan met Lagos Mayor Okafor", Lagos an indirect object.
TEST(JoinTornNames, GivesATitleItsTown) {
  const std::vector<Upos> upos = {Upos::kPropn, Upos::kVerb, Upos::kPropn, Upos::kPropn,
                                  Upos::kPropn};
  std::vector<ScoredArc> arcs = {{2, Relation::kNsubj},
                                 {0, Relation::kRoot},
                                 {2, Relation::kIobj},
                                 {5, Relation::kNmodDesc},
                                 {2, Relation::kObj}};
  JoinTornNames(upos, arcs);
  EXPECT_EQ(arcs[2].node, 4u);
  EXPECT_EQ(arcs[2].relation, Relation::kCompound);
}

// "sent condolences to Patriarch Yohanna", both hung on the verb.
TEST(JoinTornNames, JoinsATitleAndItsNameBehindAPreposition) {
  const std::vector<Upos> upos = {Upos::kVerb, Upos::kNoun, Upos::kAdp, Upos::kPropn, Upos::kPropn};
  std::vector<ScoredArc> arcs = {{0, Relation::kRoot},
                                 {1, Relation::kObj},
                                 {4, Relation::kCase},
                                 {1, Relation::kObl},
                                 {1, Relation::kObl}};
  JoinTornNames(upos, arcs);
  EXPECT_EQ(arcs[2].node, 5u);
  EXPECT_EQ(arcs[3].node, 5u);
  EXPECT_EQ(arcs[3].relation, Relation::kNmodDesc);
}

// "gave Ukraine Patriots": no title stands between them.
TEST(JoinTornNames, LeavesTwoObjectsAlone) {
  const std::vector<Upos> upos = {Upos::kVerb, Upos::kPropn, Upos::kPropn};
  std::vector<ScoredArc> arcs = {{0, Relation::kRoot}, {1, Relation::kIobj}, {1, Relation::kObj}};
  JoinTornNames(upos, arcs);
  EXPECT_EQ(arcs[1].node, 1u);
  EXPECT_EQ(arcs[1].relation, Relation::kIobj);
}

// "gave Rome the town of Ostia": a determiner parts them.
TEST(JoinTornNames, LeavesAnIndirectObjectAlone) {
  const std::vector<Upos> upos = {Upos::kVerb, Upos::kPropn, Upos::kDet,
                                  Upos::kNoun, Upos::kAdp,   Upos::kPropn};
  std::vector<ScoredArc> arcs = {{0, Relation::kRoot}, {1, Relation::kIobj}, {4, Relation::kDet},
                                 {1, Relation::kObj},  {6, Relation::kCase}, {4, Relation::kNmod}};
  JoinTornNames(upos, arcs);
  EXPECT_EQ(arcs[1].node, 1u);
  EXPECT_EQ(arcs[1].relation, Relation::kIobj);
}

}  // namespace
}  // namespace khaldun::syntax
