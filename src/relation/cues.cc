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

Status Cues::Add(std::string_view name, std::string_view text) {
  return resources::ReadTable(name, text, [&](const resources::Row& row) -> Status {
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
  constexpr std::string_view kFile = "lexicon/relation_cues.tsv";
  auto text = share.Read(kFile);
  if (!text) return text.error();
  Cues cues;
  KHALDUN_TRY(cues.Add(kFile, *text));
  return cues;
}

}  // namespace khaldun::relation
