// Trains tagger, lemmatiser and parser from treebanks.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khaldun/status.h"

namespace khaldun::syntax {

struct TrainOptions {
  std::vector<std::string> files;  // CoNLL-U, UTF-8, not compressed

  // How often a document is seen in an epoch, by the beginning of its id: {"GUM_news", 2.0}. The
  // longest beginning that fits counts; without one a document is seen once.
  std::vector<std::pair<std::string, double>> weights;

  std::string output;  // folder; syntax.bin is written into it
  uint64_t seed = 1;
  int epochs = 5;      // of the parser; some 15 seconds each for 20,000 sentences

  // Told what goes on, a line at a time; may be empty.
  std::function<void(std::string_view)> progress;
};

// Same options and files, same bytes. InvalidInput where a treebank cannot be read, Io where a file
// cannot be written.
Status Train(const TrainOptions& options);

}  // namespace khaldun::syntax
