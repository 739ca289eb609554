// Which matches of a sentence are events: relevance, embedding, intentions, several words for one
// act.
#pragma once

#include <vector>

#include "event/candidate.h"
#include "event/participants.h"
#include "resources/ontology.h"

namespace khaldun::event {

// Judges the matches of one sentence in place. A dropped candidate says why.
void Judge(const Tree& tree, const Actors& actors, const Cues& cues,
           const resources::Ontology& ontology, std::vector<Candidate>& candidates);

}  // namespace khaldun::event
