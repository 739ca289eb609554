// The stage with its kernels chosen by the caller, for tests and benchmarks.
#pragma once

#include <memory>

#include "model/kernels.h"
#include "syntax/syntax.h"

namespace khaldun::syntax {

// As MakeStage of syntax.h. All kernels give the same trees.
Result<std::unique_ptr<Stage>> MakeStageWith(const resources::Share& share, ParseGate gate,
                                             const model::Kernels& kernels);

}  // namespace khaldun::syntax
