// The stage from lexicons that are read already: for tests, and for lexicons of the user's own.
#pragma once

#include <memory>

#include "entity/name_lexicon.h"
#include "entity/roles.h"
#include "khaldun/stage.h"

namespace khaldun::entity {

std::unique_ptr<Stage> MakeStage(NameLexicon lexicon, Roles roles);

}  // namespace khaldun::entity
