// A linear model over named features, kept as a table of text that a person can read and review:
// `feature<TAB>weight`, '#' begins a comment. Feature names are "template=value".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/status.h"

namespace khaldun::model {

// 64 bits of "template=value", computed from the two parts so that no name is composed when
// scoring.
constexpr uint64_t FeatureHash(std::string_view feature, std::string_view value) {
  uint64_t h = 0xcbf29ce484222325;
  auto mix = [&h](std::string_view s) {
    for (char c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  };
  mix(feature);
  h = (h ^ '=') * 0x100000001b3;
  mix(value);
  h ^= h >> 29;
  return h * 0x9E3779B97F4A7C15;
}

// Receives the features of one thing, by name. Extraction is written once against this and serves
// both scoring and training.
class FeatureSink {
 public:
  virtual ~FeatureSink() = default;
  virtual void Add(std::string_view feature, std::string_view value) = 0;
};

// Immutable after Read, thread-safe. Unknown features weigh nothing.
class LinearTable {
 public:
  // Resource error with file, line and column where a line is broken or a feature stands twice.
  // `name` is the file's name in messages.
  static Result<LinearTable> Read(std::string_view name, std::string_view text);

  float Weight(uint64_t hash) const {
    if (slots_.empty()) return 0;
    for (size_t i = hash & mask_;; i = (i + 1) & mask_) {
      if (slots_[i].hash == hash) return slots_[i].weight;
      if (slots_[i].hash == 0) return 0;
    }
  }
  float Weight(std::string_view feature, std::string_view value = {}) const {
    return Weight(FeatureHash(feature, value));
  }
  size_t size() const { return size_; }

 private:
  struct Slot {
    uint64_t hash = 0;  // 0: free
    float weight = 0;
  };
  std::vector<Slot> slots_;
  size_t mask_ = 0, size_ = 0;
};

// Sums the weights of the features it receives.
class WeightSum final : public FeatureSink {
 public:
  explicit WeightSum(const LinearTable& table) : table_(table) {}
  void Add(std::string_view feature, std::string_view value) override {
    total += table_.Weight(feature, value);
  }
  float total = 0;

 private:
  const LinearTable& table_;
};

}  // namespace khaldun::model
