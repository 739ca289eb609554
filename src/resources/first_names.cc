#include "resources/first_names.h"

#include <fmt/format.h>

#include "resources/table.h"
#include "text/fold_word.h"

namespace khaldun::resources {

Result<FirstNames> FirstNames::Read(const Table& table) {
  FirstNames result;
  auto each = [&](const Row& row) -> Status {
    std::string folded;
    text::AppendFolded(row[0], folded);
    Gender gender = row[1] == "m"   ? Gender::kMale
                    : row[1] == "f" ? Gender::kFemale
                                    : Gender::kUnknown;
    if (gender == Gender::kUnknown && row[1] != "u") {
      return row.Error(row[1], fmt::format("unknown gender '{}'", row[1]), "genders are m, f, u");
    }
    // Spellings that differ in diacritics alone are one; of two genders neither is sure.
    auto [at, fresh] = result.names_.emplace(std::move(folded), gender);
    if (!fresh && at->second != gender) at->second = Gender::kUnknown;
    return Status::Ok();
  };
  KHALDUN_TRY(ReadTable(table, 1, each));
  return result;
}

}  // namespace khaldun::resources
