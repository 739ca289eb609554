#pragma once

#include <random>
#include <span>
#include <vector>

#include "syntax/sentences.h"

namespace khaldun::syntax {

// Averaged perceptron over the features of tagger.h.
class TaggerTrainer {
 public:
  // Collects the classes of frequent words from `sentences`. All views must outlive the object.
  TaggerTrainer(std::span<const GoldSentence> sentences, std::span<const TagLabel> labels);

  // One pass over sentences[order]; gives the share of words that got their tag right.
  double Epoch(std::span<const uint32_t> order);

  void Write(model::ModelWriter& writer) const;

 private:
  std::span<const GoldSentence> sentences_;
  std::span<const TagLabel> labels_;
  std::vector<WordClass> classes_;
  model::RowTrainer rows_;
};

}  // namespace khaldun::syntax
