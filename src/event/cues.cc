#include "event/cues.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "resources/table.h"

namespace khaldun::event {
namespace {

constexpr std::array<std::string_view, 16> kNames = {
    "weapon",  "facility", "money",    "quantity", "people", "light",    "intend",  "attempt",
    "implies", "negates",  "possible", "planned",  "say",    "accident", "undergo", "happen"};

}  // namespace

Result<Cues> Cues::Load(const resources::Share& share) {
  auto table = share.ReadTable("lexicon/event_cues.tsv");
  if (!table) return table.error();
  Cues cues;
  Status status = resources::ReadTable(*table, 2, [&](const resources::Row& row) -> Status {
    auto name = std::find(kNames.begin(), kNames.end(), row[0]);
    if (name == kNames.end()) {
      return row.Error(row[0], fmt::format("unknown cue '{}'", row[0]),
                       resources::Suggest(row[0], kNames));
    }
    std::string_view words = row[1];
    while (!words.empty()) {
      size_t bar = words.find('|');
      cues.cues_[std::string(words.substr(0, bar))] |= 1u << (name - kNames.begin());
      words = bar == std::string_view::npos ? std::string_view{} : words.substr(bar + 1);
    }
    return Status::Ok();
  });
  KHALDUN_TRY(status);
  return cues;
}

}  // namespace khaldun::event
