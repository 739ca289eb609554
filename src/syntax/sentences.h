// Treebank sentences as the trainers need them.
#pragma once

#include <random>
#include <span>
#include <string>
#include <vector>

#include "khaldun/document.h"
#include "syntax/parser.h"
#include "syntax/tagger.h"

namespace khaldun::syntax {

struct GoldSentence {
  size_t document = 0;
  double weight = 1;
  std::vector<std::string> words;
  std::vector<std::string> lemmas;
  std::vector<WordForm> forms;
  std::vector<TagLabel> gold;  // with the features that the model learns
  std::vector<Tag> tags;       // gold, as positions in the labels
  std::vector<Arc> arcs;       // gold; head n is the root
};

// The sentences of `documents`; weights by the beginning of the document's id.
std::vector<GoldSentence> SentencesOf(std::span<const Document> documents,
                                      std::span<const std::pair<std::string, double>> weights);

// The joint labels that are frequent enough to learn; sets `tags` of every sentence, a rare label
// becoming the most frequent one of its UPOS.
std::vector<TagLabel> LabelsOf(std::vector<GoldSentence>& sentences);

// Positions of one epoch's sentences: each as often as its weight says, in random order.
std::vector<uint32_t> EpochOf(std::span<const GoldSentence> sentences, std::mt19937_64& random);

}  // namespace khaldun::syntax
