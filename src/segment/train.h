// Trains the segmenter from treebanks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "khaldun/status.h"

namespace khaldun::segment {

struct TrainOptions {
  std::vector<std::string> files;  // CoNLL-U, UTF-8, not compressed
  std::string output;              // folder; segment.bin is written into it
  int epochs = 8;                  // a few seconds each
  uint64_t seed = 1;               // of the order of the documents
};

// Averaged perceptrons for word and sentence ends, and the contractions that the treebank holds.
// Same options and files, same bytes. InvalidInput where a treebank cannot be read, Io where the
// file cannot be written.
Status Train(const TrainOptions& options);

}  // namespace khaldun::segment
