// One pattern of a verb dictionary to patterns of our frames.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dictionary/vocabulary.h"

namespace khaldun::dictionary {

// "&WEAPON" without its sign and a last '_', to its members in lower case, words divided by blanks.
using Synsets = std::map<std::string, std::vector<std::string>>;

// What stands in a pattern, in its order.
struct Piece {
  enum class Type : uint8_t {
    kVerb,    // *
    kSource,  // $
    kTarget,  // +
    kBoth,    // %
    kSkip,    // ^
    kWords,
  };
  Type type{};
  std::vector<std::string> alternatives;  // kWords: phrases in lower case
  bool in_phrase = false;                 // in PETRARCH-2's (…)
};

// "MILITARY_* {PEACE TALKS} (WITH +)" to its pieces. False, with `fault`, where a set is not
// defined or a word holds signs.
bool ReadPieces(std::string_view pattern, const Synsets& synsets, std::vector<Piece>& pieces,
                std::string& fault);

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
