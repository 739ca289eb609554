// One pattern of a verb dictionary to patterns of our frames.
#pragma once

#include <string>
#include <vector>

#include "dictionary/pieces.h"
#include "dictionary/vocabulary.h"

namespace khaldun::dictionary {

// Our patterns of one theirs: several where their sets have members of several words. A pattern is
// "{lead} TRIGGER{rest}": the same for every verb that it is for.
struct FramePatterns {
  struct One {
    std::string lead, rest;  // "S", " peace talk with T"
  };
  std::vector<One> all;
  bool mutual = false;
  bool bare = false;  // the verb alone with its actors
  std::string fault;  // why there is none
};

// `reversed` where the code is what the target does (":173"); `stems` where words may be stems, as
// with TABARI. `extra` are the words of the verb itself behind its first one ("up" of CLEAR_UP).
FramePatterns ToFrames(const std::vector<Piece>& pieces, const std::vector<Piece>& extra,
                       bool reversed, bool stems, const Vocabulary& vocabulary);

}  // namespace khaldun::dictionary
