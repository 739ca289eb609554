// What all mentions of one act in a report tell of it together.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "publish/publication.h"

namespace khaldun::publish {

struct Incident {
  uint32_t number = 0;           // Event::incident
  std::vector<size_t> mentions;  // positions in the list it was made of; never empty
  EventType type{};
  EventStatus status{};
  std::string mode, cameo;                  // the finest that a mention has
  std::vector<Participant> source, target;  // of all mentions, each party once
  std::optional<EventDate> date;            // the most exact
  const Place* place = nullptr;             // the most exact; null where no mention has one
  // The highest told of each kind: a report that raises a toll tells the older one first.
  std::array<std::optional<Range>, kCountKinds> numbers;
};

// The incidents of the events by number. `events` must outlive the answer.
std::vector<Incident> Incidents(const std::vector<PublishedEvent>& events);

}  // namespace khaldun::publish
