// Time expressions and the days they stand for (docs/stages/when.md).
#pragma once

#include <memory>

#include "khaldun/stage.h"
#include "resources/share.h"

namespace khaldun::when {

// Loads what the stage stands on from `share`. Resource error where a file is missing or broken.
Result<std::unique_ptr<Stage>> MakeStage(const resources::Share& share);

}  // namespace khaldun::when
