// Figures of a parse against a treebank, as the CoNLL 2018 shared task counts them.
#pragma once

#include <span>
#include <string>

#include "khaldun/document.h"

namespace khaldun::syntax {

// F1 in per cent. Words are aligned by their characters, white space left out; the words inside a
// multiword token are aligned in order; relation subtypes count as their base.
struct Scores {
  double tokens = 0, sentences = 0, words = 0, upos = 0, lemmas = 0, uas = 0, las = 0;
};

// `gold` and `system` hold the same documents in the same order, with segment and syntax layers;
// the texts may differ in white space only. InvalidInput, naming the document, where they do not.
Result<Scores> Compare(std::span<const Document> gold, std::span<const Document> system);

// "tokens: 99.33" and so on, one figure a line.
std::string Format(const Scores& scores);

}  // namespace khaldun::syntax
