// Which relations of a document are tellings of one fact.
#pragma once

#include "khaldun/document.h"

namespace khaldun::relation {

// Numbers the facts of the layer's relations from 1, by first telling: one kind, the same holder
// and other party, the same office. A state counts by its country, others by their entity.
void NumberFacts(const Document& document, RelationLayer& layer);

}  // namespace khaldun::relation
