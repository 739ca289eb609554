// Treebank sentences as the trainers need them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "khaldun/document.h"
#include "syntax/tag_label.h"
#include "syntax/words.h"

namespace khaldun::syntax {

struct GoldArc {
  int32_t head = -1;  // word of the sentence; the number of its words for the root
  Relation relation = Relation::kRoot;
};

struct GoldSentence {
  double weight = 1;
  std::vector<std::string> words;
  std::vector<std::string> lemmas;
  std::vector<WordForm> forms;
  std::vector<TagLabel> gold;  // with the features that the model learns
  std::vector<GoldArc> arcs;
};

// The sentences of `documents`; weights by the beginning of the document's id.
std::vector<GoldSentence> SentencesOf(std::span<const Document> documents,
                                      std::span<const std::pair<std::string, double>> weights);

// The labels that are frequent enough to learn.
std::vector<TagLabel> LabelsOf(std::span<const GoldSentence> sentences);

}  // namespace khaldun::syntax
