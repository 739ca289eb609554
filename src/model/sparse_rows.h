// Linear models over hashed features: each feature that matters has a row of (label, weight) pairs.
// A row holds only the labels whose weight is not zero, which is few, so a row is mostly one cache
// line and a model of half a million features a few megabytes.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/status.h"
#include "model/model_file.h"

namespace khaldun::model {

// Mixes the parts of a feature into its key. Features of different templates differ in `a`.
inline uint64_t Mix(uint64_t a, uint64_t b) {
  uint64_t x = (a + 0x9e3779b97f4a7c15ull) * 0xbf58476d1ce4e5b9ull ^ b;
  x = (x ^ (x >> 29)) * 0x94d049bb133111ebull;
  return x ^ (x >> 32);
}
template <class... More>
uint64_t Mix(uint64_t a, uint64_t b, uint64_t c, More... more) {
  return Mix(Mix(a, b), c, more...);
}

// Read-only rows in a model file.
class SparseRows {
 public:
  // Reads the sections `prefix`.slots and `prefix`.items. The file must outlive the object.
  static Result<SparseRows> Load(const ModelFile& file, std::string_view prefix);

  // Adds the rows of `features` to `scores`, which has room for every label of the model.
  void AddScores(std::span<const uint64_t> features, int32_t* scores) const;

  struct Slot {
    uint32_t check;  // upper half of the key; the slot is free where `begin` is 0
    uint32_t begin;  // of the row in the items: one item with the count, then the pairs
  };
  struct Item {
    uint16_t label;
    int16_t weight;
  };

 private:
  std::span<const Slot> slots_;
  std::span<const Item> items_;
};

// Averaged perceptron with rows that grow as features are first updated.
class RowTrainer {
 public:
  explicit RowTrainer(uint32_t labels);

  // Scores of all labels into `scores` (labels() floats), which it overwrites.
  void Score(std::span<const uint64_t> features, float* scores) const;

  // Adds `by` to the weight of `label` for every feature.
  void Update(std::span<const uint64_t> features, uint32_t label, float by);

  // One training step is over; the average is taken over steps.
  void Tick() { ++steps_; }

  uint32_t labels() const { return labels_; }

  // Averages, drops weights below `prune` of the greatest, scales to 16 bits, adds both sections.
  // Returns what a weight of 1 became.
  float Write(std::string_view prefix, float prune, ModelWriter& writer) const;

 private:
  uint32_t Find(uint64_t key) const;  // row, or kNone
  uint32_t FindOrAdd(uint64_t key);
  void Grow();

  static constexpr uint32_t kNone = ~0u;
  uint32_t labels_, stride_;
  uint64_t steps_ = 1;
  std::vector<uint64_t> keys_;     // open addressing; 0 is free
  std::vector<uint32_t> row_of_;   // by slot
  std::vector<uint64_t> row_key_;  // by row
  // Rows in blocks that never move: stride_ weights, then stride_ sums of step times change.
  std::vector<std::unique_ptr<float[]>> blocks_;
  static constexpr uint32_t kBlock = 4096;
  float* Row(uint32_t row) const {
    return blocks_[row / kBlock].get() + size_t{row % kBlock} * 2 * stride_;
  }
};

}  // namespace khaldun::model
