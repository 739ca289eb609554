// A match that has been judged: between the frames and the coded event.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/match.h"
#include "event/status.h"

namespace khaldun::event {

struct Candidate {
  // A frame that counts its people, and the people.
  struct Toll {
    CountKind kind{};
    std::vector<Participant> who;
  };

  Match match;
  std::vector<Match> lost;  // what else the trigger could mean
  Factuality factuality;
  EventType type{};
  std::string mode, cameo;
  EventStatus status{};
  std::vector<std::string> rules;
  std::vector<std::string> contexts;
  std::vector<Toll> tolls;
  // A verb that tells on of the same act and knows when and where better than the trigger.
  std::optional<WordId> told_at;
  bool dropped = false;
  std::string why_dropped;
};

}  // namespace khaldun::event
