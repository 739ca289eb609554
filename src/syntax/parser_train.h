#pragma once

#include <random>
#include <span>
#include <vector>

#include "syntax/sentences.h"

namespace khaldun::syntax {

// What a move costs: how many gold arcs can no longer be made after it (Goldberg and Nivre 2013,
// arc-hybrid). Requires state.Can(move).
int CostOf(Move move, const State& state, std::span<const Arc> gold);

// Averaged perceptron over the features of parser.h, led by the dynamic oracle. From the second
// epoch on it mostly follows its own moves, so that it learns to go on after an error.
class ParserTrainer {
 public:
  // `tags` of each sentence as a tagger gave them that had not seen it.
  ParserTrainer(std::span<const GoldSentence> sentences, std::span<const std::vector<Tag>> tags,
                std::span<const TagLabel> labels);

  // One pass; gives the share of words whose head was right on the way.
  double Epoch(std::span<const uint32_t> order, bool explore, std::mt19937_64& random);

  void Write(model::ModelWriter& writer) const { rows_.Write("parse", 0.03f, writer); }

 private:
  std::span<const GoldSentence> sentences_;
  std::vector<std::vector<ParseWord>> words_;
  model::RowTrainer rows_;
};

}  // namespace khaldun::syntax
