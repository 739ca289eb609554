// What a caller may choose. Plain structs; the defaults are what an analyst wants.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "khaldun/date.h"
#include "khaldun/document.h"

namespace khaldun {

struct EngineOptions {
  // Folder with lexicon/, models/ and gazetteer.bin, as the build lays it out in
  // build/<preset>/share/khaldun. Empty: KHALDUN_SHARE, else beside the program.
  std::string share;

  // Folders laid out like lexicon/, or single files of one, that are laid over ours, each over the
  // one before: their entries come first and take the place of those of the same key
  // (lexicon/README.md).
  std::vector<std::string> lexicons;

  // The last layer wanted; the stages after it are not run.
  Layer last = Layer::kEvent;

  // Also plain statements, CAMEO 01.
  bool all_types = false;

  // Events less sure than this, 0 to 1, are near misses.
  double least_confidence = 0.3;

  // Parse every sentence, also those that hold no event word. Costs about as much time again; the
  // events are the same. Set when the syntax layer itself is wanted.
  bool parse_everything = false;

  // Open each text as it came: nothing taken out, nothing normalised, an empty text layer. For
  // looking at the language core alone and for scoring it against a treebank.
  bool keep_all = false;

  // Check every layer after it is written. On in debug builds and tests; costs some 10 %.
  bool verify = false;

  // A report that takes longer goes to quarantine. Unset by default, since a clock makes output
  // depend on the machine.
  std::optional<std::chrono::milliseconds> time_limit;
};

}  // namespace khaldun
