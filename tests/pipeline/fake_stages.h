// Stages that do what a test asks of them.
#pragma once

#include <functional>
#include <memory>

#include "khaldun/stage.h"

namespace khaldun::testing {

class FakeStage final : public Stage {
 public:
  using Work = std::function<Status(Document&)>;
  FakeStage(Layer gives, LayerSet needs, Work work)
      : gives_(gives), needs_(needs), work_(std::move(work)) {}
  Layer gives() const override { return gives_; }
  LayerSet needs() const override { return needs_; }
  Status Run(Document& document) const override { return work_(document); }

 private:
  Layer gives_;
  LayerSet needs_;
  Work work_;
};

inline std::unique_ptr<Stage> Fake(
    Layer gives, LayerSet needs, FakeStage::Work work = [](Document&) { return Status::Ok(); }) {
  return std::make_unique<FakeStage>(gives, needs, std::move(work));
}

}  // namespace khaldun::testing
