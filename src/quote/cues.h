// lexicon/quote_cues.tsv: the words that say that somebody says something.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "khaldun/status.h"
#include "resources/table.h"

namespace khaldun::quote {

enum class CueKind : unsigned char { kVerb, kNoun, kAdverb };

// Immutable and thread-safe after Read.
class Cues {
 public:
  // Resource error naming line and column of the first broken entry.
  static Result<Cues> Read(const resources::Table& table);
  static Result<Cues> Read(std::string_view name, std::string_view text) {
    return Read(resources::Table(name, text));
  }

  // `lemma` in lower case. A lemma may be cue in several ways ("report").
  bool Is(std::string_view lemma, CueKind kind) const {
    auto at = kinds_.find(lemma);
    return at != kinds_.end() && (at->second >> static_cast<int>(kind) & 1) != 0;
  }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  std::unordered_map<std::string, unsigned, Hash, std::equal_to<>> kinds_;
};

}  // namespace khaldun::quote
