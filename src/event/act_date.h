// When an act took place (event-model.md, section 5).
#pragma once

#include "event/tree.h"
#include "khaldun/event.h"

namespace khaldun::event {

// Fills the date of `event`: the time that belongs to the act that `word` tells, its trigger or a
// verb that tells on of it, else the day of publication with precision `reported`; none where the
// report has neither.
void AddDate(const Tree& tree, WordId word, Event& event);

}  // namespace khaldun::event
