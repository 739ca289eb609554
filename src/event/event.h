// Who did what to whom: the coder (docs/stages/event.md).
#pragma once

#include <functional>
#include <memory>

#include "khaldun/stage.h"
#include "resources/share.h"

namespace khaldun::event {

struct Options {
  bool all_types = false;  // also plain statements, CAMEO 01
  double least_confidence = 0.3;
};

struct Coder {
  // Needs all layers before it.
  std::unique_ptr<Stage> stage;

  // False for a tagged sentence that no frame can code, so that its arcs are not needed. Safe to
  // call from all threads; fits syntax::ParseGate.
  std::function<bool(const Document&, const SyntaxLayer&, SentenceId)> may_hold_event;
};

// Loads event lexicon, cues and countries from `share`. Resource error where a file is missing or
// broken.
Result<Coder> MakeCoder(const resources::Share& share, const Options& options);

}  // namespace khaldun::event
