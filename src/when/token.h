// The stage's own cut of a sentence: runs of letters, runs of digits and single marks, so that
// "mid-October", "26/12/2020", "10:30GMT" and "year's" look alike however words were divided.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "khaldun/document.h"
#include "when/lexicon.h"

namespace khaldun::when {

struct Token {
  uint32_t begin = 0, end = 0;   // bytes of Document::text()
  WordId word;                   // the word that holds it
  const Entry* entry = nullptr;  // what a run of letters may mean
  uint32_t number = 0;           // the value of a run of at most nine digits
  uint8_t digits = 0;            // 0: no digits; 255: more than nine
  char mark = 0;                 // the character, where it is a single mark
  bool glued = false;            // nothing stands between it and the token before
  bool capital = false;          // begins with a capital letter
  bool lone = false;             // digits that are a number of their own: no part of 2,000 or 3.5
  bool other = false;            // letters without a meaning here

  Span span() const { return {begin, end}; }
  bool Is(Function f) const { return entry != nullptr && entry->function == f; }
  std::optional<int> Get(WordClass cls) const {
    return entry == nullptr ? std::nullopt : entry->Get(cls);
  }
};

// Cuts the words of one sentence; `tokens` is cleared first. Linear in the sentence's bytes.
// Returns whether the sentence holds anything a time expression can begin with.
bool CutSentence(const Document& document, const Sentence& sentence, const TimeLexicon& lexicon,
                 std::vector<Token>& tokens);

}  // namespace khaldun::when
