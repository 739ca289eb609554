// The stages of the analysis, in the order of the data's way.
#pragma once

#include <memory>
#include <vector>

#include "khaldun/options.h"
#include "khaldun/stage.h"
#include "resources/share.h"

namespace khaldun::pipeline {

// Every stage up to the layer options.last. Resource error where one does not find what it stands
// on, naming the stage; Internal error where the order is wrong.
Result<std::vector<std::unique_ptr<Stage>>> MakeStages(const resources::Share& share,
                                                       const EngineOptions& options);

}  // namespace khaldun::pipeline
