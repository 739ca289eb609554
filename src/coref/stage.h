// The linking of mentions without the layer around it: for training and measuring.
#pragma once

#include <functional>
#include <optional>

#include "coref/clusters.h"
#include "coref/codes.h"
#include "coref/pronouns.h"
#include "names/edit_model.h"

namespace khaldun::coref {

// Sees every pronoun of the third person right after it was resolved, before it joins a cluster.
using PronounObserver = std::function<void(uint32_t mention, const PronounResolver& resolver,
                                           const std::optional<Candidate>& found)>;

// Puts every mention into a cluster. `observe` may be empty.
Clusters LinkMentions(const Document& document, const std::vector<Facts>& facts,
                      const CountryWords& countries, const names::EditModel& spellings,
                      const PronounObserver& observe);

}  // namespace khaldun::coref
