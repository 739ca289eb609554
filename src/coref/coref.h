// Which mentions are one entity (docs/stages/coref.md).
#pragma once

#include <memory>

#include "khaldun/stage.h"
#include "resources/share.h"

namespace khaldun::coref {

// Loads what the stage stands on from `share`. Resource error where a file is missing or broken.
Result<std::unique_ptr<Stage>> MakeStage(const resources::Share& share);

}  // namespace khaldun::coref
