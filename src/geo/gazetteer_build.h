// Builds the gazetteer file: from what Debian packages hold and the lexicon (the one shipped), or
// from a full GeoNames dump and the lexicon (`khaldun gazetteer DIR`).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "khaldun/status.h"

namespace khaldun::geo {

struct GazetteerCounts {
  uint32_t places = 0;
};

// Tables of lexicon/: the paths to read.
struct LexiconPlaces {
  std::vector<std::string> places;  // places*.tsv
  std::string countries;            // countries.tsv; empty: names from countryInfo.txt alone
  std::string wordnet = "/usr/share/wordnet";  // empty: no name is marked as a word or a person's
};

struct DebianInputs {
  std::string timezonemap =
      "/usr/share/libtimezonemap/ui";  // cities15000, admin1Codes, countryInfo
  std::string geonames_mo = "/usr/share/locale/en/LC_MESSAGES/geonames.mo";
  std::string weather = "/usr/share/weather-util";      // places.gz, stations.gz
  std::string iso_codes = "/usr/share/iso-codes/json";  // iso_3166-1.json, iso_3166-2.json
  LexiconPlaces lexicon;
};

// Io error naming the file that is missing; Resource error with the line of a bad table.
Result<GazetteerCounts> BuildShippedGazetteer(const DebianInputs& inputs, const std::string& path);

// A folder of download.geonames.org: allCountries.txt, admin1CodesASCII.txt, countryInfo.txt and,
// where it is there, alternateNamesV2.txt or alternateNames.txt.
struct GazetteerInputs {
  std::string folder;
  LexiconPlaces lexicon;
};

// Streams the dump: memory stays under some 300 MB however large it is. Writes `path` only when
// all went well.
Result<GazetteerCounts> BuildGazetteer(const GazetteerInputs& inputs, const std::string& path);

}  // namespace khaldun::geo
