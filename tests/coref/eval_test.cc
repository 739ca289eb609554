#include "coref/eval.h"

#include <gtest/gtest.h>

namespace khaldun::coref {
namespace {

// The example of Pradhan and others (2014), section 4: mentions a to i are 0 to 8.
TEST(CorefScore, IsThatOfThePublishedExample) {
  CorefScore score;
  score.AddDocument({{0, 1, 2}, {3, 4, 5, 6}}, {{0, 1}, {2, 3}, {5, 6, 7, 8}});
  EXPECT_NEAR(score.muc().recall(), 0.40, 0.005);
  EXPECT_NEAR(score.muc().precision(), 0.40, 0.005);
  EXPECT_NEAR(score.b_cubed().recall(), 0.42, 0.005);
  EXPECT_NEAR(score.b_cubed().precision(), 0.50, 0.005);
  EXPECT_NEAR(score.ceaf_e().recall(), 0.65, 0.005);
  EXPECT_NEAR(score.ceaf_e().precision(), 0.43, 0.005);
}

TEST(CorefScore, OfTheKeyItselfIsOneAndOfNothingZero) {
  CorefScore same, none;
  Partition key = {{0, 1, 2}, {3, 4}};
  same.AddDocument(key, key);
  none.AddDocument(key, {});
  EXPECT_DOUBLE_EQ(same.mean_f1(), 1);
  EXPECT_DOUBLE_EQ(none.mean_f1(), 0);
}

TEST(CorefScore, AlignsEntitiesSoThatTheSumIsLargest) {
  CorefScore score;
  // Greedy would give the first of the response to the first of the key.
  score.AddDocument({{0, 1, 2}, {3, 4, 5}}, {{0, 1, 3, 4, 5}, {2}});
  // 3 of 3 and 5, and 1 of 3 and 1.
  EXPECT_NEAR(score.ceaf_e().recall(), (2 * 3.0 / 8 + 2 * 1.0 / 4) / 2, 1e-9);
}

}  // namespace
}  // namespace khaldun::coref
