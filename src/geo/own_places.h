// The places that the project itself lists (lexicon/places*.tsv), and the names of countries
// (lexicon/countries.tsv), as the gazetteer is built from them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/gazetteer.h"
#include "khaldun/status.h"

namespace khaldun::geo {

struct OwnName {
  std::string name;
  uint8_t flags = 0;  // of NameFlag
};

struct OwnPlace {
  std::string name;
  std::vector<OwnName> others;
  char feature_class = ' ';
  std::string feature_code;
  PlaceKind kind{};
  std::string country;  // alpha-3 or empty
  std::optional<double> lat, lon;
  uint32_t geonames = 0;
  bool used = false;  // joined with a place of another source
};

class OwnPlaces {
 public:
  // Reads one table of the layout of lexicon/README.md, places.tsv; `name` is for messages.
  // Resource error at the first bad line.
  Status ReadPlaces(std::string_view name, std::string_view text);
  // Reads lexicon/countries.tsv.
  Status ReadCountries(std::string_view name, std::string_view text);

  // The own entry for a place of another source: the same GeoNames id, the same country (for
  // countries), or country and name alike and near. Null where there is none.
  OwnPlace* Match(uint32_t geonames, std::string_view name, std::string_view country,
                  PlaceKind kind, std::optional<double> lat, std::optional<double> lon);

  std::vector<OwnPlace>& places() { return places_; }
  // Names from countries.tsv by alpha-3.
  const std::vector<OwnName>* CountryNames(const std::string& alpha3) const;

 private:
  std::vector<OwnPlace> places_;
  std::unordered_map<uint32_t, size_t> by_id_;
  std::unordered_multimap<std::string, size_t> by_name_;  // country + folded name
  std::unordered_map<std::string, std::vector<OwnName>> countries_;
};

// kAcronym where every letter of the name is a capital and there are at most five.
uint8_t CaseFlags(std::string_view name);

// Flat-earth kilometres, good to some per cent for the short distances that decide anything here.
double Kilometres(double lat1, double lon1, double lat2, double lon2);

}  // namespace khaldun::geo
