#include "syntax/projective.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <vector>

namespace khaldun::syntax {
namespace {

using Heads = std::vector<uint32_t>;

TEST(Projective, SeesArcsThatCross) {
  EXPECT_TRUE(IsProjective(Heads{2, 0, 2}));
  EXPECT_TRUE(IsProjective(Heads{0, 1, 2, 1}));
  EXPECT_FALSE(IsProjective(Heads{3, 0, 2}));     // 1 <- 3 over the root word 2
  EXPECT_FALSE(IsProjective(Heads{0, 4, 1, 1}));  // 2 <- 4 crosses 1 -> 3
}

bool IsTreeWithOneRoot(const Heads& heads) {
  size_t roots = 0;
  for (uint32_t node : heads) {
    roots += node == 0;
    for (size_t steps = 0; node != 0 && steps <= heads.size(); ++steps) node = heads[node - 1];
    if (node != 0) return false;
  }
  return roots == 1;
}

int64_t Sum(const std::vector<int32_t>& scores, const Heads& heads) {
  int64_t sum = 0;
  for (size_t w = 0; w < heads.size(); ++w) sum += scores[w * (heads.size() + 1) + heads[w]];
  return sum;
}

TEST(Projective, IsTheBestOfAllTreesWithoutCrossings) {
  std::mt19937 random(4);
  for (int round = 0; round < 300; ++round) {
    const size_t n = 1 + random() % 5;
    std::vector<int32_t> scores(n * (n + 1));
    for (auto& s : scores) s = static_cast<int32_t>(random() % 41) - 20;
    int64_t best = INT64_MIN;
    Heads heads(n);
    std::function<void(size_t)> choose = [&](size_t d) {
      if (d < n) {
        for (uint32_t h = 0; h <= n; ++h) {
          heads[d] = h;
          if (h != d + 1) choose(d + 1);
        }
      } else if (IsTreeWithOneRoot(heads) && IsProjective(heads)) {
        best = std::max(best, Sum(scores, heads));
      }
    };
    choose(0);
    Heads found;
    BestProjectiveTree(scores, n, found);
    ASSERT_TRUE(IsTreeWithOneRoot(found) && IsProjective(found)) << "round " << round;
    ASSERT_EQ(Sum(scores, found), best) << "round " << round;
  }
}

}  // namespace
}  // namespace khaldun::syntax
