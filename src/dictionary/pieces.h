// What stands in a pattern of a verb dictionary, piece by piece.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

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

// Calls `each` for every choice among the members of the pieces' sets: all members of one word
// together, each of several words alone and cut into words. False where there are more than `most`.
bool EachChoice(const std::vector<Piece>& pieces, size_t most,
                const std::function<void(std::vector<Piece>)>& each);

}  // namespace khaldun::dictionary
