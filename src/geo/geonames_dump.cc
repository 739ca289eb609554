// `khaldun gazetteer DIR`: the full dump of geonames.org.

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <filesystem>

#include "geo/gazetteer_build.h"
#include "geo/geonames_tables.h"

namespace khaldun::geo {
namespace {

// GeoNames ids run to some 13 million; the table from id to place must not grow with a broken line.
constexpr uint32_t kHighestId = 100'000'000;

// Roads, hotels and schools are left out; what news reports name stays.
bool Wanted(std::string_view feature_class, std::string_view code) {
  if (feature_class.size() != 1) return false;
  switch (feature_class[0]) {
    case 'A':
      return !code.ends_with('H');  // historical divisions
    case 'P':
      return code != "PPLH" && code != "PPLQ" && code != "PPLW";
    case 'H':
    case 'L':
    case 'T':
      return true;
    case 'S': {
      static constexpr std::array<std::string_view, 14> kSites{
          "AIRP", "AIRB", "AIRF", "CMPRF", "CMP",  "MILB", "PSTB",
          "OILF", "OILR", "OILT", "NVB",   "INSM", "PS",   "DAM"};
      return std::find(kSites.begin(), kSites.end(), code) != kSites.end();
    }
    default:
      return false;
  }
}

template <class T>
T Value(std::string_view text) {
  T value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Latin letters only: the reports are English.
bool Latin(std::string_view name) {
  for (unsigned char c : name) {
    if (c >= 0xCA && c != 0xE1 && c != 0xE2) return false;
  }
  return !name.empty();
}

class Dump {
 public:
  Dump(const GazetteerInputs& inputs, GazetteerBuild& build)
      : folder_(inputs.folder), build_(build) {}

  Status AddPlaces() {
    return EachLine(folder_ + "/allCountries.txt", [&](const Fields& f) -> Status {
      SourcePlace p;
      p.geonames = Value<uint32_t>(f[0]);
      if (p.geonames == 0 || p.geonames > kHighestId || !Wanted(f[6], f[7])) return Status::Ok();
      p.lat = Value<double>(f[4]);
      p.lon = Value<double>(f[5]);
      p.population = static_cast<uint32_t>(std::min<uint64_t>(Value<uint64_t>(f[14]), 0xFFFFFFFEu));
      auto known = build_.Locate(p.geonames, *p.lat, *p.lon, p.population);
      if (!known) return known.error();
      if (*known) return Status::Ok();
      p.name = f[1];
      p.names.push_back({std::string(f[2]), kPrimary});
      p.country = build_.Alpha3(f[8]);
      p.admin1 = build_.Admin1(f[8], f[10]);
      p.kind = KindOfFeature(f[6][0], f[7]);
      if (p.kind == PlaceKind::kCity && p.population == 0) p.kind = PlaceKind::kTown;
      if (p.kind == PlaceKind::kArea && f[6] == "L" && p.country.empty())
        p.kind = PlaceKind::kRegion;
      if (p.kind == PlaceKind::kAdmin2) AddBare(f[1], p);
      auto index = build_.Add(p);
      if (!index) return index.error();
      if (p.geonames >= place_of_id_.size())
        place_of_id_.resize(std::max<size_t>(p.geonames + 1, place_of_id_.size() * 3 / 2), kNone);
      place_of_id_[p.geonames] = *index;
      return Status::Ok();
    });
  }

  // English names and those without a language; historic ones are passed over.
  Status AddAlternates(const std::string& path) {
    return EachLine(path, [&](const Fields& f) -> Status {
      auto id = Value<uint32_t>(f[1]);
      if (id >= place_of_id_.size() || place_of_id_[id] == kNone || f[7] == "1")
        return Status::Ok();
      bool named = f[2].empty() || f[2] == "en" || f[2] == "abbr";
      if (!named || !Latin(f[3]) || f[3].size() < 3) return Status::Ok();
      uint8_t flags = f[2] == "en" && f[4] == "1" ? kPrimary : 0;
      if (f[2] == "abbr") flags = kAbbreviation;
      return build_.writer().AddName(place_of_id_[id], f[3],
                                     static_cast<uint8_t>(flags | CaseFlags(f[3])));
    });
  }

 private:
  static void AddBare(std::string_view name, SourcePlace& p) {
    for (std::string_view word : {" County", " Parish", " District", " Township"}) {
      if (name.ends_with(word) && name.size() > word.size()) {
        p.names.push_back({std::string(name.substr(0, name.size() - word.size())), kBare});
      }
    }
  }

  std::string folder_;
  GazetteerBuild& build_;
  std::vector<uint32_t> place_of_id_;
};

}  // namespace

Result<GazetteerCounts> BuildGazetteer(const GazetteerInputs& in, const std::string& path) {
  namespace fs = std::filesystem;
  for (std::string_view name : {"allCountries.txt", "admin1CodesASCII.txt", "countryInfo.txt"}) {
    std::error_code error;
    if (!fs::is_regular_file(fs::path(in.folder) / name, error)) {
      return Status::Io(fmt::format(
          "{}/{}: not there; unpack the files of download.geonames.org/export/dump into the folder",
          in.folder, name));
    }
  }
  auto begun = GazetteerBuild::Begin(path, in.lexicon);
  if (!begun) return begun.error();
  GazetteerBuild build = std::move(*begun);
  KHALDUN_TRY(build.AddCountries(in.folder + "/countryInfo.txt"));
  KHALDUN_TRY(build.AddAdmin1(in.folder + "/admin1CodesASCII.txt"));
  Dump dump(in, build);
  KHALDUN_TRY(dump.AddPlaces());
  for (std::string_view name : {"alternateNamesV2.txt", "alternateNames.txt"}) {
    std::string alternates = fmt::format("{}/{}", in.folder, name);
    std::error_code error;
    if (!fs::is_regular_file(alternates, error)) continue;
    KHALDUN_TRY(dump.AddAlternates(alternates));
    break;
  }
  return build.Finish();
}

}  // namespace khaldun::geo
