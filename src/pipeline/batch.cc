#include "pipeline/batch.h"

#include <fmt/format.h>

#include <exception>
#include <variant>

#include "pipeline/in_order.h"

namespace khaldun::pipeline {
namespace {

using Outcome = std::variant<Rendered, Quarantined>;

// What one thread does with one record; throws what libraries throw.
Outcome Process(ingest::Record record, const Engine& engine, const BatchOptions& options,
                const BatchSteps& steps) {
  ingest::Item item = ingest::Parse(std::move(record));
  if (auto* quarantined = std::get_if<Quarantined>(&item)) return std::move(*quarantined);
  Story story = std::get<Story>(std::move(item));
  if (story.text.size() > options.max_text_bytes) {
    return Quarantined{
        story.id, story.origin, "ingest",
        fmt::format("the text has {:.1f} MiB, more than the limit of {:.1f}; cut it into single "
                    "reports or raise --max-text",
                    static_cast<double>(story.text.size()) / (1 << 20),
                    static_cast<double>(options.max_text_bytes) / (1 << 20))};
  }
  if (!story.published) story.published = options.published;
  auto coded = engine.Code(std::move(story), options.cancel);
  if (auto* quarantined = std::get_if<Quarantined>(&coded)) return std::move(*quarantined);
  const auto& document = std::get<Document>(coded);
  Rendered rendered = steps.render(document);
  rendered.origin = document.story().origin;
  rendered.notes = document.story().notes;
  return rendered;
}

Outcome ProcessGuarded(ingest::Record record, const Engine& engine, const BatchOptions& options,
                       const BatchSteps& steps) {
  Quarantined quarantined{record.id, record.origin, "ingest", ""};
  try {
    return Process(std::move(record), engine, options, steps);
  } catch (const std::bad_alloc&) {
    quarantined.reason = "needs more memory than there is; split the report";
  } catch (const std::exception& e) {
    quarantined.reason = fmt::format("a library threw: {}", e.what());
  }
  return quarantined;
}

}  // namespace

Status RunBatch(ingest::Source& source, const Engine& engine, const BatchOptions& options,
                const BatchSteps& steps, BatchCounts& counts) {
  auto take = [&](Outcome outcome) -> Status {
    // After a cancel the engine gives up between two stages; that is no fault of the report.
    if (options.cancel != nullptr && options.cancel->load(std::memory_order_relaxed)) {
      return Status::Cancelled("cancelled");
    }
    ++counts.read;
    if (const auto* quarantined = std::get_if<Quarantined>(&outcome)) {
      ++counts.quarantined;
      return steps.quarantine(*quarantined);
    }
    const auto& rendered = std::get<Rendered>(outcome);
    ++counts.coded;
    counts.events += rendered.events;
    return steps.write(rendered);
  };
  return InOrder<ingest::Record, Outcome>(options.threads, options.cancel,
                                          {[&] { return source.NextRecord(); },
                                           [&](ingest::Record record) {
                                             return ProcessGuarded(std::move(record), engine,
                                                                   options, steps);
                                           },
                                           take})
      .Run();
}

}  // namespace khaldun::pipeline
