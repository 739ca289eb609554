#include "model/hash_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace khaldun::model {
namespace {

uint64_t Itself(const uint64_t& key) { return key; }
using Index = HashIndex<uint64_t, Itself>;

TEST(HashIndex, FindsEveryKeyAndNoOther) {
  std::mt19937_64 random(3);
  for (size_t n : {1, 2, 3, 100, 5000}) {
    std::vector<uint64_t> keys(n);
    for (auto& key : keys) key = random();
    std::sort(keys.begin(), keys.end());
    const Index index(keys);
    for (size_t i = 0; i < n; ++i) {
      EXPECT_EQ(index.Find(keys[i]), &keys[i]);
      EXPECT_EQ(index.Find(keys[i] + 1), nullptr);
    }
  }
}

TEST(HashIndex, FindsKeysThatAreSpreadUnevenly) {
  const std::vector<uint64_t> keys = {0, 1, 2, 3, 4, ~0ull - 1, ~0ull};
  const Index index(keys);
  for (const uint64_t& key : keys) EXPECT_EQ(index.Find(key), &key);
  EXPECT_EQ(index.Find(5), nullptr);
  EXPECT_EQ(index.Find(1ull << 63), nullptr);
}

TEST(HashIndex, OfNothingFindsNothing) {
  EXPECT_EQ(Index().Find(0), nullptr);
  const Index index(std::span<const uint64_t>{});
  EXPECT_EQ(index.Find(0), nullptr);
  index.Prefetch(7);
}

}  // namespace
}  // namespace khaldun::model
