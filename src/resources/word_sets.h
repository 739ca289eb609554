// Named sets of lemmas in one table: a set's name, then words joined by '|'. A set may stand on
// several lines, and a word in several sets.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "resources/table.h"

namespace khaldun::resources {

// Immutable after Read, thread-safe.
class WordSets {
 public:
  // `names` are the sets, at most 32; `what` calls one in messages ("cue"). An entry is known by
  // its whole line. Resource error at a set that is none of them, with a suggestion, and at one
  // without words.
  static Result<WordSets> Read(const Table& table, std::span<const std::string_view> names,
                               std::string_view what);

  // One bit for each set that holds the lemma, in the order of the names.
  uint32_t Of(std::string_view lemma) const {
    auto it = sets_.find(lemma);
    return it == sets_.end() ? 0 : it->second;
  }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> sets_;
};

}  // namespace khaldun::resources
