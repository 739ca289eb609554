// What an apposition renames.
#pragma once

#include "khaldun/layers.h"

namespace khaldun::text {

// The noun that the apposition `word` renames: its head, or the last of the nouns joined to that
// head that stand before it. The arcs hang "with A and B, president of X" on A. Requires the
// relation appos; linear in the words between.
inline WordId RenamedBy(const SyntaxLayer& syntax, WordId word) {
  WordId head = syntax.word(word).head;
  for (WordId w{word.value - 1}; w > head && w < word; --w.value) {
    if (syntax.word(w).head == head && Base(syntax.word(w).relation) == Relation::kConj) return w;
  }
  return head;
}

}  // namespace khaldun::text
