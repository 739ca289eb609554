// Finds the toponyms of a document: candidates, a linear model that weighs them, and for each
// sentence the set of candidates without overlap whose odds sum highest.
#pragma once

#include <vector>

#include "geo/resolver.h"
#include "geo/toponym_features.h"

namespace khaldun::geo {

class Recognizer {
 public:
  // Both must outlive the recogniser.
  Recognizer(const Gazetteer& gazetteer, const model::LinearTable& model)
      : gazetteer_(gazetteer), model_(model) {}

  // By place in the text, no overlap.
  std::vector<Toponym> Find(const DocumentWords& words) const;

  // All candidates of a document, by begin, and by sentence the first of them (one more entry than
  // sentences).
  struct Candidates {
    std::vector<Candidate> all;
    std::vector<size_t> first_of_sentence;
  };
  Candidates FindAll(const DocumentWords& words) const;

  // Whether a sentence is a headline in capitals, where case says nothing.
  static bool AllCapitals(const DocumentWords& words, WordRange sentence);

 private:
  const Gazetteer& gazetteer_;
  const model::LinearTable& model_;
};

// Of candidates [begin, end), by begin, those with the highest sum of positive `odds`, none
// overlapping another. Gives their indices in order.
std::vector<size_t> BestWithoutOverlap(const std::vector<Candidate>& candidates, size_t begin,
                                       size_t end, const std::vector<double>& odds);

}  // namespace khaldun::geo
