// Trains the tagger of names.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "entity/name_tagger.h"
#include "khaldun/stage.h"
#include "khaldun/status.h"
#include "resources/share.h"

namespace khaldun::entity {

// One sentence with the tags that an annotator gave it.
struct TagExample {
  std::vector<std::string> text;
  std::vector<TaggedWord> words;
  std::vector<NameTag> tags;
};

struct TrainOptions {
  // Files with a word and its BIO tag (PER, ORG, LOC; others are read as outside) a line, an empty
  // line between sentences; or CoNLL-U with GUM's entities (by the ending .conllu).
  std::vector<std::string> files;
  // Plain text, a paragraph a line, for the classes of words; the files above are read for them
  // too.
  std::vector<std::string> texts;
  std::string vectors;  // word vectors as text, for the classes of near words
  std::string output;   // folder; entity.bin is written into it
  uint64_t seed = 1;
  int epochs = 12;
  std::function<void(std::string_view)> progress;  // may be empty
};

// The sentences of a file, tagged by our own tagger. `share` has the lexicon and the models of
// segment and syntax.
Result<std::vector<TagExample>> ReadExamples(const std::string& path, const resources::Share& share,
                                             const Stage& tagger, const WordClasses& classes);

// Same options and files, same bytes. `segmenter` and `tagger` are the stages segment and syntax;
// the second need not parse.
Status Train(const TrainOptions& options, const resources::Share& share, const Stage& segmenter,
             const Stage& tagger);

struct TagScore {
  size_t gold = 0, found = 0, right = 0;
  double f1() const {
    return gold + found == 0
               ? 0
               : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};

// Exact spans and kinds of the tags in `found` against those in `gold`.
void Score(const std::vector<NameTag>& gold, const std::vector<NameTag>& found, TagScore& score);

}  // namespace khaldun::entity
