#include "geo/geonames_tables.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>

#include "geo/word_classes.h"

namespace khaldun::geo {
namespace {

struct GzCloser {
  void operator()(gzFile_s* f) const { gzclose(f); }
};
using GzFile = std::unique_ptr<gzFile_s, GzCloser>;

constexpr uint32_t kTownPeople = 15'000;  // that tell the division of own places near them
constexpr size_t kBuffer = 1 << 20;
constexpr size_t kLongestLine = 16 << 20;

uint32_t Unsigned(std::string_view text) {
  uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value > 0xFFFFFFFEu ? 0xFFFFFFFEu : static_cast<uint32_t>(value);
}

// Generic words that stand before or after the name proper of a division.
constexpr std::array<std::string_view, 22> kGeneric{
    "province",     "governorate",     "region",           "state",
    "oblast",       "district",        "prefecture",       "department",
    "county",       "division",        "emirate",          "republic",
    "krai",         "muhafazat",       "shabiyat",         "wilaya de",
    "provincia de", "departamento de", "departamento del", "estado de",
    "judetul",      "mohafazat"};

std::string WithoutGeneric(std::string_view name) {
  std::string folded = FoldName(name);
  for (std::string_view g : kGeneric) {
    if (folded.size() > g.size() + 1) {
      if (folded.ends_with(g) && folded[folded.size() - g.size() - 1] == ' ') {
        // Cut the same words from the name as it is written, which keeps its capitals.
        size_t blank = name.rfind(' ');
        if (blank != std::string_view::npos) return std::string(name.substr(0, blank));
      }
      if (folded.starts_with(g) && folded[g.size()] == ' ') {
        auto words = static_cast<size_t>(std::count(g.begin(), g.end(), ' ')) + 1;
        std::string_view rest = name;
        for (; words > 0; --words) {
          size_t blank = rest.find(' ');
          if (blank == std::string_view::npos) return {};
          rest.remove_prefix(blank + 1);
        }
        return std::string(rest);
      }
    }
  }
  return {};
}

}  // namespace

Status EachLine(const std::string& path, const std::function<Status(const Fields&)>& each) {
  GzFile file(gzopen(path.c_str(), "rb"));
  if (!file) return Status::Io(fmt::format("{}: cannot read", path));
  gzbuffer(file.get(), 1 << 17);
  std::string pending;
  std::vector<char> buffer(kBuffer);
  Fields fields;
  auto line = [&](std::string_view text) -> Status {
    if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
    if (text.empty() || text.front() == '#') return Status::Ok();
    fields.clear();
    for (;;) {
      size_t tab = text.find('\t');
      fields.push_back(text.substr(0, tab));
      if (tab == std::string_view::npos) break;
      text.remove_prefix(tab + 1);
    }
    fields.resize(std::max<size_t>(fields.size(), 20));
    return each(fields);
  };
  for (;;) {
    int n = gzread(file.get(), buffer.data(), static_cast<unsigned>(buffer.size()));
    if (n < 0) return Status::Io(fmt::format("{}: cannot read to its end", path));
    if (n == 0) break;
    std::string_view chunk(buffer.data(), static_cast<size_t>(n));
    for (size_t end; (end = chunk.find('\n')) != std::string_view::npos;
         chunk.remove_prefix(end + 1)) {
      if (pending.empty()) {
        KHALDUN_TRY(line(chunk.substr(0, end)));
      } else {
        pending += chunk.substr(0, end);
        KHALDUN_TRY(line(pending));
        pending.clear();
      }
    }
    pending += chunk;
    if (pending.size() > kLongestLine)
      return Status::Io(fmt::format("{}: no table, a line of more than 16 MB", path));
  }
  return line(pending);
}

Result<std::string> ReadWhole(const std::string& path) {
  GzFile file(gzopen(path.c_str(), "rb"));
  if (!file) return Status::Io(fmt::format("{}: cannot read", path));
  std::string text;
  std::vector<char> buffer(kBuffer);
  for (;;) {
    int n = gzread(file.get(), buffer.data(), static_cast<unsigned>(buffer.size()));
    if (n < 0) return Status::Io(fmt::format("{}: cannot read to its end", path));
    if (n == 0) return text;
    text.append(buffer.data(), static_cast<size_t>(n));
  }
}

Result<GazetteerBuild> GazetteerBuild::Begin(const std::string& path,
                                             const LexiconPlaces& lexicon) {
  GazetteerBuild build;
  for (const std::string& table : lexicon.places) {
    auto text = ReadWhole(table);
    if (!text) return text.error();
    KHALDUN_TRY(build.own_.ReadPlaces(table, *text));
  }
  if (!lexicon.countries.empty()) {
    auto text = ReadWhole(lexicon.countries);
    if (!text) return text.error();
    KHALDUN_TRY(build.own_.ReadCountries(lexicon.countries, *text));
  }
  auto writer = GazetteerWriter::Create(path);
  if (!writer) return writer.error();
  build.writer_ = std::move(*writer);
  if (!lexicon.wordnet.empty()) {
    auto classes = ReadWordClasses(lexicon.wordnet);
    if (!classes) return classes.error();
    build.writer_->MarkNames(std::move(*classes));
  }
  return build;
}

Status GazetteerBuild::AddNames(uint32_t place, const std::vector<OwnName>& names) {
  for (const OwnName& n : names) KHALDUN_TRY(writer_->AddName(place, n.name, n.flags));
  return Status::Ok();
}

Result<uint32_t> GazetteerBuild::Add(const SourcePlace& source) {
  OwnPlace* own =
      own_.Match(source.geonames, source.name, source.country, source.kind, source.lat, source.lon);
  NewPlace place;
  place.geonames = source.geonames;
  place.name = own != nullptr ? std::string_view(own->name) : source.name;
  place.country = source.country;
  place.lat = source.lat;
  place.lon = source.lon;
  if (own != nullptr && own->lat) {
    place.lat = own->lat;
    place.lon = own->lon;
  }
  place.population = source.population;
  place.admin1 = source.admin1;
  place.kind = source.kind;
  auto index = writer_->AddPlace(place);
  if (!index) return index;
  if (place.admin1 != kNone && place.lat && place.population >= kTownPeople) {
    towns_[std::string(place.country)].push_back({*place.lat, *place.lon, place.admin1});
  }
  KHALDUN_TRY(writer_->AddName(*index, source.name,
                               static_cast<uint8_t>(kPrimary | CaseFlags(source.name))));
  KHALDUN_TRY(AddNames(*index, source.names));
  if (own != nullptr) {
    own->used = true;
    KHALDUN_TRY(
        writer_->AddName(*index, own->name, static_cast<uint8_t>(kPrimary | CaseFlags(own->name))));
    KHALDUN_TRY(AddNames(*index, own->others));
  }
  return index;
}

Status GazetteerBuild::AddCountries(const std::string& country_info) {
  return EachLine(country_info, [&](const Fields& f) -> Status {
    if (f[0].size() != 2 || f[1].size() != 3) return Status::Ok();
    std::string alpha3(f[1] == "XKX" ? "KOS" : f[1]);  // Kosovo, as the lexicon and PLOVER write it
    alpha3_[std::string(f[0])] = alpha3;
    alpha2_[FoldName(f[4])] = f[0];
    SourcePlace p;
    p.geonames = Unsigned(f[16]);
    p.name = f[4];
    p.country = alpha3;
    p.population = Unsigned(f[7]);
    p.kind = PlaceKind::kCountry;
    if (const auto* names = own_.CountryNames(alpha3)) p.names = *names;
    auto index = Add(p);
    if (!index) return index.error();
    if (p.geonames != 0) place_of_id_[p.geonames] = *index;
    return Status::Ok();
  });
}

Status GazetteerBuild::AddAdmin1(const std::string& admin1_codes,
                                 const std::unordered_map<std::string, std::string>& english) {
  return EachLine(admin1_codes, [&](const Fields& f) -> Status {
    size_t dot = f[0].find('.');
    if (dot != 2 || f[1].empty()) return Status::Ok();
    std::string_view alpha3 = Alpha3(f[0].substr(0, 2));
    if (alpha3.empty()) return Status::Ok();
    SourcePlace p;
    p.geonames = Unsigned(f[3]);
    p.name = f[1];
    p.country = alpha3;
    p.kind = PlaceKind::kAdmin1;
    p.names.push_back({std::string(f[2]), kPrimary});
    auto translated = english.find(std::string(f[0]));
    if (translated != english.end()) p.names.push_back({translated->second, kPrimary});
    for (size_t i = p.names.size(); i-- > 0;) {
      if (std::string bare = WithoutGeneric(p.names[i].name); !bare.empty())
        p.names.push_back({bare, kPrimary});
    }
    const OwnPlace* own = own_.Match(p.geonames, p.name, alpha3, p.kind, {}, {});
    for (size_t i = 0; own == nullptr && i < p.names.size(); ++i) {
      own = own_.Match(0, p.names[i].name, alpha3, p.kind, {}, {});
      if (own != nullptr) p.name = own->name;
    }
    if (own == nullptr && translated != english.end()) p.name = translated->second;
    bool located = own != nullptr && own->lat.has_value();
    if (p.name != f[1]) p.names.push_back({std::string(f[1]), kPrimary});
    auto index = Add(p);
    if (!index) return index.error();
    std::string code(f[0]);
    if (p.geonames != 0) place_of_id_[p.geonames] = *index;
    division_of_code_[code] = divisions_.size();
    divisions_.push_back({code, *index, located});
    division_of_name_.emplace(std::string(alpha3) + FoldName(p.name), *index);
    for (const OwnName& n : p.names)
      division_of_name_.emplace(std::string(alpha3) + FoldName(n.name), *index);
    return Status::Ok();
  });
}

Result<bool> GazetteerBuild::Locate(uint32_t geonames, double lat, double lon,
                                    uint32_t population) {
  auto found = place_of_id_.find(geonames);
  if (found == place_of_id_.end()) return false;
  KHALDUN_TRY(writer_->Amend(found->second, lat, lon, population));
  return true;
}

uint32_t GazetteerBuild::NearestDivision(const OwnPlace& own) const {
  constexpr double kFarthestKm = 120;
  bool inside_one = own.kind == PlaceKind::kCity || own.kind == PlaceKind::kTown ||
                    own.kind == PlaceKind::kQuarter || own.kind == PlaceKind::kSite ||
                    own.kind == PlaceKind::kAdmin2;
  auto towns = towns_.find(own.country);
  if (!inside_one || !own.lat || towns == towns_.end()) return kNone;
  uint32_t nearest = kNone;
  double nearest_km = kFarthestKm;
  for (const Town& t : towns->second) {
    if (std::abs(t.lat - *own.lat) > 1.2) continue;
    double km = Kilometres(t.lat, t.lon, *own.lat, *own.lon);
    if (km < nearest_km) {
      nearest_km = km;
      nearest = t.admin1;
    }
  }
  return nearest;
}

Result<GazetteerCounts> GazetteerBuild::Finish() {
  for (OwnPlace& own : own_.places()) {
    if (own.used) continue;
    NewPlace p;
    p.geonames = own.geonames;
    p.name = own.name;
    p.country = own.country;
    p.lat = own.lat;
    p.lon = own.lon;
    p.kind = own.kind;
    p.admin1 = NearestDivision(own);
    auto index = writer_->AddPlace(p);
    if (!index) return index.error();
    KHALDUN_TRY(
        writer_->AddName(*index, own.name, static_cast<uint8_t>(kPrimary | CaseFlags(own.name))));
    KHALDUN_TRY(AddNames(*index, own.others));
  }
  KHALDUN_TRY(writer_->Finish());
  return GazetteerCounts{writer_->places()};
}

std::string_view GazetteerBuild::Alpha3(std::string_view alpha2) const {
  auto found = alpha3_.find(std::string(alpha2));
  return found == alpha3_.end() ? std::string_view{} : std::string_view(found->second);
}

std::string_view GazetteerBuild::Alpha2OfName(std::string_view country_name) const {
  auto found = alpha2_.find(FoldName(country_name));
  return found == alpha2_.end() ? std::string_view{} : std::string_view(found->second);
}

uint32_t GazetteerBuild::Admin1(std::string_view country2, std::string_view code) const {
  auto found = division_of_code_.find(fmt::format("{}.{}", country2, code));
  return found == division_of_code_.end() ? kNone : divisions_[found->second].place;
}

uint32_t GazetteerBuild::Admin1ByName(std::string_view alpha3, std::string_view name) const {
  auto found = division_of_name_.find(std::string(alpha3) + FoldName(name));
  return found == division_of_name_.end() ? kNone : found->second;
}

}  // namespace khaldun::geo
