// Which names of a document are one: the same name, short after full, abbreviation and full form,
// misspelt variants of one person.
#pragma once

#include "coref/clusters.h"
#include "names/edit_model.h"

namespace khaldun::coref {

// Puts every name into a cluster. `spellings` tells whether two words are spellings of one.
void LinkNames(const Document& document, const std::vector<Facts>& facts,
               const names::EditModel& spellings, Clusters& clusters);

}  // namespace khaldun::coref
