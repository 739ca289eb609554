// Stretches of a sentence that may be toponyms: names of the gazetteer, and runs of capitalised
// words that it lacks (streets, villages, landmarks).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/document_words.h"
#include "geo/gazetteer.h"

namespace khaldun::geo {

struct Candidate {
  uint32_t begin = 0, end = 0;             // words of the document
  uint64_t key = 0;                        // hash of the folded name
  std::span<const Gazetteer::Name> names;  // empty where the gazetteer lacks it
  uint32_t run_begin = 0, run_end = 0;     // the capitalised run around it

  uint32_t size() const { return end - begin; }
};

// Appends the candidates of one sentence, by begin, the shorter first. Linear in the words: a name
// has at most kLongestName of them.
inline constexpr uint32_t kLongestName = 8;
void FindCandidates(const DocumentWords& words, const Gazetteer& gazetteer, WordRange sentence,
                    std::vector<Candidate>& out);

}  // namespace khaldun::geo
