// One document's events: proposes matches sentence by sentence, judges them, merges mentions of one
// act and completes date, place, numbers and attribution.
#pragma once

#include <string>
#include <vector>

#include "event/cues.h"
#include "event/event.h"
#include "event/frame.h"
#include "event/match.h"
#include "event/participants.h"
#include "event/scorer.h"
#include "event/status.h"
#include "model/event_place.h"
#include "resources/ontology.h"

namespace khaldun::event {

// What the coder stands on; immutable, shared by all documents.
struct Knowledge {
  FrameLexicon frames;
  Cues cues;
  CountryWords countries;
  resources::Ontology ontology;
  model::ActPlaces places;
  Scorer scorer;
  double least_confidence;  // an event less sure is a near miss

  // Resource error naming what is missing or the broken lines.
  static Result<Knowledge> Load(const resources::Share& share, const Options& options);
};

// Requires the layers segment, syntax, entity, coref, quote, geo and when.
EventLayer Code(const Document& document, const Knowledge& knowledge);

}  // namespace khaldun::event
