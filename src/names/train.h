// Trains models/names.tsv from classes of spellings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "names/edit_model.h"

namespace khaldun::names {

// Spellings of one name, letters only.
using SpellingClass = std::vector<std::string>;

// JSON lines `{"spellings": {"osama": 12, "usama": 3}}`, how often each was seen. Spellings seen
// once are mostly mistakes and are left out, like those of fewer than four letters. A class for
// each line, some of them empty. InvalidInput naming the first broken line.
Result<std::vector<SpellingClass>> ReadClasses(std::string_view name, std::string_view text);

struct NamePair {
  std::string a, b;
  bool same;
};

// All pairs of one class; for each up to five of no common class that begin with the same letter
// and up to two that begin with any, which differ by at most two letters in length. The same
// classes and seed give the same pairs.
std::vector<NamePair> PairsOf(const std::vector<SpellingClass>& classes, uint64_t seed);

struct TrainOptions {
  uint64_t seed = 1;
  int epochs = 5;                 // each over four deals of pairs of two names
  double decay = 1e-5;            // L2, for each pair and by how rare a feature is
  int least_count = 3;            // of a group of letters among the pairs of one name
  double false_matches = 0.0113;  // of the pairs of two names with one initial, the share above 0
};

// The bias is set by cross-validation inside `classes`, so that unseen names match falsely as often
// as asked for. `habits` is lexicon/transliteration.tsv. Same arguments, same model.
Result<EditModel> Train(const std::vector<SpellingClass>& classes, std::string_view habits_name,
                        std::string_view habits, const TrainOptions& options);

}  // namespace khaldun::names
