// The gazetteer that comes with the program, from Debian packages: libtimezonemap-data (GeoNames'
// towns of more than 15,000 people, divisions, countries), libgeonames-common (their English
// names), weather-util-data (every place and county of the United States as the Census Bureau
// lists them, airports of the world), iso-codes (further divisions), and the lexicon.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <numbers>

#include "geo/gazetteer_build.h"
#include "geo/geonames_tables.h"
#include "geo/iso_subdivisions.h"

namespace khaldun::geo {
namespace {

using English = std::unordered_map<std::string, std::string>;

// GNU gettext's binary catalogue: magic, version, count, offsets of two tables of (length, offset).
Result<English> ReadCatalogue(const std::string& path) {
  auto file = ReadWhole(path);
  if (!file) return file.error();
  const std::string& bytes = *file;
  auto word = [&](size_t at) {
    uint32_t value = 0;
    if (at + 4 <= bytes.size()) std::memcpy(&value, bytes.data() + at, 4);
    return value;
  };
  auto text = [&](size_t table, uint32_t i) -> std::string_view {
    size_t entry = table + size_t{8} * i;
    size_t length = word(entry), offset = word(entry + 4);
    return offset + length <= bytes.size() ? std::string_view(bytes).substr(offset, length)
                                           : std::string_view{};
  };
  if (word(0) != 0x950412DE) return Status::Io(fmt::format("{}: no message catalogue", path));
  English english;
  for (uint32_t i = 0; i < word(8); ++i) {
    std::string_view id = text(word(12), i);
    if (!id.empty()) english.emplace(id, text(word(16), i));
  }
  return english;
}

double Real(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// An alternate name is taken where it is written in Latin letters, as a name, and is no code: an
// airport's "ALV" or a stray transliteration in lower case would match ordinary words.
bool UsableAlternate(std::string_view name) {
  if (name.size() < 4) return false;
  bool lower = false, latin = true;
  for (size_t i = 0; i < name.size(); ++i) {
    auto c = static_cast<unsigned char>(name[i]);
    lower |= c >= 'a' && c <= 'z';
    latin &= c < 0xCA || (c & 0xC0) == 0x80 ||
             (c == 0xE1 && i + 1 < name.size() &&
              (static_cast<unsigned char>(name[i + 1]) & 0xFC) == 0xB8);
  }
  bool capital = (name[0] >= 'A' && name[0] <= 'Z') ||
                 static_cast<unsigned char>(name[0]) >= 0xC3 || name.starts_with("al-") ||
                 name.starts_with("ar-") || name.starts_with("as-");
  return latin && lower && capital;
}

std::string WithoutArticle(std::string folded) {
  for (std::string_view article :
       {"al ", "el ", "ar ", "as ", "ash ", "an ", "at ", "ad ", "az ", "es ", "the "}) {
    if (folded.starts_with(article) && folded.size() > article.size() + 2)
      return folded.substr(article.size());
  }
  return folded;
}

size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      size_t up = row[j];
      row[j] = std::min({up + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1] ? 1 : 0)});
      diagonal = up;
    }
  }
  return row[b.size()];
}

// Whether an alternate is the name itself in another spelling, not another name: "Kunduz" for
// "Kondoz", "Hudaydah" for "Al Hudaydah", not "Big Apple".
bool IsSpelling(std::string_view alternate, const std::string& name) {
  std::string a = WithoutArticle(FoldName(alternate));
  return a.size() >= 4 && !name.empty() && a[0] == name[0] &&
         EditDistance(a, name) * 3 <= name.size();
}

