// A whole input through the engine: read, analyse and write in order, in many threads and bounded
// memory.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ingest/source.h"
#include "khaldun/engine.h"

namespace khaldun::pipeline {

struct BatchOptions {
  int threads = 1;

  // For reports that carry no date.
  std::optional<Date> published;

  // A report with a longer text goes to quarantine. Analysing takes some 90 bytes of memory for
  // each byte of text, in every thread, so this is what keeps the program within 400 MB on one
  // core.
  size_t max_text_bytes = size_t{4} << 20;

  // When it turns true no further record is read. May be null.
  const std::atomic<bool>* cancel = nullptr;
};

// What a document came to: the text to write and how many events are in it.
struct Rendered {
  std::string text;
  size_t events = 0;

  // Whose it is and what reading remarked on it; set by RunBatch.
  std::string origin;
  std::vector<std::string> notes;
};

struct BatchSteps {
  // Called in all threads at once. What it throws or lacks costs the report, not the run.
  std::function<Rendered(const Document&)> render;

  // Called in the order of the input, one at a time. An error ends the batch.
  std::function<Status(const Rendered&)> write;
  std::function<Status(const Quarantined&)> quarantine;
};

// coded + quarantined = read.
struct BatchCounts {
  size_t read = 0, coded = 0, quarantined = 0, events = 0;
};

// Ok when the input ended; else what reading or writing complained of, or Cancelled. `counts` grows
// as records are written and is right after a complaint too.
Status RunBatch(ingest::Source& source, const Engine& engine, const BatchOptions& options,
                const BatchSteps& steps, BatchCounts& counts);

}  // namespace khaldun::pipeline
