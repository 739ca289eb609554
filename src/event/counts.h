// Numbers of killed, injured, arrested and so on, as words and as digits (event-model.md, section
// 6).
#pragma once

#include <optional>

#include "event/tree.h"
#include "khaldun/event.h"

namespace khaldun::event {

// The number that counts a nominal: "13 soldiers", "at least 25 people", "dozens of demonstrators".
// Nothing where it stands uncounted. `kind` is copied into the answer.
std::optional<Count> CountOf(const Tree& tree, WordId nominal, CountKind kind);

}  // namespace khaldun::event
