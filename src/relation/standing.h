// Does a relation hold, and since when and until when?
#pragma once

#include "relation/people.h"

namespace khaldun::relation {

// How the words around a trigger present it.
struct Standing {
  bool holds = true;   // false: denied, wanted, feared, to come, asked
  bool ended = false;  // "no longer", "former"
  bool past = false;   // in the simple past
  std::optional<RelationBound> start, end;
};

// Of the clause whose head is `clause`: a verb, or a noun or adjective that is its predicate.
Standing StandingOfClause(const Tree& tree, WordId clause, const Cues& cues);

// Of the noun as title or apposition, or before what it describes.
Standing StandingOfNoun(const Tree& tree, WordId noun, const Cues& cues);

// Adds the days told with `word`: "since 2015", "until May", and for what begins or ends with an
// act the day of that act; for a noun also "the 1967 war". `published` tells what lies in the past.
void AddTimes(const Tree& tree, WordId word, bool begins, bool ends,
              const std::optional<Date>& published, Standing& standing);

}  // namespace khaldun::relation
