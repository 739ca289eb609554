// The different words of a text, numbered in the order in which they first come: what depends on
// the word alone is worked out once for each.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace khaldun::syntax {

// Reused from text to text, so that its memory is. Words are told apart by their bytes and must
// outlive their use here.
class DistinctWords {
 public:
  // Empties it and makes room for `most` words.
  void Clear(size_t most);

  // The number of `word`; at most as many different ones as Clear made room for.
  uint32_t Add(std::string_view word);

  std::span<const std::string_view> words() const { return words_; }

 private:
  std::vector<std::string_view> words_;
  std::vector<uint32_t> slots_;  // by hash, linear probing: number of the word + 1, 0 where free
};

}  // namespace khaldun::syntax
