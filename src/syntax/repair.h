// What the scores of single arcs cannot see: who is the subject of a clause that is reported, which
// names stand together.
#pragma once

#include <span>

#include "khaldun/grammar.h"
#include "syntax/encoder.h"

namespace khaldun::syntax {

// "Four people were killed in the attack, officials said": where the speaking verb has its own
// subject behind the reported clause, and a noun before that clause hangs on the speaking verb too
// while the clause lacks a subject, that noun becomes the clause's subject. What stands between the
// two moves with it, so that no arcs cross.
void MoveStraySubjects(std::span<const Upos> upos, std::span<ScoredArc> arcs);

// "met Lagos Mayor John Okafor", "to Patriarch Yohanna": a proper noun that is an indirect object
// right before the title of the object, or stands behind a preposition right before another
// dependent of the same verb, is one phrase with it. It becomes a modifier of what stands behind
// it, and the preposition goes with it.
void JoinTornNames(std::span<const Upos> upos, std::span<ScoredArc> arcs);

}  // namespace khaldun::syntax
