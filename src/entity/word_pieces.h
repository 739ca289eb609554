// Names and nouns are compared piece by piece: a word folded (text/fold_word.h) and cut at hyphens,
// so that "Abdel-Karim", "Abdel - Karim" and "Abdel Karim" are one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/document.h"
#include "text/fold_word.h"
#include "text/phrase_trie.h"

namespace khaldun::entity {

// A phrase of a lexicon cut into pieces as a text would be.
struct PhrasePieces {
  std::vector<std::string> folded;
  std::vector<text::Casing> casing;

  std::vector<std::string_view> views() const { return {folded.begin(), folded.end()}; }
};
PhrasePieces SplitPhrase(std::string_view phrase);

// The hashes of a word's pieces, appended.
void AppendPieceHashes(std::string_view word, std::vector<uint64_t>& hashes);

// The pieces of a run of words of a document, as ids of one trie. Reused from sentence to sentence.
struct PieceSequence {
  std::vector<uint32_t> ids;    // by piece
  std::vector<uint32_t> word;   // by piece: the word's position in the run
  std::vector<uint32_t> first;  // by word: its first piece; one more at the end

  // The pieces of `words`, each word given by `spelling(word)`.
  template <class F>
  void Build(const text::PhraseTrie& trie, WordRange words, F&& spelling) {
    Clear();
    for (WordId w = words.begin; w < words.end; ++w) {
      first.push_back(static_cast<uint32_t>(ids.size()));
      AddWord(trie, spelling(w), w.value - words.begin.value);
    }
    first.push_back(static_cast<uint32_t>(ids.size()));
  }

  uint32_t word_count() const { return static_cast<uint32_t>(first.size()) - 1; }

  // Calls each(end, value) for every phrase that begins with word `begin` and ends with a whole
  // word: `end` is the word after it.
  template <class F>
  void Walk(const text::PhraseTrie& trie, uint32_t begin, F&& each) const {
    uint32_t piece = first[begin];
    if (first[begin + 1] == piece) return;
    trie.Walk(std::span(ids).subspan(piece), [&](uint32_t length, uint32_t value) {
      uint32_t last = piece + length - 1;
      uint32_t end = word[last] + 1;
      if (first[end] == last + 1) each(end, value);
    });
  }

 private:
  void Clear();
  void AddWord(const text::PhraseTrie& trie, std::string_view word, uint32_t position);
  std::string buffer_;
};

}  // namespace khaldun::entity
