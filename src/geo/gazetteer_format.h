// The layout of gazetteer.bin: a header, then sections in this order, each on an 8-byte boundary.
// Little-endian, as every machine that Khaldun runs on.
#pragma once

#include <cstddef>
#include <cstdint>

namespace khaldun::geo {

inline constexpr char kGazetteerMagic[8] = {'K', 'H', 'G', 'A', 'Z', 'E', 'T', '\n'};
inline constexpr uint32_t kGazetteerVersion = 1;
inline constexpr size_t kBucketCount = 65536;
inline constexpr uint32_t kNone = 0xFFFFFFFF;
inline constexpr int32_t kNoDegrees = INT32_MIN;

enum Section { kPlaces, kHashes, kStarts, kBuckets, kNames, kStrings, kSectionCount };

struct SectionRange {
  uint64_t offset = 0;
  uint64_t size = 0;  // bytes
};

struct GazetteerHeader {
  char magic[8] = {};
  uint32_t version = 0;
  uint32_t header_size = 0;
  uint64_t file_size = 0;
  SectionRange sections[kSectionCount] = {};
  uint64_t sections_hash = 0;  // XXH3 of all bytes behind the header
  uint64_t header_hash = 0;    // XXH3 of the header up to here
};

struct PlaceRecord {
  uint32_t geonames = 0;  // 0: none
  uint32_t name = 0;      // of the string section, ended by NUL
  uint32_t population = 0;
  int32_t lat = kNoDegrees, lon = kNoDegrees;  // 1e-5 degrees
  uint32_t admin1 = kNone;                     // index of a place
  char country[3] = {};                        // NULs: none
  uint8_t kind = 0;
};
static_assert(sizeof(PlaceRecord) == 28);

}  // namespace khaldun::geo
