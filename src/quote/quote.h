// Who says what (docs/stages/quote.md).
#pragma once

#include <memory>

#include "khaldun/stage.h"
#include "resources/share.h"

namespace khaldun::quote {

// Loads what the stage stands on from `share`. Resource error where a file is missing or broken.
Result<std::unique_ptr<Stage>> MakeStage(const resources::Share& share);

}  // namespace khaldun::quote
