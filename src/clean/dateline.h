// "ANKARA, Dec 26 (Reuters) - ": where, when and through whom a report came.
#pragma once

#include <optional>
#include <string_view>

#include "clean/cues.h"
#include "khaldun/layers.h"

namespace khaldun::clean {

struct DatelineMatch {
  size_t size = 0;  // bytes, the blank behind it included
  // Absent where only an agency signs: "(AP) — ".
  std::optional<Dateline> dateline;
};

// The dateline at the front of `line`, in the forms of the agencies' style books:
//   PLACE[, REGION][, DATE] [(AGENCY)] DASH     the place in capitals
//   Place[, Region][, Date] (AGENCY) DASH       any place, where a known agency signs
//   PLACE (AGENCY) Text, PLACE The …            a dash that got lost
//   PLACE: Text                                 only where `colon_allowed`
//   (AGENCY) [DASH], AGENCY —                   no place
std::optional<DatelineMatch> MatchDateline(std::string_view line, const Cues& cues,
                                           bool colon_allowed);

}  // namespace khaldun::clean
