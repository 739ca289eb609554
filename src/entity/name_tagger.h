// Finds names by their look and company: a linear-chain conditional random field over the words of
// a sentence (Lafferty and others 2001), whose scores are added to those of the parser, which
// learnt names apart from it: a product of two experts (Hinton, "Training products of experts",
// 2002). Tags are BIO for persons, organisations and places.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "entity/known_names.h"
#include "entity/name_lexicon.h"
#include "entity/place_hits.h"
#include "entity/role_hits.h"
#include "entity/word_classes.h"
#include "entity/words.h"
#include "model/sparse_rows.h"

namespace khaldun::entity {

// 0 outside; 1, 2 person; 3, 4 organisation; 5, 6 place: the odd one begins a name.
using NameTag = uint8_t;
inline constexpr uint32_t kNameTags = 7;

inline EntityKind KindOfTag(NameTag tag) {
  return tag <= 2 ? EntityKind::kPerson : tag <= 4 ? EntityKind::kOrganization : EntityKind::kPlace;
}

// What the model sees of a word.
struct TaggedWord {
  uint64_t form = 0, lower = 0;  // hashes of the word and of its folded form
  uint64_t prefix = 0, suffix2 = 0, suffix3 = 0, suffix4 = 0;
  uint64_t shape = 0;  // "Xx", "XX", "d-d"
  uint8_t upos = 0;
  uint8_t known = 0;           // type of the lexicon's name here, and whether it begins here
  uint8_t role = 0;            // kind of the role noun that ends here
  uint16_t cls = 0, near = 0;  // of the two divisions of words into classes
  uint8_t place = 0;           // class of the gazetteer's name here, and whether it begins here
  NameOdds odds{};             // the parser's opinion
  bool first_name = false;
  bool candidate = false;  // may be part of a name; others are outside
};

// The words of one sentence as the model sees them; `known` are the lexicon's names of the
// document.
class TagInputs {
 public:
  TagInputs(const Words& words, const NameLexicon& lexicon, const RoleHits& roles,
            const PlaceHits& places, const WordClasses& classes,
            const std::vector<KnownName>& known);

  // Overwrites `out` with the words of the sentence.
  void Describe(WordRange sentence, std::vector<TaggedWord>& out) const;

 private:
  const Words& words_;
  const NameLexicon& lexicon_;
  const RoleHits& roles_;
  const PlaceHits& places_;
  const WordClasses& classes_;
  std::vector<uint8_t> known_;  // by word
};

inline constexpr size_t kNameFeatures = 72;
using NameFeatures = std::array<uint64_t, kNameFeatures>;

// The features of word `i`; returns how many.
size_t FeaturesOf(const std::vector<TaggedWord>& sentence, size_t i, NameFeatures& out);

// The feature whose row holds the scores of the tags that follow `before`; kNameTags at the start.
uint64_t TransitionFeature(uint32_t before);

// The best sequence of tags. `emission` holds kNameTags scores a word, `transition` a row for each
// tag before, the last one for the start. Inside without a beginning never comes out; where
// `free[i]` is false the word is outside.
template <class Score>
void BestTags(const std::vector<Score>& emission,
              const std::array<std::array<Score, kNameTags>, kNameTags + 1>& transition,
              const std::vector<bool>& free, std::vector<NameTag>& tags);

// Immutable and thread-safe; the file must outlive it.
class NameTagger {
 public:
  static Result<NameTagger> Load(const model::ModelFile& file);

  void Tag(const std::vector<TaggedWord>& sentence, std::vector<NameTag>& tags) const;

 private:
  model::SparseRows rows_;
  std::array<std::array<int32_t, kNameTags>, kNameTags + 1> transition_{};
  int32_t odds_weight_ = 0;  // of NameOdds, in 1/256 of the rows' unit
};

}  // namespace khaldun::entity
