#include "entity/place_names.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>

#include "entity/word_pieces.h"

namespace khaldun::entity {
namespace {

constexpr char kMagic[8] = {'K', 'H', 'P', 'L', 'A', 'C', 'E', '1'};

struct Header {
  char magic[8] = {};
  uint64_t slots = 0;
  uint64_t hash = 0;  // of the slots
  uint64_t reserved = 0;
};

}  // namespace

Result<PlaceNames> PlaceNames::Open(const std::string& path) {
  auto file = resources::MappedFile::Open(path);
  if (!file) return file.status();
  PlaceNames names(std::move(*file));
  std::span<const std::byte> bytes = names.file_.bytes();
  Header header;
  auto broken = [&] { return Status::Resource(fmt::format("{}: damaged; build it again", path)); };
  if (bytes.size() < sizeof header) return broken();
  std::memcpy(&header, bytes.data(), sizeof header);
  bool whole = std::memcmp(header.magic, kMagic, sizeof kMagic) == 0 &&
               std::has_single_bit(header.slots) && header.slots <= bytes.size() &&
               bytes.size() == sizeof header + header.slots * sizeof(Slot);
  if (!whole ||
      XXH3_64bits(bytes.data() + sizeof header, bytes.size() - sizeof header) != header.hash)
    return broken();
  names.slots_ = {reinterpret_cast<const Slot*>(bytes.data() + sizeof header), header.slots};
  return names;
}

std::optional<NamedPlace> PlaceNames::Find(uint64_t key) const {
  size_t mask = slots_.size() - 1;
  // The writer leaves half of the slots free, so the walk ends.
  for (size_t i = key & mask; slots_[i].key != 0; i = (i + 1) & mask) {
    if (slots_[i].key != key) continue;
    NamedPlace place;
    if (slots_[i].country[0] != '\0') place.country.assign(slots_[i].country, 3);
    place.kind = static_cast<PlaceClass>(slots_[i].kind);
    return place;
  }
  return std::nullopt;
}

void PlaceNamesWriter::Add(std::string_view name, std::string_view country, PlaceClass kind,
                           uint32_t population) {
  std::vector<uint64_t> hashes;
  for (const std::string& piece : SplitPhrase(name).folded) AppendPieceHashes(piece, hashes);
  if (hashes.empty() || hashes.size() > PlaceNames::kMostPieces) return;
  PlaceNames::Slot slot;
  for (uint64_t hash : hashes) slot.key = ExtendPlaceKey(slot.key, hash);
  if (country.size() == 3) std::memcpy(slot.country, country.data(), 3);
  slot.kind = static_cast<uint8_t>(kind);
  slot.weight = population;
  slots_.push_back(slot);
}

Status PlaceNamesWriter::Write(const std::string& path) const {
  std::vector<PlaceNames::Slot> sorted = slots_;
  std::sort(sorted.begin(), sorted.end(), [](const PlaceNames::Slot& a, const PlaceNames::Slot& b) {
    if (a.key != b.key) return a.key < b.key;
    if (a.weight != b.weight) return a.weight > b.weight;
    if (a.kind != b.kind) return a.kind < b.kind;
    return std::memcmp(a.country, b.country, 3) < 0;
  });
  sorted.erase(std::unique(sorted.begin(), sorted.end(),
                           [](const PlaceNames::Slot& a, const PlaceNames::Slot& b) {
                             return a.key == b.key;
                           }),
               sorted.end());
  std::vector<PlaceNames::Slot> table(std::bit_ceil(sorted.size() * 2 + 2));
  size_t mask = table.size() - 1;
  for (const PlaceNames::Slot& slot : sorted) {
    size_t i = slot.key & mask;
    while (table[i].key != 0) i = (i + 1) & mask;
    table[i] = slot;
  }
  Header header;
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.slots = table.size();
  header.hash = XXH3_64bits(table.data(), table.size() * sizeof(PlaceNames::Slot));
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  out.write(reinterpret_cast<const char*>(table.data()),
            static_cast<std::streamsize>(table.size() * sizeof(PlaceNames::Slot)));
  out.flush();
  return out ? Status::Ok() : Status::Io(fmt::format("{}: cannot be written", path));
}

}  // namespace khaldun::entity
