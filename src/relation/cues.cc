#include "relation/cues.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "resources/fields.h"
#include "resources/table.h"

namespace khaldun::relation {
namespace {

constexpr std::array<std::string_view, 10> kNames = {
    "ended", "unfulfilled", "unreal", "appoint",   "depose",
    "serve", "become",      "remain", "territory", "following"};

}  // namespace

Status Cues::Add(const resources::Table& table) {
  return resources::ReadTable(table, 2, [&](const resources::Row& row) -> Status {
    auto cue = std::find(kNames.begin(), kNames.end(), row[0]);
    if (cue == kNames.end()) {
      return row.Error(row[0], fmt::format("unknown cue '{}'", row[0]),
                       resources::Suggest(row[0], kNames));
    }
    if (row[1].empty()) return row.Error({}, "a cue needs words");
    for (std::string_view word : resources::SplitList(row[1])) {
      cues_[std::string(word)] |= 1u << (cue - kNames.begin());
    }
    return Status::Ok();
  });
}

Result<Cues> Cues::Load(const resources::Share& share) {
  auto table = share.ReadTable("lexicon/relation_cues.tsv");
  if (!table) return table.error();
  Cues cues;
  KHALDUN_TRY(cues.Add(*table));
  return cues;
}

}  // namespace khaldun::relation
