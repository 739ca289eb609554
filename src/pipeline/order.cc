#include "pipeline/order.h"

#include <fmt/format.h>

namespace khaldun::pipeline {
namespace {

std::string WhoGives(Stages stages, Layer layer) {
  for (const auto& stage : stages) {
    if (stage->gives() == layer) return fmt::format("stage '{}' must come before it", Name(layer));
  }
  return "no stage gives it";
}

}  // namespace

Status CheckOrder(Stages stages) {
  LayerSet given{Layer::kText};
  for (const auto& stage : stages) {
    for (int i = 0; i < kLayerCount; ++i) {
      auto layer = static_cast<Layer>(i);
      if (stage->needs().Has(layer) && !given.Has(layer)) {
        return Status::Internal(fmt::format("order of stages: '{}' needs layer '{}'; {}",
                                            Name(stage->gives()), Name(layer),
                                            WhoGives(stages, layer)));
      }
    }
    if (given.Has(stage->gives())) {
      return Status::Internal(
          fmt::format("order of stages: layer '{}' is given twice", Name(stage->gives())));
    }
    given.Insert(stage->gives());
  }
  return Status::Ok();
}

}  // namespace khaldun::pipeline
