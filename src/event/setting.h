// When and where an act took place (event-model.md, section 5).
#pragma once

#include "event/tree.h"
#include "khaldun/event.h"
#include "model/event_place.h"

namespace khaldun::event {

// Fills date and place of `event`, whose trigger is set.
void AddSetting(const Tree& tree, const model::ActPlaces& places, Event& event);

}  // namespace khaldun::event
