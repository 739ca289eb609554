// Of whom a noun is said: "commander" of Haftar in "LNA commander Khalifa Haftar", "Haftar,
// commander of the LNA", "Haftar is the commander", "was named commander".
#pragma once

#include <optional>
#include <vector>

#include "relation/standing.h"

namespace khaldun::relation {

struct Bearer {
  std::vector<Participant> who;
  std::optional<WordId> clause;  // that says it, where one does; its tense and times count
  bool begins = false, ends = false;
  const Mention* titled = nullptr;  // where the noun is in the title of this name
};

// The nearest bearer; nothing where the noun stands for somebody unnamed.
std::optional<Bearer> FindBearer(const Tree& tree, WordId noun, const People& people,
                                 const Cues& cues);

}  // namespace khaldun::relation
