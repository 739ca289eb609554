#include "geo/gazetteer.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "geo/gazetteer_format.h"

namespace khaldun::geo {
namespace {

static_assert(sizeof(Gazetteer::Name) == 8, "names are read from the file as they lie there");

// The whole file is hashed up to this size, some ten milliseconds; a larger one, made of the full
// GeoNames dump, is checked by its header and by the bounds that every access keeps.
constexpr uint64_t kHashWholeUpTo = 64ull << 20;

Status Broken(const std::string& path, std::string_view why) {
  return Status::Resource(fmt::format(
      "{}: the gazetteer {}; build it again (`ninja khaldun_gazetteer` or `khaldun gazetteer DIR`)",
      path, why));
}

Status Check(const std::string& path, std::span<const std::byte> bytes, GazetteerHeader& header) {
  if (bytes.size() < sizeof(header)) return Broken(path, "is cut off");
  std::memcpy(&header, bytes.data(), sizeof(header));
  if (std::memcmp(header.magic, kGazetteerMagic, sizeof(header.magic)) != 0)
    return Broken(path, "is no gazetteer file");
  if (header.version != kGazetteerVersion) {
    return Broken(path, fmt::format("has version {}, this program reads {}", header.version,
                                    kGazetteerVersion));
  }
  if (header.file_size != bytes.size()) {
    return Broken(path, fmt::format("has {} bytes instead of {}", bytes.size(), header.file_size));
  }
  if (XXH3_64bits(&header, offsetof(GazetteerHeader, header_hash)) != header.header_hash) {
    return Broken(path, "has a damaged header");
  }
  constexpr std::array<size_t, kSectionCount> kUnit{sizeof(PlaceRecord),     8, 4, 4,
                                                    sizeof(Gazetteer::Name), 1};
  for (int s = 0; s < kSectionCount; ++s) {
    const SectionRange& r = header.sections[s];
    bool inside = r.offset <= bytes.size() && r.size <= bytes.size() - r.offset;
    if (!inside || r.size % kUnit[s] != 0 || r.offset % 8 != 0)
      return Broken(path, "has a damaged header");
  }
  if (header.sections[kBuckets].size != (kBucketCount + 1) * 4 ||
      header.sections[kStarts].size / 4 != header.sections[kHashes].size / 8 + 1 ||
      header.sections[kStrings].size == 0) {
    return Broken(path, "has a damaged header");
  }
  if (bytes.size() <= kHashWholeUpTo &&
      XXH3_64bits(bytes.data() + sizeof(header), bytes.size() - sizeof(header)) !=
          header.sections_hash) {
    return Broken(path, "is damaged: its checksum differs");
  }
  return Status::Ok();
}

}  // namespace

PlaceKind KindOfFeature(char feature_class, std::string_view code) {
  switch (feature_class) {
    case 'A':
      if (code.starts_with("PCL") || code == "TERR") return PlaceKind::kCountry;
      if (code.starts_with("ADM1")) return PlaceKind::kAdmin1;
      if (code.starts_with("ADM")) return PlaceKind::kAdmin2;
      return PlaceKind::kArea;
    case 'P':
      if (code == "PPLC") return PlaceKind::kCapital;
      if (code == "PPLX") return PlaceKind::kQuarter;
      if (code == "PPLL") return PlaceKind::kTown;
      return PlaceKind::kCity;
    case 'H':
      return PlaceKind::kWater;
    case 'T':
      return PlaceKind::kRelief;
    case 'L':
      if (code == "CONT") return PlaceKind::kContinent;
      if (code == "RGNM") return PlaceKind::kRegion;
      if (code == "CMPRF" || code == "MILB" || code == "NVB" || code == "PRT")
        return PlaceKind::kSite;
      return PlaceKind::kArea;
    case 'U':
      return PlaceKind::kWater;
    case 'V':
      return PlaceKind::kArea;
    default:
      return PlaceKind::kSite;
  }
}

PlacePrecision PrecisionOf(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::kCountry:
      return PlacePrecision::kCountry;
    case PlaceKind::kContinent:
    case PlaceKind::kRegion:
    case PlaceKind::kAdmin1:
    case PlaceKind::kWater:
    case PlaceKind::kRelief:
      return PlacePrecision::kRegion;
    case PlaceKind::kAdmin2:
    case PlaceKind::kArea:
      return PlacePrecision::kDistrict;
    case PlaceKind::kCapital:
    case PlaceKind::kCity:
    case PlaceKind::kTown:
      return PlacePrecision::kCity;
    case PlaceKind::kQuarter:
    case PlaceKind::kSite:
      return PlacePrecision::kSite;
  }
  return PlacePrecision::kRegion;
}

