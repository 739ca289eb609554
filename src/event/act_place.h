// Where an act happened (event-model.md, section 5): the place that its sentence gives for it, else
// what the story says around it.
#pragma once

#include "event/participants.h"
#include "event/tree.h"
#include "khaldun/event.h"
#include "model/event_place.h"

namespace khaldun::event {

// Fills `place` of `event`, whose trigger and participants are set, from its own sentence: the
// likeliest place by the model that names none of the event's actors; else a place that is only
// described there ("the capital", "the castle") and named elsewhere in the document.
void AddPlace(const Tree& tree, const model::ActPlaces& places, const CountryWords& countries,
              Event& event);

// Acts of force and protests whose sentence gives no place happen where the sentence itself or
// the one before it sets the scene ("in Oran", no whole state), unless their actors are of another
// country.
// Requires AddPlace. Linear in sentences, events and toponyms.
void SetScenes(const Document& document, EventLayer& layer);

// What is left after the mentions of one incident have shared their place: "the attack" happened
// where the last act of its type did; an act whose actors are all of one country happened in it,
// if the document names that country.
void CompletePlaces(const Document& document, EventLayer& layer);

}  // namespace khaldun::event
