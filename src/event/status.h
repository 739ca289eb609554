// Did it happen? Negation, mood, tense and the words above an act (event-model.md, section 4).
#pragma once

#include <string>

#include "event/cues.h"
#include "event/tree.h"

namespace khaldun::event {

struct Factuality {
  EventStatus status = EventStatus::kActual;
  std::string why;      // the word or construction that decided; empty for plain facts
  bool future = false;  // "will", "shall", "would" in reported speech: announced by its source
  bool negated = false;
  bool obliged = false;  // must, should
  bool own = false;      // the cue stands with the act itself, not above it
};

// Of the act that `trigger`, a verb or noun, says.
Factuality FactualityOf(const Tree& tree, WordId trigger, const Cues& cues);

}  // namespace khaldun::event