Result<Gazetteer> Gazetteer::Open(const std::string& path) {
  auto file = resources::MappedFile::Open(path);
  if (!file) return file.error();
  std::span<const std::byte> bytes = file->bytes();
  GazetteerHeader header;
  KHALDUN_TRY(Check(path, bytes, header));
  Gazetteer g(std::move(*file));
  auto at = [&](Section s) { return bytes.data() + header.sections[s].offset; };
  g.places_ = reinterpret_cast<const PlaceRecord*>(at(kPlaces));
  g.hashes_ = reinterpret_cast<const uint64_t*>(at(kHashes));
  g.starts_ = reinterpret_cast<const uint32_t*>(at(kStarts));
  g.buckets_ = reinterpret_cast<const uint32_t*>(at(kBuckets));
  g.names_ = reinterpret_cast<const Name*>(at(kNames));
  g.strings_ = {reinterpret_cast<const char*>(at(kStrings)), header.sections[kStrings].size};
  if (g.strings_.back() != '\0') return Broken(path, "is damaged");
  g.place_count_ = static_cast<uint32_t>(header.sections[kPlaces].size / sizeof(PlaceRecord));
  g.hash_count_ = header.sections[kHashes].size / 8;
  g.name_count_ = header.sections[kNames].size / sizeof(Name);
  return g;
}

std::span<const Gazetteer::Name> Gazetteer::Find(uint64_t hash) const {
  uint32_t bucket = static_cast<uint32_t>(hash >> 48);
  size_t begin = std::min<size_t>(buckets_[bucket], hash_count_);
  size_t end = std::clamp<size_t>(buckets_[bucket + 1], begin, hash_count_);
  const uint64_t* found = std::lower_bound(hashes_ + begin, hashes_ + end, hash);
  if (found == hashes_ + end || *found != hash) return {};
  auto i = static_cast<size_t>(found - hashes_);
  size_t first = std::min<size_t>(starts_[i], name_count_);
  size_t last = std::clamp<size_t>(starts_[i + 1], first, name_count_);
  return {names_ + first, last - first};
}

PlaceKind Gazetteer::kind(uint32_t index) const {
  if (index >= place_count_) return PlaceKind::kSite;
  return static_cast<PlaceKind>(std::min<uint8_t>(places_[index].kind, kPlaceKindCount - 1));
}

Gazetteer::Place Gazetteer::place(uint32_t index) const {
  Place p{};
  p.index = index;
  if (index >= place_count_) return p;  // of a damaged file too large to be hashed
  const PlaceRecord& r = places_[index];
  if (r.geonames != 0) p.geonames = r.geonames;
  if (r.name < strings_.size()) p.name = strings_.data() + r.name;
  if (r.country[0] != '\0') p.country = {r.country, 3};
  if (r.admin1 < place_count_) p.admin1 = r.admin1;
  if (r.lat != kNoDegrees && r.lon != kNoDegrees) {
    p.lat = r.lat / 1e5;
    p.lon = r.lon / 1e5;
  }
  p.population = r.population;
  p.kind = kind(index);
  return p;
}

}  // namespace khaldun::geo
