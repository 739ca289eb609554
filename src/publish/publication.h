// What the writers of events need beside the document.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/document.h"
#include "khaldun/engine.h"
#include "resources/ontology.h"

namespace khaldun::publish {

// Immutable while documents are written; serves all threads.
struct Publication {
  Engine::Versions versions;
  std::shared_ptr<const resources::Ontology> ontology;  // never null
  bool all_statuses = false;  // also planned, hypothetical and denied events
};

// An event that is to be written, with what is not in the layer itself.
struct PublishedEvent {
  const Event& event;
  std::string id;      // core/event_id.h
  const Place* place;  // the event's, or the dateline's; null where unknown
};

// The events of the document that `publication` wants, by trigger. Requires the event layer; the
// document must outlive the answer.
std::vector<PublishedEvent> Select(const Document& document, const Publication& publication);

// ACLED's event and sub-event type of an event, null where none fits.
const resources::AcledKind* AcledOf(const Event& event, const resources::Ontology& ontology);

// Low and high of each kind of number, the numbers of one kind added up ("two soldiers and three
// civilians" were killed); absent where the event has none.
struct Range {
  int64_t low = 0, high = 0;
};
std::optional<Range> CountOf(const Event& event, CountKind kind);
inline constexpr int kCountKinds = 5;

}  // namespace khaldun::publish
