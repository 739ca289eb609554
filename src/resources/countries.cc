#include "resources/countries.h"

#include <fmt/format.h>

#include <algorithm>

#include "resources/fields.h"

namespace khaldun::resources {
namespace {

std::vector<std::string> Strings(std::string_view field) {
  std::vector<std::string_view> parts = SplitList(field);
  return {parts.begin(), parts.end()};
}

bool AlphabeticallyBefore(const Country& a, const Country& b) { return a.alpha3 < b.alpha3; }

}  // namespace

Result<Countries> Countries::Read(const Table& table) {
  Countries result;
  auto each = [&](const Row& row) -> Status {
    KHALDUN_TRY(CheckCountryCode(row, row[0]));
    if (row[1].size() != 2)
      return row.Error(row[1], fmt::format("'{}' is no alpha-2 code", row[1]));
    if (row[2].empty()) return row.Error(row[2], "the country has no name");
    if (row.size() > 8) return row.Error(row[8], "a country has eight fields");
    for (const Country& c : result.countries_) {
      if (c.alpha3 == row[0]) return row.Error(row[0], fmt::format("'{}' stands twice", row[0]));
    }
    result.countries_.push_back({std::string(row[0]), std::string(row[1]), std::string(row[2]),
                                 Strings(row[3]), Strings(row[4]), Strings(row[5]),
                                 std::string(row[6]), Strings(row[7])});
    return Status::Ok();
  };
  KHALDUN_TRY(ReadTable(table, 1, each));
  std::sort(result.countries_.begin(), result.countries_.end(), AlphabeticallyBefore);
  return result;
}

const Country* Countries::Find(std::string_view alpha3) const {
  auto at =
      std::lower_bound(countries_.begin(), countries_.end(), alpha3,
                       [](const Country& c, std::string_view code) { return c.alpha3 < code; });
  return at != countries_.end() && at->alpha3 == alpha3 ? &*at : nullptr;
}

}  // namespace khaldun::resources
