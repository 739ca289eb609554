// Which of a sentence's times is the time of an act.
#pragma once

#include <optional>

#include "khaldun/document.h"

namespace khaldun::model {

// The time that the sentence gives for the act whose trigger is `trigger`, or nothing where it
// gives none: the act then has the publication date, with precision `reported`.
//
// Asked in this order, the first that holds a time decides; within one the nearest:
//   1. what modifies the trigger ("attacked on Sunday", "Sunday's attack", "the August 2015
//   strike",
//      "killed in Sunday's attack") and the clauses that describe a nominal trigger ("the blast
//      that ripped through the church on Sunday");
//   2. for a nominal trigger the clause it is subject or object of ("the attack took place on
//      Sunday"), unless that clause only reports or judges it;
//   3. the clauses that the trigger's clause is part of, conjunct or adverbial of ("opened fire on
//      Sunday, killing four"), but not a clause of speech about it ("said on Monday that …").
//   4. by position, since arcs are often wrong about what a time hangs on: the nearest time that no
//      verb divides from the trigger and that does not belong to another noun or to speech.
// The present perfect goes with no time that is over ("has enabled them to repel, in June, …"):
// that is the infinitive's alone. A time inside a clause below the trigger, a repetition and a
// length of time are no time of the act; "a week after" is the time of the first act behind it.
// Without arcs only position counts.
//
// Requires the layers segment, syntax and when, and a word of the document. Linear in the sentence
// times the times it holds, with a bound on the depth of the tree it climbs.
std::optional<TimeId> TimeOfAct(const Document& document, WordId trigger);

}  // namespace khaldun::model
