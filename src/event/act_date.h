// When an act took place (event-model.md, section 5).
#pragma once

#include "event/tree.h"
#include "khaldun/event.h"

namespace khaldun::event {

// Fills the date of `event`, whose trigger is set: the time that belongs to the act, else the day
// of publication with precision `reported`; none where the report has neither.
void AddDate(const Tree& tree, Event& event);

}  // namespace khaldun::event
