// Mentions of persons, organisations, places and groups, with their actor codes
// (docs/stages/entity.md).
#pragma once

#include <memory>

#include "khaldun/stage.h"
#include "resources/share.h"

namespace khaldun::entity {

// Loads what the stage stands on from `share`. Resource error where a file is missing or broken.
Result<std::unique_ptr<Stage>> MakeStage(const resources::Share& share);

}  // namespace khaldun::entity
