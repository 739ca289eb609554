#include "geo/own_places.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "geo/phrase_key.h"
#include "resources/table.h"

namespace khaldun::geo {
namespace {

std::vector<std::string_view> List(std::string_view field) {
  std::vector<std::string_view> items;
  while (!field.empty()) {
    size_t bar = field.find('|');
    std::string_view item = field.substr(0, bar);
    while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
    while (!item.empty() && item.back() == ' ') item.remove_suffix(1);
    if (!item.empty()) items.push_back(item);
    if (bar == std::string_view::npos) break;
    field.remove_prefix(bar + 1);
  }
  return items;
}

template <class T>
bool Number(std::string_view text, T& value) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

Status Coordinate(const resources::Row& row, std::string_view field, double limit,
                  std::optional<double>& out) {
  if (field.empty()) return Status::Ok();
  double value = 0;
  if (!Number(field, value) || std::abs(value) > limit) {
    return row.Error(field, "no coordinate in degrees",
                     "write it as 33.3406; south and west are negative");
  }
  out = value;
  return Status::Ok();
}

bool Populated(PlaceKind kind) {
  return kind == PlaceKind::kCity || kind == PlaceKind::kCapital || kind == PlaceKind::kTown ||
         kind == PlaceKind::kQuarter;
}

constexpr double kSamePlaceKm = 60;
const std::string kAnyName = "\n";  // a country is itself under whatever name

}  // namespace

uint8_t CaseFlags(std::string_view name) {
  int capitals = 0;
  for (char c : name) {
    if (c >= 'A' && c <= 'Z') {
      ++capitals;
    } else if (c != '.' && c != ' ') {
      return 0;
    }
  }
  return capitals >= 2 && capitals <= 5 ? kAcronym : 0;
}

double Kilometres(double lat1, double lon1, double lat2, double lon2) {
  constexpr double kDegree = 3.14159265358979323846 / 180;
  double a = std::sin((lat2 - lat1) * kDegree / 2);
  double b = std::sin((lon2 - lon1) * kDegree / 2);
  double h = a * a + std::cos(lat1 * kDegree) * std::cos(lat2 * kDegree) * b * b;
  return 12742 * std::asin(std::min(1.0, std::sqrt(h)));
}

Status OwnPlaces::ReadPlaces(std::string_view name, std::string_view text) {
  return resources::ReadTable(name, text, [&](const resources::Row& row) -> Status {
    OwnPlace p;
    p.name = row[0];
    if (p.name.empty()) return row.Error(row[0], "a place without a name");
    for (std::string_view o : List(row[1])) {
      p.others.push_back({std::string(o), static_cast<uint8_t>(kPrimary | CaseFlags(o))});
    }
    std::string_view feature = row[2];
    if (feature.size() < 4 || feature[1] != '.' ||
        std::string_view("AHLPSTUV").find(feature[0]) == std::string_view::npos) {
      return row.Error(feature, "no GeoNames feature",
                       "write class and code, as in P.PPL, A.ADM1, H.STM or S.AIRB");
    }
    p.feature_class = feature[0];
    p.feature_code = feature.substr(2);
    p.kind = KindOfFeature(p.feature_class, p.feature_code);
    p.country = row[3];
    if (!p.country.empty() &&
        (p.country.size() != 3 || !std::all_of(p.country.begin(), p.country.end(),
                                               [](char c) { return c >= 'A' && c <= 'Z'; }))) {
      return row.Error(row[3], "no ISO 3166 alpha-3 country",
                       "leave it empty for a place of several countries");
    }
    if (p.kind == PlaceKind::kArea && p.feature_class == 'L' && p.country.empty())
      p.kind = PlaceKind::kRegion;
    KHALDUN_TRY(Coordinate(row, row[4], 90, p.lat));
    KHALDUN_TRY(Coordinate(row, row[5], 180, p.lon));
    if (p.lat.has_value() != p.lon.has_value()) return row.Error(row[4], "one coordinate of two");
    if (!row[6].empty() && !Number(row[6], p.geonames)) return row.Error(row[6], "no GeoNames id");
    for (std::string_view o : List(row[7])) p.others.push_back({std::string(o), kAdjective});
    for (std::string_view o : List(row[8])) p.others.push_back({std::string(o), kAbbreviation});
    if (row.size() > 9) return row.Error(row[9], "more than nine fields");
    size_t index = places_.size();
    if (p.geonames != 0 && !by_id_.emplace(p.geonames, index).second) {
      return row.Error(row[6], "this GeoNames id stands twice in the lexicon");
    }
    by_name_.emplace(p.country + (p.kind == PlaceKind::kCountry ? kAnyName : FoldName(p.name)),
                     index);
    for (const OwnName& o : p.others) {
      if (o.flags & kPrimary) by_name_.emplace(p.country + FoldName(o.name), index);
    }
    places_.push_back(std::move(p));
    return Status::Ok();
  });
}

Status OwnPlaces::ReadCountries(std::string_view name, std::string_view text) {
  return resources::ReadTable(name, text, [&](const resources::Row& row) -> Status {
    if (row[0].size() != 3) return row.Error(row[0], "no ISO 3166 alpha-3 country");
    std::vector<OwnName>& names = countries_[std::string(row[0])];
    auto add = [&](std::string_view list, uint8_t flags) {
      for (std::string_view n : List(list))
        names.push_back({std::string(n), static_cast<uint8_t>(flags | CaseFlags(n))});
    };
    add(row[2], kPrimary);
    add(row[3], kPrimary);
    add(row[4], kAdjective);
    add(row[5], kPeople);
    return Status::Ok();
  });
}

const std::vector<OwnName>* OwnPlaces::CountryNames(const std::string& alpha3) const {
  auto found = countries_.find(alpha3);
  return found == countries_.end() ? nullptr : &found->second;
}

OwnPlace* OwnPlaces::Match(uint32_t geonames, std::string_view name, std::string_view country,
                           PlaceKind kind, std::optional<double> lat, std::optional<double> lon) {
  if (geonames != 0) {
    if (auto found = by_id_.find(geonames); found != by_id_.end()) return &places_[found->second];
  }
  auto [begin, end] = by_name_.equal_range(
      std::string(country) + (kind == PlaceKind::kCountry ? kAnyName : FoldName(name)));
  for (auto it = begin; it != end; ++it) {
    OwnPlace& own = places_[it->second];
    bool alike = own.kind == kind || (Populated(own.kind) && Populated(kind));
    if (own.used || own.geonames != 0 || !alike) continue;
    bool near = !lat || !own.lat || Kilometres(*lat, *lon, *own.lat, *own.lon) < kSamePlaceKm;
    if (kind == PlaceKind::kCountry || kind == PlaceKind::kAdmin1 || near) return &own;
  }
  return nullptr;
}

}  // namespace khaldun::geo
