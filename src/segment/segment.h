// Sentences and words as in UD English (docs/stages/segment.md).
#pragma once

#include <memory>

#include "khaldun/stage.h"
#include "resources/share.h"

namespace khaldun::segment {

// Loads what the stage stands on from `share`. Resource error where a file is missing or broken.
Result<std::unique_ptr<Stage>> MakeStage(const resources::Share& share);

}  // namespace khaldun::segment
