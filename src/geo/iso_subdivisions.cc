#include "geo/iso_subdivisions.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace khaldun::geo {
namespace {

// Names such as "Western" or "Centre-Nord" are words first.
bool IsDirection(const std::string& folded) {
  static constexpr std::string_view kWords[] = {
      "north",     "south",     "east",      "west",      "central", "centre", "northern",
      "southern",  "eastern",   "western",   "center",    "capital", "city",   "upper",
      "lower",     "middle",    "outer",     "inner",     "islands", "region", "nord",
      "sud",       "est",       "ouest",     "norte",     "sur",     "este",   "oeste",
      "northeast", "northwest", "southeast", "southwest", "coast",   "lakes",  "national",
      "district",  "federal",   "territory"};
  std::string_view rest = folded;
  while (!rest.empty()) {
    size_t blank = rest.find(' ');
    std::string_view word = rest.substr(0, blank);
    if (std::find(std::begin(kWords), std::end(kWords), word) == std::end(kWords)) return false;
    rest = blank == std::string_view::npos ? std::string_view{} : rest.substr(blank + 1);
  }
  return true;
}

}  // namespace

Status AddIsoSubdivisions(const std::string& folder, GazetteerBuild& build) {
  std::string path = folder + "/iso_3166-2.json";
  auto text = ReadWhole(path);
  if (!text) return text.error();
  auto json = nlohmann::json::parse(*text, nullptr, false);
  if (json.is_discarded() || !json.contains("3166-2"))
    return Status::Io(fmt::format("{}: no table of ISO 3166-2", path));
  for (const auto& entry : json["3166-2"]) {
    std::string code = entry.value("code", ""), name = entry.value("name", "");
    name = name.substr(0, std::min(name.find(" ["), name.find(" (")));
    std::string_view alpha3 = build.Alpha3(std::string_view(code).substr(0, 2));
    std::string folded = FoldName(name);
    bool digits = folded.find_first_of("0123456789") != std::string::npos;
    if (alpha3.empty() || folded.size() < 4 || digits || IsDirection(folded)) continue;
    if (build.Admin1ByName(alpha3, name) != kNone || alpha3 == "USA") continue;
    SourcePlace p;
    p.name = name;
    p.country = alpha3;
    p.kind = PlaceKind::kAdmin2;
    auto added = build.Add(p);
    if (!added) return added.error();
  }
  return Status::Ok();
}

}  // namespace khaldun::geo
