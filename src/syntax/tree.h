// The best dependency tree of a matrix of arc scores (Chu and Liu 1965, Edmonds 1967).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace khaldun::syntax {

// `scores[d * (n + 1) + h]` is the score of word d (from 0) hanging on node h, 0 the root and h the
// word h - 1. Writes the node each word hangs on: a tree with exactly one word on the root.
// Quadratic in n. Same scores, same tree.
void BestTree(std::span<const int32_t> scores, size_t n, std::vector<uint32_t>& heads);

}  // namespace khaldun::syntax
