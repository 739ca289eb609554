#include "resources/word_sets.h"

#include <fmt/format.h>

#include <algorithm>

#include "resources/fields.h"

namespace khaldun::resources {

Result<WordSets> WordSets::Read(const Table& table, std::span<const std::string_view> names,
                                std::string_view what) {
  WordSets sets;
  KHALDUN_TRY(ReadTable(table, 2, [&](const Row& row) -> Status {
    auto name = std::find(names.begin(), names.end(), row[0]);
    if (name == names.end()) {
      return row.Error(row[0], fmt::format("unknown {} '{}'", what, row[0]),
                       Suggest(row[0], names));
    }
    if (row[1].empty()) return row.Error({}, fmt::format("a {} needs words", what));
    for (std::string_view word : SplitList(row[1]))
      sets.sets_[std::string(word)] |= 1u << (name - names.begin());
    return Status::Ok();
  }));
  return sets;
}

}  // namespace khaldun::resources
