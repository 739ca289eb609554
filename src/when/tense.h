// Whether the clause around a time speaks of what was or of what will be. By arcs where the
// sentence has them, else by the nearest verb; by spelling alone where there are no tags.
#pragma once

#include "khaldun/document.h"
#include "when/lexicon.h"

namespace khaldun::when {

enum class Tense : uint8_t { kNone, kPast, kPresent, kFuture };

class TenseReader {
 public:
  TenseReader(const Document& document, const TimeLexicon& lexicon)
      : document_(document),
        syntax_(document.Has(Layer::kSyntax) ? &document.Get<SyntaxLayer>() : nullptr),
        lexicon_(lexicon) {}

  // Of the clause that holds `words`, a part of the sentence.
  Tense Around(WordRange words, SentenceId sentence) const;

 private:
  struct Sign {
    Tense tense = Tense::kNone;
    bool infinitive = false;
  };
  bool HasClass(std::string_view word, WordClass cls) const;
  std::string_view Text(WordId w) const;
  bool Plans(WordId w) const;     // "will", "scheduled"
  bool Prospect(WordId w) const;  // "agreed", "likely": what follows in the infinitive lies ahead
  Sign SignOf(WordId w) const;
  Tense ByArcs(WordRange words, WordRange sentence) const;
  Tense ByOrder(WordRange words, WordRange sentence) const;
  bool Before(WordRange words, WordRange sentence, std::string_view first,
              std::string_view second) const;

  const Document& document_;
  const SyntaxLayer* syntax_;
  const TimeLexicon& lexicon_;
};

}  // namespace khaldun::when
