#include "syntax/tree.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>

namespace khaldun::syntax {
namespace {

std::vector<uint32_t> Tree(const std::vector<int32_t>& scores, size_t n) {
  std::vector<uint32_t> heads;
  BestTree(scores, n, heads);
  return heads;
}

TEST(BestTree, TakesTheBestHeadsWhereTheyMakeATree) {
  // Rows: words; columns: the root, word 1, word 2.
  EXPECT_EQ(Tree({9, 0, 1,  //
                  1, 8, 0},
                 2),
            (std::vector<uint32_t>{0, 1}));
}

TEST(BestTree, BreaksACycle) {
  EXPECT_EQ(Tree({5, 0, 9,  //
                  3, 9, 0},
                 2),
            (std::vector<uint32_t>{0, 1}));
}

TEST(BestTree, HangsOneWordOnTheRoot) {
  EXPECT_EQ(Tree({9, 0, 1,  //
                  8, 2, 0},
                 2),
            (std::vector<uint32_t>{0, 1}));
}

// The best sum over all trees with one word on the root, by trying every one of them.
int64_t BestSum(const std::vector<int32_t>& scores, size_t n) {
  int64_t best = INT64_MIN;
  std::vector<uint32_t> heads(n);
  std::function<void(size_t)> choose = [&](size_t d) {
    if (d < n) {
      for (uint32_t h = 0; h <= n; ++h) {
        heads[d] = h;
        if (h != d + 1) choose(d + 1);
      }
      return;
    }
    int64_t sum = 0, roots = 0;
    for (size_t w = 0; w < n; ++w) {
      uint32_t node = heads[w];
      for (size_t steps = 0; node != 0 && steps < n; ++steps) node = heads[node - 1];
      if (node != 0) return;
      roots += heads[w] == 0;
      sum += scores[w * (n + 1) + heads[w]];
    }
    if (roots == 1) best = std::max(best, sum);
  };
  choose(0);
  return best;
}

TEST(BestTree, IsTheBestOfAllTrees) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    const size_t n = 1 + random() % 5;
    std::vector<int32_t> scores(n * (n + 1));
    for (auto& s : scores) s = static_cast<int32_t>(random() % 41) - 20;
    const auto heads = Tree(scores, n);
    int64_t sum = 0;
    for (size_t w = 0; w < n; ++w) sum += scores[w * (n + 1) + heads[w]];
    ASSERT_EQ(sum, BestSum(scores, n)) << "round " << round;
  }
}

}  // namespace
}  // namespace khaldun::syntax
