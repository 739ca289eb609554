// Names of places where they stand in a document, by the table of place names alone: "Nice" and
// "Lincoln" are among them whatever they mean.
#pragma once

#include <vector>

#include "entity/place_names.h"
#include "entity/words.h"

namespace khaldun::entity {

struct PlaceHit {
  WordRange words;
  NamedPlace place;
  bool capital = true;
};

class PlaceHits {
 public:
  // The leftmost longest names of every sentence, in capitals; of great places also nouns in small
  // letters.
  PlaceHits(const Words& words, const PlaceNames& names);

  // Null where the word is in no place's name.
  const PlaceHit* At(WordId w) const {
    int32_t i = at_[w.value];
    return i < 0 ? nullptr : &hits_[static_cast<size_t>(i)];
  }

 private:
  void AddSentence(const Words& words, const PlaceNames& names, WordRange sentence);

  std::vector<PlaceHit> hits_;
  std::vector<int32_t> at_;
  std::vector<uint64_t> hashes_;  // by piece
  std::vector<uint32_t> first_;   // by word: its first piece; one more at the end
};

}  // namespace khaldun::entity
