// What the tagger chooses between: a tag with its features, as one label.
#pragma once

#include <cstddef>
#include <cstdint>

namespace khaldun::syntax {

struct TagLabel {
  uint64_t features;  // Features::bits
  uint32_t upos;
  uint32_t reserved;
  bool operator==(const TagLabel&) const = default;
};

using Tag = uint16_t;  // position in the labels

inline constexpr size_t kMaxLabels = 184;

}  // namespace khaldun::syntax
