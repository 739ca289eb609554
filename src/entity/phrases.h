// The noun phrases of a document and how they hang together, from the arcs where a sentence is
// parsed and from the tags alone where it is not.
#pragma once

#include <vector>

#include "entity/names.h"
#include "entity/words.h"

namespace khaldun::entity {

struct Phrase {
  WordRange words;  // with the of-phrase
  WordId head;
  WordId core_end;         // without the of-phrase
  WordId modifiers_begin;  // after the possessor and its mark
  // Other phrases, by position; -1 where there is none.
  int32_t possessor = -1;   // "Haftar" of "Haftar's forces"
  int32_t of = -1;          // "Chad" of "the army of Chad"
  int32_t at = -1;          // with in, at, from, with: "a researcher at the institute"
  bool at_is_for = false;   // `at` stands with "for": "a spokesman for the ministry"
  int32_t appositive = -1;  // the phrase that renames this one
};

struct Phrases {
  std::vector<Phrase> all;
  std::vector<int32_t> by_head;  // by word, or -1

  int32_t At(WordId head) const { return by_head[head.value]; }
};

Phrases BuildPhrases(const Words& words, const Names& names);

}  // namespace khaldun::entity
