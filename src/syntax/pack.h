// Makes a model file of the encoder's weights as tools/train_syntax.py leaves them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khaldun/status.h"

namespace khaldun::syntax {

struct ExportOptions {
  // Word vectors as text: a line with count and size, then a word with its numbers a line. Empty:
  // the words of the treebanks, told apart by training alone.
  std::string vectors;
  std::vector<std::string> train;   // CoNLL-U, not compressed
  std::vector<std::string> held;    // the same, to measure on while training
  std::vector<std::string> parsed;  // the same, by a parser: learnt from beside `train`
  std::vector<std::string> plain;   // of which only the words count
  std::vector<std::string> named;   // of which only the words and the tags of names count
  // Tags of names, a file for each of `train`, then of `held`, then of `named`, as
  // tools/name_tags.py writes them; may be empty where `named` is.
  std::vector<std::string> names;
  // How often a document is seen in an epoch, by the beginning of its id: {"GUM_news", 3}. The
  // longest beginning that fits counts; without one a document is seen once.
  std::vector<std::pair<std::string, double>> weights;
  std::string output;  // folder
};

// Writes what tools/train_syntax.py reads: vocabulary, vectors, tag labels, and the sentences of
// `train` with `parsed`, of each of `held`, of `plain` and of `named` as row numbers, tags, arcs
// and names. InvalidInput or Io error where a file cannot be read or written, WrongUse where files
// of names are too few or too many.
Status Export(const ExportOptions& options);

struct PackOptions {
  std::string folder;               // that Export wrote
  std::string weights;              // that tools/train_syntax.py wrote
  std::vector<std::string> lemmas;  // treebanks that the lemma rules are learnt from
  std::string output;               // folder; syntax.bin is written into it
};

// Rounds the weights to 8 bits, adds labels, vocabulary and lemma rules. Same files, same bytes.
Status Pack(const PackOptions& options);

}  // namespace khaldun::syntax
