// Runs stages on one document, each in the same way: cancel check, time, run, verify.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "pipeline/order.h"

namespace khaldun::pipeline {

using Clock = std::chrono::steady_clock;

struct RunOptions {
  // When it turns true the next stage is not begun. May be null.
  const std::atomic<bool>* cancel = nullptr;

  // How long all the stages together may take. Checked after every stage, since a stage is not
  // interrupted; what was late is refused even where it is complete.
  std::optional<std::chrono::milliseconds> time_limit;
  std::function<Clock::time_point()> now = Clock::now;

  // Verify the document after every stage.
  bool verify = false;
};

// Which stage failed and why.
struct Failure {
  std::string stage;
  Status status;

  // "stage 'geo': …".
  Status Told() const { return {status.code(), "stage '" + stage + "': " + status.message()}; }
};

// One report's way through the stages. Thread-compatible.
class Runner {
 public:
  explicit Runner(const RunOptions& options) : options_(options), began_(Now()) {}

  // Runs `work` as the stage of this name. What it throws is a failure like any other, so that a
  // library's exception costs one report and not the run.
  std::optional<Failure> Run(std::string_view stage, const std::function<Status()>& work) const;

  // Runs the stages in order and stops at the first failure.
  std::optional<Failure> Run(Stages stages, Document& document) const;

  // Complains where a promise of the document is broken and options.verify is set.
  std::optional<Failure> Check(std::string_view stage, const Document& document) const;

 private:
  Clock::time_point Now() const {
    return options_.time_limit ? options_.now() : Clock::time_point();
  }

  const RunOptions& options_;
  Clock::time_point began_;
};

}  // namespace khaldun::pipeline
