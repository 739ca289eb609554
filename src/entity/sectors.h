// How the sectors that several words give are put together.
#pragma once

#include <algorithm>
#include <vector>

#include "khaldun/layers.h"

namespace khaldun::entity {

using Sectors = std::vector<Sector>;

inline bool Has(const Sectors& sectors, Sector s) {
  return std::find(sectors.begin(), sectors.end(), s) != sectors.end();
}

inline void Append(Sectors& to, const Sectors& from) {
  for (Sector s : from) {
    if (!Has(to, s)) to.push_back(s);
  }
}

// The sectors of a role noun (`own`) in the company of those that the words around it give
// (`around`). `of_somebody`: the role belongs to whom the words around name.
Sectors Combine(const Sectors& own, const Sectors& around, bool of_somebody);

}  // namespace khaldun::entity
