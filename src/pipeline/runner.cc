#include "pipeline/runner.h"

#include <fmt/format.h>

#include <exception>
#include <new>

namespace khaldun::pipeline {
namespace {

Status Guarded(const std::function<Status()>& work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return Status::InvalidInput("needs more memory than there is; split the report");
  } catch (const std::exception& e) {
    return Status::Internal(fmt::format("a library threw: {}", e.what()));
  } catch (...) {
    return Status::Internal("a library threw something that is no std::exception");
  }
}

}  // namespace

std::optional<Failure> Runner::Run(std::string_view stage,
                                   const std::function<Status()>& work) const {
  if (options_.cancel != nullptr && options_.cancel->load(std::memory_order_relaxed)) {
    return Failure{std::string(stage), Status::Cancelled("cancelled before it began")};
  }
  if (Status status = Guarded(work); !status.ok()) return Failure{std::string(stage), status};
  if (options_.time_limit) {
    auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(Now() - began_);
    if (taken > *options_.time_limit) {
      return Failure{std::string(stage),
                     Status::InvalidInput(fmt::format(
                         "the report took {} ms, more than the limit of {} ms; raise the limit or "
                         "split the report",
                         taken.count(), options_.time_limit->count()))};
    }
  }
  return std::nullopt;
}

std::optional<Failure> Runner::Run(Stages stages, Document& document) const {
  for (const auto& stage : stages) {
    std::string_view name = Name(stage->gives());
    if (auto failure = Run(name, [&] { return stage->Run(document); })) return failure;
    if (!document.Has(stage->gives())) {
      return Failure{std::string(name), Status::Internal("reported success without its layer")};
    }
    if (auto failure = Check(name, document)) return failure;
  }
  return std::nullopt;
}

std::optional<Failure> Runner::Check(std::string_view stage, const Document& document) const {
  if (!options_.verify) return std::nullopt;
  Status status = Verify(document);
  if (status.ok()) return std::nullopt;
  return Failure{std::string(stage), status};
}

}  // namespace khaldun::pipeline
