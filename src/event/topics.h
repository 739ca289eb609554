// What a report or a sentence is about, counted by the words of lexicon/topics.tsv.
#pragma once

#include <array>
#include <string_view>

#include "resources/share.h"
#include "resources/word_sets.h"

namespace khaldun::event {

inline constexpr std::array<std::string_view, 11> kTopicNames = {
    "sport",  "crime",  "accident", "weather",   "business", "arts",
    "school", "health", "war",      "diplomacy", "politics"};
inline constexpr size_t kTopicCount = kTopicNames.size();

// The topics that a lemma speaks for, in the order of kTopicNames.
using Topics = resources::WordSets;

// Resource error naming file, line and column of what is broken.
Result<Topics> LoadTopics(const resources::Share& share);

}  // namespace khaldun::event
