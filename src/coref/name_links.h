// Which names of a document are one: the same name, short after full, abbreviation and full form,
// misspelt variants of one person.
#pragma once

#include "coref/clusters.h"

namespace khaldun::coref {

// Puts every name into a cluster.
void LinkNames(const Document& document, const std::vector<Facts>& facts, Clusters& clusters);

}  // namespace khaldun::coref
