// "X said that Y must do Z" asks Y for Z without a word of asking: coded as REQUEST.
#pragma once

#include <vector>

#include "event/candidate.h"
#include "event/cues.h"
#include "event/participants.h"

namespace khaldun::event {

// Adds a REQUEST for each obligation that a political speaker puts on somebody else.
void AddObligations(const Tree& tree, const Actors& actors, const Cues& cues,
                    std::vector<Candidate>& candidates);

}  // namespace khaldun::event
