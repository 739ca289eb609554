// What is wrong with the cleaned text.
#pragma once

#include <string_view>
#include <vector>

#include "khaldun/layers.h"

namespace khaldun::clean {

// Sorted by span. Linear. Nothing is judged that an honest writer might have written: each kind has
// a narrow sign (docs/stages/clean.md).
std::vector<Damage> FindDamage(std::string_view text);

}  // namespace khaldun::clean
