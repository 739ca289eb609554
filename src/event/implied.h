// Whom an act is aimed at where its frame's own slots stayed empty: "agreed to lift sanctions on
// Iran", "permission for the United Nations to deliver aid".
#pragma once

#include "event/participants.h"
#include "khaldun/event.h"

namespace khaldun::event {

// Adds to `event.target`, where no political actor is among it, the actors nearest below the
// trigger by arcs that are none of the source: in the act's object and phrases and in the clauses
// that say what is promised, refused or meant, but not when it happens nor why. What an act is
// about stays before them ("rejected the election results"). A foreign country in which something
// happens stands for its people where nobody else is named ("aid for those affected in Yemen")
// unless people talk or protest there. Forces that the source sends or calls up are means and no
// target. Nothing is added to plain statements and to what several parties do together. `mutual`:
// by the frame, all parties are source. Linear in the sentence.
void AddImpliedTargets(const Tree& tree, const Actors& actors, bool mutual, Event& event);

// Names the state that does what the text tells without a doer: who is expelled, deported or banned
// from it ("were expelled from Kenya"), who of another country is given aid in it ("students
// trained in Turkey").
void AddImpliedSource(const Tree& tree, const Actors& actors, Event& event);

}  // namespace khaldun::event
