// The places of the world by name: one memory-mapped file that the build or `khaldun gazetteer`
// writes (gazetteer_build.h) and that costs nothing to open.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "khaldun/layers.h"
#include "khaldun/status.h"
#include "resources/mapped_file.h"

namespace khaldun::geo {

// What sort of place, coarser than a GeoNames feature code. The order is that of the file.
enum class PlaceKind : uint8_t {
  kContinent,
  kRegion,   // of several countries, or disputed: "Middle East", "Kashmir"
  kCountry,  // also dependent territories
  kAdmin1,   // state, province, governorate
  kAdmin2,   // county, district
  kCapital,
  kCity,
  kTown,     // a populated place of unknown or little population
  kQuarter,  // part of a city
  kWater,
  kRelief,  // mountain, island, desert, valley
  kArea,    // park, landscape, part of a country
  kSite,    // airport, camp, base, crossing, building
};
inline constexpr int kPlaceKindCount = 13;

// The kind of a GeoNames feature code ("PPLC", "ADM1", "STM"); the feature class decides where the
// code is not special.
PlaceKind KindOfFeature(char feature_class, std::string_view feature_code);
PlacePrecision PrecisionOf(PlaceKind kind);

// How a name belongs to its place.
enum NameFlag : uint8_t {
  kPrimary = 1,        // the place's own name
  kAdjective = 2,      // "Syrian"
  kPeople = 4,         // "Syrians"
  kAcronym = 8,        // written in capitals only: "US", "UAE"
  kAbbreviation = 16,  // "Ala.", "TX": a stop or capitals
  kBare = 32,          // without its generic word: "Orange" for Orange County
  kWord = 64,          // also an ordinary word: "Reading"
  kPerson = 128,       // also a name of people: "Lincoln"
};

// Read-only and thread-safe; views point into the mapped file.
class Gazetteer {
 public:
  // Opens the file that gazetteer_build.h wrote. Resource error naming `path` where it is missing,
  // of another version, cut or damaged.
  static Result<Gazetteer> Open(const std::string& path);

  struct Place {
    uint32_t index;
    std::optional<uint32_t> geonames;
    std::string_view name;
    std::string_view country;        // ISO 3166 alpha-3, empty for continents, seas and the like
    std::optional<uint32_t> admin1;  // index of the state it lies in
    std::optional<double> lat, lon;
    uint32_t population;  // 0 where unknown
    PlaceKind kind;
  };

  struct Name {
    uint32_t place;
    uint8_t flags;  // of NameFlag
  };

  // The places that bear the name with this hash (HashKey of a folded name), the weightiest first.
  std::span<const Name> Find(uint64_t key_hash) const;

  Place place(uint32_t index) const;
  PlaceKind kind(uint32_t index) const;
  uint32_t size() const { return place_count_; }
  size_t name_count() const { return name_count_; }

 private:
  explicit Gazetteer(resources::MappedFile file) : file_(std::move(file)) {}
  resources::MappedFile file_;
  const struct PlaceRecord* places_ = nullptr;
  const uint64_t* hashes_ = nullptr;
  const uint32_t* starts_ = nullptr;   // into names_, one more than hashes
  const uint32_t* buckets_ = nullptr;  // first hash with these upper 16 bits
  const Name* names_ = nullptr;
  std::string_view strings_;
  uint32_t place_count_ = 0;
  size_t hash_count_ = 0, name_count_ = 0;
};

}  // namespace khaldun::geo
