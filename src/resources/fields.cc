#include "resources/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "resources/countries.h"

namespace khaldun::resources {

std::vector<std::string_view> SplitList(std::string_view field, char divider) {
  std::vector<std::string_view> parts;
  while (!field.empty()) {
    size_t end = field.find(divider);
    std::string_view part = field.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
    if (end == std::string_view::npos) break;
    field.remove_prefix(end + 1);
  }
  return parts;
}

Status CheckCountryCode(const Row& row, std::string_view part, const Countries* countries) {
  bool good = part.size() == 3;
  for (char c : part) good = good && c >= 'A' && c <= 'Z';
  if (good && countries == nullptr) return Status::Ok();
  if (good) {
    static constexpr std::string_view kNoStates[] = {"IGO", "NGO", "MNC", "IMG",
                                                     "ISM", "UNO", "EUR"};
    if (countries->Find(part) != nullptr) return Status::Ok();
    if (std::ranges::find(kNoStates, part) != std::end(kNoStates)) return Status::Ok();
    std::vector<std::string_view> known(std::begin(kNoStates), std::end(kNoStates));
    for (const Country& c : countries->all()) known.push_back(c.alpha3);
    return row.Error(part, fmt::format("unknown country code '{}'", part), Suggest(part, known));
  }
  return row.Error(part, fmt::format("'{}' is no country code", part),
                   "three capitals: ISO 3166 alpha-3, or IGO, NGO, MNC, IMG, ISM, UNO, EUR, KOS");
}

Status ReadSectors(const Row& row, std::string_view field, std::vector<Sector>& sectors) {
  for (std::string_view part : SplitList(field, ' ')) {
    std::optional<Sector> sector = SectorFromName(part);
    if (!sector) {
      constexpr int kSectorCount = static_cast<int>(Sector::kUnk) + 1;
      std::array<std::string_view, kSectorCount> names;
      for (int i = 0; i < kSectorCount; ++i) names[i] = Name(static_cast<Sector>(i));
      return row.Error(part, fmt::format("unknown sector '{}'", part), Suggest(part, names));
    }
    sectors.push_back(*sector);
  }
  return Status::Ok();
}

}  // namespace khaldun::resources
