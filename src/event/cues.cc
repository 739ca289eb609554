#include "event/cues.h"

#include <array>

namespace khaldun::event {
namespace {

constexpr std::array<std::string_view, 16> kNames = {
    "weapon",  "facility", "money",    "quantity", "people", "light",    "intend",  "attempt",
    "implies", "negates",  "possible", "planned",  "say",    "accident", "undergo", "happen"};

}  // namespace

Result<Cues> Cues::Load(const resources::Share& share) {
  auto table = share.ReadTable("lexicon/event_cues.tsv");
  if (!table) return table.error();
  auto sets = resources::WordSets::Read(*table, kNames, "cue");
  if (!sets) return sets.error();
  Cues cues;
  cues.sets_ = std::move(*sets);
  return cues;
}

}  // namespace khaldun::event
