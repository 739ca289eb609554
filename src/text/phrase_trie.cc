#include "text/phrase_trie.h"

#include <xxhash.h>

namespace khaldun::text {
namespace {

uint64_t Mix(uint64_t key) {
  key ^= key >> 33;
  key *= 0xff51afd7ed558ccdULL;
  key ^= key >> 33;
  return key;
}

}  // namespace

PhraseTrie::PhraseTrie() : nodes_(1), edges_(64), words_(64) {}

uint32_t PhraseTrie::WordId(std::string_view word) const {
  uint64_t hash = XXH3_64bits(word.data(), word.size());
  size_t mask = words_.size() - 1;
  for (size_t i = hash & mask;; i = (i + 1) & mask) {
    const WordSlot& slot = words_[i];
    if (slot.id == kNoWord) return kNoWord;
    if (slot.hash == hash && std::string_view(pool_).substr(slot.begin, slot.size) == word) {
      return slot.id;
    }
  }
}

uint32_t PhraseTrie::Intern(std::string_view word) {
  if (uint32_t id = WordId(word); id != kNoWord) return id;
  if ((word_count_ + 1) * 2 > words_.size()) GrowWords();
  uint64_t hash = XXH3_64bits(word.data(), word.size());
  size_t mask = words_.size() - 1;
  size_t i = hash & mask;
  while (words_[i].id != kNoWord) i = (i + 1) & mask;
  words_[i] = {hash, static_cast<uint32_t>(pool_.size()), static_cast<uint32_t>(word.size()),
               word_count_};
  pool_ += word;
  return word_count_++;
}

void PhraseTrie::GrowWords() {
  std::vector<WordSlot> old(words_.size() * 2);
  old.swap(words_);
  size_t mask = words_.size() - 1;
  for (const WordSlot& slot : old) {
    if (slot.id == kNoWord) continue;
    size_t i = slot.hash & mask;
    while (words_[i].id != kNoWord) i = (i + 1) & mask;
    words_[i] = slot;
  }
}

uint32_t PhraseTrie::Child(uint32_t node, uint32_t word) const {
  if (word == kNoWord) return 0;
  uint64_t key = static_cast<uint64_t>(node) << 32 | word;
  size_t mask = edges_.size() - 1;
  for (size_t i = Mix(key) & mask;; i = (i + 1) & mask) {
    if (edges_[i].child == 0) return 0;
    if (edges_[i].key == key) return edges_[i].child;
  }
}

void PhraseTrie::GrowEdges() {
  std::vector<Edge> old(edges_.size() * 2);
  old.swap(edges_);
  size_t mask = edges_.size() - 1;
  for (const Edge& edge : old) {
    if (edge.child == 0) continue;
    size_t i = Mix(edge.key) & mask;
    while (edges_[i].child != 0) i = (i + 1) & mask;
    edges_[i] = edge;
  }
}

void PhraseTrie::Add(std::span<const std::string_view> words, uint32_t value) {
  uint32_t node = 0;
  for (std::string_view word : words) {
    uint32_t id = Intern(word);
    uint32_t child = Child(node, id);
    if (child == 0) {
      if (nodes_.size() * 2 > edges_.size()) GrowEdges();
      child = static_cast<uint32_t>(nodes_.size());
      nodes_.emplace_back();
      uint64_t key = static_cast<uint64_t>(node) << 32 | id;
      size_t mask = edges_.size() - 1;
      size_t i = Mix(key) & mask;
      while (edges_[i].child != 0) i = (i + 1) & mask;
      edges_[i] = {key, child};
    }
    node = child;
  }
  auto at = static_cast<uint32_t>(values_.size());
  values_.push_back({value, kNone});
  Node& end = nodes_[node];
  if (end.first == kNone) {
    end.first = at;
  } else {
    values_[end.last].next = at;
  }
  end.last = at;
}

}  // namespace khaldun::text
