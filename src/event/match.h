// Tries the frames of one trigger word on the arcs around it.
#pragma once

#include <string>
#include <vector>

#include "event/frame.h"
#include "event/participants.h"
#include "event/tree.h"

namespace khaldun::event {

// One frame with its slots filled.
struct Match {
  const Frame* frame = nullptr;
  WordId trigger;
  Span trigger_span;
  std::vector<Participant> source, target;
  std::vector<WordId> consumed;   // nouns that the frame's words bound: no triggers of their own
  std::vector<WordId> dependent;  // heads of the clauses and nominals that the act is about
  std::optional<WordId> object;   // what stood in the T slot, or as object of a light verb
  bool borrowed_target = false;   // the target is the object of an infinitive, for want of a T
  double score = 0;               // how much of the frame the sentence shows
};

// The best fit of the frames on `trigger`, or the reason why none fits (for explain). A frame that
// says `not` is a fit like any other; the caller drops it.
struct Fit {
  std::optional<Match> match;
  std::vector<Match> lost;  // fits of other types that were worse, the best of each
  const Frame* nearest = nullptr;
  std::string why;
};
Fit MatchTrigger(const Tree& tree, WordId trigger, const std::vector<const Frame*>& frames,
                 const Actors& actors, const Cues& cues);

}  // namespace khaldun::event
