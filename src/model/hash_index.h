// Finds keys in a table that is sorted by them, where the keys are hashes.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace khaldun::model {

// Hashes are spread evenly, so their first bits say where in the table they stand: a key is found
// in two cache lines, where a binary search reads a dozen. Keys that are spread unevenly are found
// too, more slowly. Holds 4 to 8 bytes for each row of the table, which must outlive it. Immutable;
// thread-safe.
template <class Row, uint64_t (*KeyOf)(const Row&)>
class HashIndex {
 public:
  HashIndex() = default;
  // `table` in ascending order of its keys.
  explicit HashIndex(std::span<const Row> table)
      : table_(table), shift_(64 - std::bit_width(table.size() | 1)) {
    begins_.reserve((uint64_t{1} << (64 - shift_)) + 1);
    for (uint32_t row = 0; row < table.size(); ++row) {
      while (begins_.size() <= KeyOf(table[row]) >> shift_) begins_.push_back(row);
    }
    begins_.resize((uint64_t{1} << (64 - shift_)) + 1, static_cast<uint32_t>(table.size()));
  }

  // Begins to fetch what Find reads first: the fetches for several keys go on at one time.
  void Prefetch(uint64_t key) const {
    if (!table_.empty()) __builtin_prefetch(&begins_[key >> shift_]);
  }

  // The first row with this key; null where there is none.
  const Row* Find(uint64_t key) const {
    if (table_.empty()) return nullptr;
    const uint64_t bucket = key >> shift_;
    for (uint32_t row = begins_[bucket]; row < begins_[bucket + 1]; ++row) {
      if (KeyOf(table_[row]) == key) return &table_[row];
    }
    return nullptr;
  }

  std::span<const Row> table() const { return table_; }

 private:
  std::span<const Row> table_;
  int shift_ = 63;                // leaves the bits that number the buckets
  std::vector<uint32_t> begins_;  // of each bucket's rows; one more for the end
};

}  // namespace khaldun::model
