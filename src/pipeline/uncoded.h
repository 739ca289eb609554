// Predicates that no event frame fits though political actors stand beside them: what to look at
// first when the event lexicon is extended.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "event/coder.h"
#include "khaldun/document.h"

namespace khaldun::pipeline {

// A verb with an actor beside it, or a noun with an actor behind a preposition, written as a frame
// would be: "S mull visit to T", "n: standoff with T". S and T stand for political actors.
struct UncodedPredicate {
  std::string pattern;
  SentenceId sentence;
};

// Those of one document, in the order of the text. Requires all layers below the events, every
// sentence parsed (EngineOptions::parse_everything).
std::vector<UncodedPredicate> UncodedPredicates(const Document& document,
                                                const event::Knowledge& knowledge);

// Counts them over many documents.
class UncodedTable {
 public:
  // `sentence` is kept for the first of each pattern.
  void Add(std::string_view pattern, std::string_view sentence);

  // Count, pattern and a sentence a line, most frequent first, then by pattern; only what was seen
  // at least `minimum` times. With `hint`, what it says of a pattern's verb ("-" where nothing)
  // stands before the sentence.
  using Hint = std::function<std::string(std::string_view verb)>;
  std::string Format(size_t minimum, const Hint& hint = {}) const;

 private:
  struct Entry {
    size_t count = 0;
    std::string sentence;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace khaldun::pipeline
