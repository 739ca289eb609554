#include "quote/cues.h"

#include <fmt/format.h>

#include <array>

#include "resources/table.h"

namespace khaldun::quote {

Result<Cues> Cues::Read(const resources::Table& table) {
  static constexpr std::array<std::string_view, 3> kKinds = {"verb", "noun", "adverb"};
  Cues cues;
  auto each = [&](const resources::Row& row) -> Status {
    if (row[0].empty()) return row.Error(row[0], "the cue has no lemma");
    size_t kind = 0;
    while (kind < kKinds.size() && kKinds[kind] != row[1]) ++kind;
    if (kind == kKinds.size()) {
      return row.Error(row[1], fmt::format("unknown kind '{}'", row[1]),
                       resources::Suggest(row[1], kKinds));
    }
    unsigned& kinds = cues.kinds_[std::string(row[0])];
    if (kinds >> kind & 1) return row.Error(row[0], fmt::format("'{}' stands twice", row[0]));
    kinds |= 1u << kind;
    return Status::Ok();
  };
  KHALDUN_TRY(resources::ReadTable(table, 1, each));
  return cues;
}

}  // namespace khaldun::quote
