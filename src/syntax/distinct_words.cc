#include "syntax/distinct_words.h"

#include <xxhash.h>

#include <bit>

namespace khaldun::syntax {

void DistinctWords::Clear(size_t most) {
  words_.clear();
  slots_.assign(std::bit_ceil(2 * most + 1), 0);
}

uint32_t DistinctWords::Add(std::string_view word) {
  const size_t mask = slots_.size() - 1;
  size_t slot = XXH3_64bits(word.data(), word.size()) & mask;
  while (slots_[slot] != 0) {
    if (words_[slots_[slot] - 1] == word) return slots_[slot] - 1;
    slot = (slot + 1) & mask;
  }
  words_.push_back(word);
  slots_[slot] = static_cast<uint32_t>(words_.size());
  return slots_[slot] - 1;
}

}  // namespace khaldun::syntax
