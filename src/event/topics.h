// What a report or a sentence is about, counted by the words of lexicon/topics.tsv.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "resources/share.h"

namespace khaldun::event {

inline constexpr std::array<std::string_view, 11> kTopicNames = {
    "sport",  "crime",  "accident", "weather",   "business", "arts",
    "school", "health", "war",      "diplomacy", "politics"};
inline constexpr size_t kTopicCount = kTopicNames.size();

// Immutable, thread-safe.
class Topics {
 public:
  // Resource error naming file, line and column of the first broken line.
  static Result<Topics> Load(const resources::Share& share);
  // As Load, of one table; `name` is its file name in messages.
  static Result<Topics> Read(std::string_view name, std::string_view text);

  // One bit for each topic that the lemma speaks for, in the order of kTopicNames.
  uint32_t Of(std::string_view lemma) const {
    auto it = topics_.find(lemma);
    return it == topics_.end() ? 0 : it->second;
  }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> topics_;
};

}  // namespace khaldun::event
