// TABARI, PETRARCH and PETRARCH-2 dictionaries, converted to tables of the lexicon
// (docs/moving-from-tabari-or-petrarch.md). The formats are those of the TABARI manual (Schrodt
// 2014, chapter 5) and of PETRARCH's documentation of its dictionaries.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dictionary/vocabulary.h"
#include "khaldun/status.h"

namespace khaldun::dictionary {

enum class Kind : uint8_t { kActors, kAgents, kVerbs };
std::string_view Name(Kind kind);

// What did not come over, whole or in part.
struct Leftover {
  uint32_t line = 0;   // in the dictionary, counted from 1
  std::string text;    // the entry as it stands there
  std::string reason;  // for people
  bool in_part = false;
};

struct Conversion {
  Kind kind{};
  // Entries: a name with its synonyms and codes, an agent, a verb that has a code, a pattern.
  size_t entries = 0;
  size_t converted = 0;             // also those that came over in part
  size_t known = 0;                 // said already, by our lexicon or above; not written again
  std::string table;                // the lines of actors/*.tsv, roles.tsv or events/*.tsv
  std::vector<Leftover> leftovers;  // by line; whole ones are entries - converted - known
};

// What `text` is by its lines; absent where that cannot be told.
std::optional<Kind> KindOf(std::string_view text);

// Converts one dictionary, given as UTF-8. Every entry is converted, known or left over.
Conversion Convert(Kind kind, std::string_view text, const Vocabulary& vocabulary);

}  // namespace khaldun::dictionary