Status AddCities(const DebianInputs& in, const English& english, GazetteerBuild& build,
                 std::unordered_multimap<std::string, std::pair<double, double>>& american) {
  std::unordered_map<uint32_t, size_t> division_of;
  for (size_t i = 0; i < build.divisions().size(); ++i) division_of[build.divisions()[i].place] = i;
  return EachLine(in.timezonemap + "/cities15000.txt", [&](const Fields& f) -> Status {
    SourcePlace p;
    std::string id(f[0]);
    std::from_chars(f[0].data(), f[0].data() + f[0].size(), p.geonames);
    p.country = build.Alpha3(f[8]);
    if (p.geonames == 0 || p.country.empty()) return Status::Ok();
    p.lat = Real(f[4]);
    p.lon = Real(f[5]);
    std::from_chars(f[14].data(), f[14].data() + f[14].size(), p.population);
    p.kind = KindOfFeature('P', f[7]);
    p.admin1 = build.Admin1(f[8], f[10]);
    auto translated = english.find(id);
    p.name = translated != english.end() ? std::string_view(translated->second) : f[1];
    p.names.push_back({std::string(f[1]), kPrimary});
    p.names.push_back({std::string(f[2]), kPrimary});
    std::string own = WithoutArticle(FoldName(p.name));
    p.names.push_back({own, kPrimary});
    for (std::string_view rest = f[3]; !rest.empty();) {
      size_t comma = rest.find(',');
      std::string_view alternate = rest.substr(0, comma);
      if (UsableAlternate(alternate)) {
        p.names.push_back({std::string(alternate),
                           static_cast<uint8_t>(IsSpelling(alternate, own) ? kPrimary : 0)});
      }
      rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    }
    if (auto division = division_of.find(p.admin1); division != division_of.end()) {
      auto& d = build.divisions()[division->second];
      d.lat_sum += *p.lat;
      d.lon_sum += *p.lon;
      ++d.towns;
    }
    if (f[8] == "US" || f[8] == "PR") {
      for (const auto& n : p.names) {
        american.emplace(fmt::format("{}.{}", p.admin1, FoldName(n.name)),
                         std::pair{*p.lat, *p.lon});
      }
    }
    auto added = build.Add(p);
    return added ? Status::Ok() : added.error();
  });
}

// A division without coordinates of its own gets the mean of its towns.
Status LocateDivisions(GazetteerBuild& build) {
  for (const auto& d : build.divisions()) {
    if (!d.located && d.towns > 0)
      KHALDUN_TRY(build.writer().Amend(d.place, d.lat_sum / d.towns, d.lon_sum / d.towns, 0));
  }
  return Status::Ok();
}

// An entry of weather-util: "[id]" and lines "key = value".
struct WeatherEntry {
  std::string_view id, description, position;
};

template <class F>
Status EachWeatherEntry(const std::string& path, std::string_view position_key, F each) {
  auto text = ReadWhole(path);
  if (!text) return text.error();
  WeatherEntry entry;
  std::string_view rest = *text;
  auto value = [](std::string_view line) {
    return line.substr(std::min(line.size(), line.find(" = ") + 3));
  };
  while (!rest.empty()) {
    size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (line.starts_with('[')) {
      if (!entry.description.empty()) KHALDUN_TRY(each(entry));
      entry = {line.substr(1, line.size() - 2), {}, {}};
    } else if (line.starts_with("description = ")) {
      entry.description = value(line);
    } else if (line.starts_with(position_key)) {
      entry.position = value(line);
    }
  }
  return entry.description.empty() ? Status::Ok() : each(entry);
}

// "(0.5677946, -1.5122657)", radians.
bool Position(std::string_view text, SourcePlace& p) {
  size_t comma = text.find(',');
  if (!text.starts_with('(') || comma == std::string_view::npos) return false;
  constexpr double kDegrees = 180 / std::numbers::pi;
  p.lat = Real(text.substr(1)) * kDegrees;
  p.lon = Real(text.substr(comma + 1)) * kDegrees;
  return true;
}

bool CutSuffix(std::string_view& name, std::string_view suffix) {
  if (!name.ends_with(suffix) || name.size() <= suffix.size()) return false;
  name.remove_suffix(suffix.size());
  return true;
}

// Names by the Census Bureau's words: "Autauga County", "Abbeville city", "Union township".
bool NameAmerican(std::string_view id, std::string_view name, SourcePlace& p) {
  size_t digits = id.size() - 4;
  if (size_t bracket = name.find(" ("); bracket != std::string_view::npos)
    name = name.substr(0, bracket);
  std::string_view base = name;
  if (digits == 5) {
    p.kind = PlaceKind::kAdmin2;
    p.name = name;
    if (CutSuffix(base, " County")) {
      p.names.push_back({fmt::format("{} Co.", base), 0});
      p.names.push_back({std::string(base), kBare});
    } else if (CutSuffix(base, " Parish") || CutSuffix(base, " Borough") ||
               CutSuffix(base, " Municipio")) {
      p.names.push_back({std::string(base), kBare});
    }
    return true;
  }
  p.kind = PlaceKind::kTown;
  if (digits == 7) {
    for (std::string_view suffix :
         {" city", " town", " village", " borough", " CDP", " municipality", " zona urbana",
          " comunidad", " metropolitan government", " unified government",
          " consolidated government"}) {
      if (CutSuffix(base, suffix)) break;
    }
    p.name = base;
    return true;
  }
  if (CutSuffix(base, " charter township") || CutSuffix(base, " township")) {
    if (base.find_first_of("0123456789") != std::string_view::npos) return false;
    p.name = name.substr(0, 0);
    p.names.push_back({fmt::format("{} Township", base), kPrimary});
    p.names.push_back({fmt::format("{} Twp.", base), 0});
    p.names.push_back({std::string(base), kBare});
    return true;
  }
  if (!CutSuffix(base, " town") && !CutSuffix(base, " plantation")) return false;
  p.name = base;
  return true;
}

