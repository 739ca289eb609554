// Which events of a document are mentions of one act.
#pragma once

#include "khaldun/document.h"

namespace khaldun::event {

// Numbers the incidents of the layer's events from 1, by first mention.
void NumberIncidents(const Document& document, EventLayer& layer);

// Gives an event that names no place the one that the last mention of its incident before it named,
// or the next mention close behind it. Requires numbered incidents.
void SharePlaces(EventLayer& layer);

}  // namespace khaldun::event
