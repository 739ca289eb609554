// The names of the lexicon in a document.
#pragma once

#include <vector>

#include "entity/name_lexicon.h"
#include "entity/place_hits.h"
#include "entity/role_hits.h"
#include "entity/words.h"

namespace khaldun::entity {

struct KnownName {
  WordRange words;
  uint32_t entry = 0;
};

// By position, no overlap, the leftmost longest first. Among entries of one spelling the one that
// fits the report is chosen: in office at its date, of a country that it names more often, also by
// its cities and by others of the lexicon.
std::vector<KnownName> FindKnownNames(const Words& words, const NameLexicon& lexicon,
                                      const RoleHits& roles, const PlaceHits& places);

}  // namespace khaldun::entity
