// Who did what to whom: the coder (docs/stages/event.md).
#pragma once

#include <memory>

#include "khaldun/stage.h"
#include "resources/share.h"

namespace khaldun::event {

struct Options {
  bool all_types = false;  // also plain statements, CAMEO 01
};

// Loads ontology and event lexicon from `share`. Resource error where a file is missing or broken.
Result<std::unique_ptr<Stage>> MakeStage(const resources::Share& share, const Options& options);

}  // namespace khaldun::event
