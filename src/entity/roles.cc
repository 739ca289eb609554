#include "entity/roles.h"

#include <fmt/format.h>

#include <array>

#include "entity/word_pieces.h"
#include "resources/fields.h"

namespace khaldun::entity {
namespace {

constexpr std::array<std::string_view, 7> kKinds = {"person",   "group", "organization", "place",
                                                    "facility", "part",  "modifier"};

// "IGO MIL": a first part that is no sector is a country code.
Status ReadCode(const resources::Row& row, std::string_view field, Role& role) {
  if (field == "-") return Status::Ok();
  std::string_view first = field.substr(0, field.find(' '));
  if (!SectorFromName(first) && resources::CheckCountryCode(row, first).ok()) {
    role.country = first;
    field.remove_prefix(std::min(field.size(), first.size() + 1));
  }
  return resources::ReadSectors(row, field, role.sectors);
}

}  // namespace

Result<Roles> Roles::Read(const resources::Table& table) {
  Roles result;
  auto each = [&](const resources::Row& row) -> Status {
    Role role;
    PhrasePieces pieces = SplitPhrase(row[0]);
    if (pieces.folded.empty()) return row.Error(row[0], "the role has no noun");
    if (row.size() > 4) return row.Error(row[4], "a role has four fields");
    KHALDUN_TRY(ReadCode(row, row[1], role));
    size_t kind = 0;
    while (kind < kKinds.size() && kKinds[kind] != row[2]) ++kind;
    if (kind == kKinds.size()) {
      return row.Error(row[2], fmt::format("unknown kind '{}'", row[2]),
                       resources::Suggest(row[2], kKinds));
    }
    role.kind = static_cast<RoleKind>(kind);
    role.of_somebody = row[3] == "of";
    role.name_only = row[3] == "name";
    if (!row[3].empty() && !role.of_somebody && !role.name_only) {
      return row.Error(row[3], fmt::format("unknown option '{}'", row[3]), "options are of, name");
    }
    result.trie_.Add(pieces.views(), static_cast<uint32_t>(result.roles_.size()));
    result.roles_.push_back(std::move(role));
    return Status::Ok();
  };
  KHALDUN_TRY(resources::ReadTable(table, 1, each));
  return result;
}

}  // namespace khaldun::entity
