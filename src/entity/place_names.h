// Which words are names of places, and of which country: a hash table made at build time from the
// gazetteer, mapped and used where it lies. It tells persons from places and gives actors of a town
// their country ("the mayor of Aleppo"); where on earth a place is says the stage geo.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/status.h"
#include "resources/mapped_file.h"

namespace khaldun::entity {

enum class PlaceClass : uint8_t { kState, kCity, kTown, kRegion, kOther, kCountry };

struct NamedPlace {
  std::string country;  // ISO 3166 alpha-3, empty where it lies in none or several
  PlaceClass kind{};
};

// The key of a place's name grows piece by piece (word_pieces.h) from 0.
inline uint64_t ExtendPlaceKey(uint64_t key, uint64_t piece_hash) {
  key = key * 0x9E3779B97F4A7C15ull + piece_hash;
  return key == 0 ? 1 : key;
}

// Immutable and thread-safe.
class PlaceNames {
 public:
  // Names of more pieces are not kept.
  static constexpr size_t kMostPieces = 5;

  // Resource error naming `path` where it is missing or damaged.
  static Result<PlaceNames> Open(const std::string& path);

  std::optional<NamedPlace> Find(uint64_t key) const;

  struct Slot {
    uint64_t key = 0;  // 0: free
    char country[3] = {};
    uint8_t kind = 0;
    uint32_t weight = 0;  // population; of namesakes the weightiest is kept
  };

 private:
  explicit PlaceNames(resources::MappedFile file) : file_(std::move(file)) {}
  resources::MappedFile file_;
  std::span<const Slot> slots_;
};

// Gathers names and writes the table. Same names, same bytes.
class PlaceNamesWriter {
 public:
  // Of namesakes the one of the greater population counts.
  void Add(std::string_view name, std::string_view country, PlaceClass kind, uint32_t population);
  Status Write(const std::string& path) const;
  size_t size() const { return slots_.size(); }

 private:
  std::vector<PlaceNames::Slot> slots_;
};

}  // namespace khaldun::entity
