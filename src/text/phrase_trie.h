// Phrases of several words looked up in a sequence of words, in time linear in the words.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace khaldun::text {

// A trie over word ids with its own vocabulary. Words are compared byte for byte: fold them first
// where spellings differ. Build with Add; after that const and thread-safe.
class PhraseTrie {
 public:
  // The id of a word that stands in no phrase.
  static constexpr uint32_t kNoWord = 0xFFFFFFFF;

  PhraseTrie();

  // A phrase may be added again with other values. Requires at least one word.
  void Add(std::span<const std::string_view> words, uint32_t value);

  // The id by which Walk knows the word, or kNoWord.
  uint32_t WordId(std::string_view word) const;

  // Calls each(length in words, value) for every value of every phrase that `words` begins with:
  // the shorter phrase first, the values of one phrase in the order of Add.
  template <class F>
  void Walk(std::span<const uint32_t> words, F&& each) const {
    uint32_t node = 0;
    for (uint32_t i = 0; i < words.size(); ++i) {
      node = Child(node, words[i]);
      if (node == 0) return;
      for (uint32_t v = nodes_[node].first; v != kNone; v = values_[v].next) {
        each(i + 1, values_[v].value);
      }
    }
  }

  bool empty() const { return nodes_.size() == 1; }

 private:
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  struct Node {
    uint32_t first = kNone, last = kNone;  // in values_
  };
  struct Value {
    uint32_t value, next;
  };
  struct Edge {
    uint64_t key = 0;    // parent << 32 | word
    uint32_t child = 0;  // 0: the slot is free, for the root is nobody's child
  };
  struct WordSlot {
    uint64_t hash = 0;
    uint32_t begin = 0, size = 0, id = kNoWord;
  };

  uint32_t Child(uint32_t node, uint32_t word) const;
  uint32_t Intern(std::string_view word);
  void GrowWords();
  void GrowEdges();

  std::vector<Node> nodes_;
  std::vector<Value> values_;
  std::vector<Edge> edges_;      // open addressing, a power of two
  std::vector<WordSlot> words_;  // open addressing, a power of two
  std::string pool_;
  uint32_t word_count_ = 0;
};

}  // namespace khaldun::text
