// Does every stage find the layers that it reads?
#pragma once

#include <memory>
#include <span>

#include "khaldun/stage.h"

namespace khaldun::pipeline {

using Stages = std::span<const std::unique_ptr<Stage>>;

// Internal error naming the stage that needs a layer which none before it gives, or that gives one
// which is there already. The text layer is there from the beginning.
Status CheckOrder(Stages stages);

}  // namespace khaldun::pipeline
