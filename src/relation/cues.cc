#include "relation/cues.h"

#include <array>

namespace khaldun::relation {
namespace {

constexpr std::array<std::string_view, 10> kNames = {
    "ended", "unfulfilled", "unreal", "appoint",   "depose",
    "serve", "become",      "remain", "territory", "following"};

}  // namespace

Result<Cues> Cues::Read(const resources::Table& table) {
  auto sets = resources::WordSets::Read(table, kNames, "cue");
  if (!sets) return sets.error();
  Cues cues;
  cues.sets_ = std::move(*sets);
  return cues;
}

Result<Cues> Cues::Load(const resources::Share& share) {
  auto table = share.ReadTable("lexicon/relation_cues.tsv");
  if (!table) return table.error();
  return Read(*table);
}

}  // namespace khaldun::relation
