// Frequent names without an entry in the lexicon: whom to look at first when it is extended.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "khaldun/document.h"

namespace khaldun::pipeline {

// Names of persons, organisations and groups that stand in no lexicon. Add may be called from all
// threads at once; needs every layer up to coref.
class UncodedNames {
 public:
  void Add(const Document& document);

  struct Row {
    std::string name;
    size_t mentions = 0, reports = 0;
    std::string kind;   // the commonest of person, organization, group
    std::string guess;  // the commonest code by the words around; empty where they tell none
    std::string example;
  };
  // Those with at least `minimum` mentions, the most frequent first, then by name.
  std::vector<Row> Rows(size_t minimum) const;

 private:
  // A sentence of the texts: of the first document by id, so that the answer does not depend on the
  // order of the threads.
  struct Example {
    std::string document, text;
    uint32_t sentence = 0;
    void Improve(const Document& document, SentenceId sentence);
  };
  struct Tally {
    size_t mentions = 0, reports = 0;
    std::map<std::string, size_t> kinds, codes;
    Example example;
  };
  mutable std::mutex mutex_;
  std::map<std::string, Tally> tallies_;
};

// Tab-separated, with a line of titles.
std::string Format(const std::vector<UncodedNames::Row>& rows);

}  // namespace khaldun::pipeline