Status AddAmericanPlaces(const DebianInputs& in, GazetteerBuild& build,
                         std::unordered_multimap<std::string, std::pair<double, double>>& known) {
  constexpr double kSamePlaceKm = 30;
  return EachWeatherEntry(
      in.weather + "/places.gz", "centroid", [&](const WeatherEntry& e) -> Status {
        size_t comma = e.description.rfind(", ");
        SourcePlace p;
        if (!e.id.starts_with("fips") || comma == std::string_view::npos ||
            !Position(e.position, p))
          return Status::Ok();
        std::string_view state = e.description.substr(comma + 2);
        p.admin1 = build.Admin1("US", state);
        p.country = p.admin1 != kNone ? std::string_view("USA") : build.Alpha3(state);
        if (p.country.empty() || !NameAmerican(e.id, e.description.substr(0, comma), p))
          return Status::Ok();
        std::string composed = p.name.empty() ? p.names.front().name : std::string(p.name);
        p.name = composed;
        auto key = fmt::format("{}.{}", p.admin1, FoldName(composed));
        auto [begin, end] = known.equal_range(key);
        bool again = std::any_of(begin, end, [&](const auto& k) {
          return Kilometres(k.second.first, k.second.second, *p.lat, *p.lon) < kSamePlaceKm;
        });
        if (again) return Status::Ok();
        known.emplace(std::move(key), std::pair{*p.lat, *p.lon});
        auto added = build.Add(p);
        return added ? Status::Ok() : added.error();
      });
}

// "Mount Hagen Kagamuga Airport, Mount Hagen, WHM, PG": the part that names the field, the country
// last.
Status AddAirports(const DebianInputs& in, GazetteerBuild& build) {
  return EachWeatherEntry(
      in.weather + "/stations.gz", "location", [&](const WeatherEntry& e) -> Status {
        SourcePlace p;
        size_t comma = e.description.rfind(", ");
        if (comma == std::string_view::npos || !Position(e.position, p)) return Status::Ok();
        std::string_view country = e.description.substr(comma + 2);
        if (country.size() != 2) country = build.Alpha2OfName(country);
        p.country = build.Alpha3(country);
        if (p.country.empty()) return Status::Ok();
        p.kind = PlaceKind::kSite;
        for (std::string_view rest = e.description.substr(0, comma); !rest.empty();) {
          size_t cut = rest.find_first_of(",/\\");
          std::string_view part = rest.substr(0, cut);
          rest = cut == std::string_view::npos ? std::string_view{} : rest.substr(cut + 1);
          while (part.starts_with(' ')) part.remove_prefix(1);
          while (part.ends_with(' ')) part.remove_suffix(1);
          bool field = part.ends_with(" Airport") || part.ends_with(" Air Base") ||
                       part.ends_with(" Air Force Base");
          bool generic = part == "Regional Airport" || part == "Municipal Airport" ||
                         part == "International Airport";
          if (!field || generic) continue;
          p.name = part;
          auto added = build.Add(p);
          return added ? Status::Ok() : added.error();
        }
        return Status::Ok();
      });
}

}  // namespace

Result<GazetteerCounts> BuildShippedGazetteer(const DebianInputs& in, const std::string& path) {
  auto begun = GazetteerBuild::Begin(path, in.lexicon);
  if (!begun) return begun.error();
  GazetteerBuild build = std::move(*begun);
  auto english = ReadCatalogue(in.geonames_mo);
  if (!english) return english.error();
  KHALDUN_TRY(build.AddCountries(in.timezonemap + "/countryInfo.txt"));
  KHALDUN_TRY(build.AddAdmin1(in.timezonemap + "/admin1Codes.txt", *english));
  std::unordered_multimap<std::string, std::pair<double, double>> american;
  KHALDUN_TRY(AddCities(in, *english, build, american));
  KHALDUN_TRY(LocateDivisions(build));
  KHALDUN_TRY(AddAmericanPlaces(in, build, american));
  KHALDUN_TRY(AddAirports(in, build));
  KHALDUN_TRY(AddIsoSubdivisions(in.iso_codes, build));
  return build.Finish();
}

}  // namespace khaldun::geo
