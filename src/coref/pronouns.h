// Whom a pronoun stands for: every noun phrase of the sentence so far and of the three before it is
// weighed by a log-linear model over a few dozen features (position, grammatical role, kind,
// number, gender, how often spoken of), trained on the coreference of GUM's open genres. After
// Denis and Baldridge, "A ranking approach to pronoun resolution" (2007).
#pragma once

#include <array>
#include <vector>

#include "coref/clusters.h"

namespace khaldun::coref {

// A noun phrase that a pronoun may stand for.
struct Candidate {
  WordId head;
  int32_t mention = -1;  // -1: nobody that the entity stage knows
};

inline constexpr size_t kPronounFeatures = 46;
using PronounFeatures = std::array<float, kPronounFeatures>;
// Weights for he and she, for it, and for they.
inline constexpr size_t kPronounModels = 3;
using PronounWeights = std::array<PronounFeatures, kPronounModels>;
extern const PronounWeights kPronounWeights;

class PronounResolver {
 public:
  PronounResolver(const Document& document, const std::vector<Facts>& facts,
                  const Clusters& clusters);

  // The phrases that the pronoun may stand for, the nearest first.
  std::vector<Candidate> CandidatesFor(uint32_t mention) const;

  // What speaks for a candidate; `rank` is its place in the list.
  PronounFeatures FeaturesOf(uint32_t mention, const Candidate& candidate, size_t rank) const;

  // The model for a pronoun of the third person; kPronounModels for others.
  static size_t ModelOf(PronounClass pronoun);

  // The best candidate; nullopt where there is none or none is likely.
  std::optional<Candidate> Resolve(uint32_t mention) const;

 private:
  bool Fits(uint32_t mention, const Candidate& candidate) const;
  bool SameClause(WordId a, WordId b) const;
  Number NumberOf(const Candidate& candidate) const;

  const SegmentLayer& segment_;
  const SyntaxLayer& syntax_;
  const std::vector<Mention>& mentions_;
  const std::vector<Facts>& facts_;
  const Clusters& clusters_;
  std::vector<Candidate> phrases_;     // of the whole document, in order
  std::vector<uint32_t> phrase_from_;  // by sentence: its first phrase; one more at the end
  std::vector<uint8_t> coordinated_;   // by word: heads "A and B"
};

}  // namespace khaldun::coref
