// The best dependency tree without crossing arcs (Eisner 1996).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace khaldun::syntax {

// As BestTree of tree.h, among the trees whose arcs do not cross, which nearly all English trees
// are. Cubic in n.
void BestProjectiveTree(std::span<const int32_t> scores, size_t n, std::vector<uint32_t>& heads);

// Whether no two arcs of a tree cross. Node 0 is the root; `heads` as BestTree gives them.
bool IsProjective(std::span<const uint32_t> heads);

}  // namespace khaldun::syntax
