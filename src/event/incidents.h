// Which events of a document are mentions of one act.
#pragma once

#include "khaldun/document.h"

namespace khaldun::event {

// Numbers the incidents of the layer's events from 1, by first mention.
void NumberIncidents(const Document& document, EventLayer& layer);

// Gives the events that name no place the first place that another mention of the same incident
// names. Requires numbered incidents.
void SharePlaces(EventLayer& layer);

}  // namespace khaldun::event
