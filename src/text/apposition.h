// What an apposition or a clause behind a list belongs to.
#pragma once

#include "khaldun/layers.h"

namespace khaldun::text {

// `head`, or the last of the nouns joined to it that stand before `word`: of whom a phrase or
// clause behind a list is said. The arcs hang "with A and B, president of X" and "A and B, who
// leads X" on A. Linear in the words between.
inline WordId LastJoined(const SyntaxLayer& syntax, WordId head, WordId word) {
  for (WordId w{word.value - 1}; w > head && w < word; --w.value) {
    if (syntax.word(w).head == head && Base(syntax.word(w).relation) == Relation::kConj) return w;
  }
  return head;
}

// The noun that the apposition `word` renames. Requires the relation appos.
inline WordId RenamedBy(const SyntaxLayer& syntax, WordId word) {
  return LastJoined(syntax, syntax.word(word).head, word);
}

}  // namespace khaldun::text
