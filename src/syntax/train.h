// Trains tags, lemmas and arcs from treebanks.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khaldun/status.h"

namespace khaldun::syntax {

struct TrainOptions {
  std::vector<std::string> files;  // CoNLL-U, UTF-8, not compressed

  // How often a document is seen in an epoch, by the beginning of its id: {"GUM_news", 3}. The
  // longest beginning that fits counts; without one a document is seen once.
  std::vector<std::pair<std::string, double>> weights;

  // Treebanks to measure on after each epoch, and what else to learn from, as ExportOptions says;
  // all may be empty.
  std::vector<std::string> held, parsed, plain, named, names;

  // So many larger networks are trained first; what they think together is learnt beside what the
  // treebanks say, of their sentences and of `plain`.
  int teachers = 0;

  std::string vectors;  // word vectors, as ExportOptions says; may be empty
  std::string output;   // folder; syntax.bin is written into it
  uint64_t seed = 1;
  int epochs = 16;  // of 20,000 sentences each: a minute on one core, with teachers two

  // The program that learns the weights: PyTorch, which the rest of Khaldun does without.
  std::vector<std::string> trainer = {"python3", "tools/train_syntax.py"};

  // Told what goes on, a line at a time; may be empty.
  std::function<void(std::string_view)> progress;
};

// Export, trainer, Pack (pack.h). InvalidInput where a treebank cannot be read, Io where a file
// cannot be written, WrongUse where the trainer cannot be run or fails.
Status Train(const TrainOptions& options);

}  // namespace khaldun::syntax
