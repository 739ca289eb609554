// Speech about acts: promising, demanding, refusing or threatening to do something is coded by what
// is to be done (design/event-model.md, section 1; the embed rows of lexicon/ontology.tsv).
#pragma once

#include <vector>

#include "event/candidate.h"
#include "event/tree.h"
#include "resources/ontology.h"

namespace khaldun::event {

bool AnyPolitical(const std::vector<Participant>& who);

// Makes the code and mode of `speech` as exact as the act it is about ("demanded" 100 with "the
// withdrawal" 0874 is 1056) and takes over the act's target where it has none of its own.
void Specify(Candidate& speech, const Candidate& act, const resources::Ontology& ontology);

// CAMEO's 1411 to 1454: protests by what they demand, read from the demand that stands with them.
void SpecifyProtests(const Tree& tree, std::vector<Candidate>& candidates);

// "will visit" is coded as the intent it states, "will not meet" as a refusal, beside the planned
// or denied act itself.
void AddIntentions(const resources::Ontology& ontology, std::vector<Candidate>& candidates);

}  // namespace khaldun::event
