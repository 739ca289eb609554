// Whether the frames of lexicon/events code the sentences that stand beside them.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "event/frame.h"
#include "khaldun/document.h"
#include "khaldun/engine.h"

namespace khaldun::pipeline {

struct ExampleReport {
  struct Tally {
    size_t frames = 0;    // a line with several triggers is as many frames; without the `not` ones
    size_t examples = 0;  // of them, those that have one
    size_t coded = 0;     // of them, those that are coded as their frame says
    size_t guards = 0;    // frames that are no event
  };
  std::array<Tally, kEventTypeCount> types{};
  std::vector<std::string> faults;  // frame, sentence and what became of it
  std::vector<std::string> bare;    // frames without example

  Tally Sum() const;
};

// Codes every example of `frames` as a report of its own. `engine` must code all types. Fails where
// a sentence cannot be analysed at all.
Result<ExampleReport> CheckExamples(const event::FrameLexicon& frames, const Engine& engine);

// For people: a line for each type and their sum.
std::string Format(const ExampleReport& report);

}  // namespace khaldun::pipeline
