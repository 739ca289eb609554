// Lines and fields of the tab-separated files of geonames.org, and the tables that both builds of
// the gazetteer begin with.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/gazetteer_build.h"
#include "geo/gazetteer_writer.h"
#include "geo/own_places.h"

namespace khaldun::geo {

// Calls `each` with the fields of every line that is no comment. Fields beyond the last are empty.
// Io error where the file cannot be read. Views are valid during the call.
using Fields = std::vector<std::string_view>;
Status EachLine(const std::string& path, const std::function<Status(const Fields&)>& each);

// A whole file, unpacked where it ends in .gz.
Result<std::string> ReadWhole(const std::string& path);

// A place as a source tells it.
struct SourcePlace {
  uint32_t geonames = 0;
  std::string_view name;
  std::vector<OwnName> names;  // more names; the first need not repeat `name`
  std::string_view country;    // alpha-3
  std::optional<double> lat, lon;
  uint32_t population = 0;
  uint32_t admin1 = kNone;
  PlaceKind kind{};
};

// What a build holds while it goes through its sources.
class GazetteerBuild {
 public:
  static Result<GazetteerBuild> Begin(const std::string& path, const LexiconPlaces& lexicon);

  // Adds the place with its names and those of the own entry that it matches.
  Result<uint32_t> Add(const SourcePlace& place);

  // The countries of countryInfo.txt, then the first-level divisions. Coordinates come from the
  // lexicon or by Locate.
  Status AddCountries(const std::string& country_info);
  Status AddAdmin1(const std::string& admin1_codes,
                   const std::unordered_map<std::string, std::string>& english = {});

  // Coordinates for a country or division added before, by its GeoNames id. False where there is
  // none.
  Result<bool> Locate(uint32_t geonames, double lat, double lon, uint32_t population);

  // The own places that no source matched, then the file.
  Result<GazetteerCounts> Finish();

  std::string_view Alpha3(std::string_view alpha2) const;
  std::string_view Alpha2OfName(std::string_view country_name) const;
  // "US.TX" to the place of that state, kNone where unknown.
  uint32_t Admin1(std::string_view country2, std::string_view code) const;
  uint32_t Admin1ByName(std::string_view alpha3, std::string_view name) const;
  GazetteerWriter& writer() { return *writer_; }

  struct Division {
    std::string code;
    uint32_t place;
    bool located;
    double lat_sum = 0, lon_sum = 0;
    uint32_t towns = 0;
  };
  std::vector<Division>& divisions() { return divisions_; }

 private:
  GazetteerBuild() = default;
  struct Town {
    double lat, lon;
    uint32_t admin1;
  };
  // The division of the town nearest to an own place, kNone where none is near.
  uint32_t NearestDivision(const OwnPlace& own) const;
  Status AddNames(uint32_t place, const std::vector<OwnName>& names);

  std::unique_ptr<GazetteerWriter> writer_;
  OwnPlaces own_;
  std::unordered_map<std::string, std::string> alpha3_;  // by alpha-2
  std::unordered_map<std::string, std::string> alpha2_;  // by folded country name
  std::unordered_map<std::string, size_t> division_of_code_;
  std::unordered_map<std::string, uint32_t> division_of_name_;  // alpha-3 + folded name
  std::unordered_map<uint32_t, uint32_t> place_of_id_;          // countries and divisions
  std::vector<Division> divisions_;
  std::unordered_map<std::string, std::vector<Town>> towns_;  // by alpha-3
};

}  // namespace khaldun::geo
