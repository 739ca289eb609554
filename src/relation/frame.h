// The frames of lexicon/relations.tsv: patterns of lemmas and slots that say a standing relation
// (lexicon/README.md).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "khaldun/relation.h"
#include "resources/share.h"

namespace khaldun::relation {

enum class Slot : uint8_t { kHolder, kOther, kBoth };

// Where a frame looks for one end of the relation.
struct End {
  Slot slot{};
  bool object = false, possessive = false, modifier = false;
  std::vector<std::string> prepositions;
};

struct Frame {
  std::string id;   // the pattern: "n: H leader of|poss|mod O"
  char part = 'v';  // v, n or a
  std::string trigger;
  RelationKind kind{};
  // Verbs: the subject. Nouns and adjectives: of whom they are said, as title, apposition or
  // predicate.
  std::optional<Slot> bearer;
  std::optional<Slot> self;             // the noun's own phrase is this end
  std::vector<std::string> case_words;  // "[in] control": the preposition before the trigger
  std::vector<std::string> object;      // "take control of": the lemma of the verb's object
  std::vector<std::string> particle;    // "prop up~"
  std::vector<std::string> complement;  // "chief of staff": the noun behind "of"
  std::vector<End> ends;
  bool begins = false, ends_it = false, act = false;
  std::string example;
};

// Every frame, found by the lemma of its trigger. Immutable; thread-safe.
class FrameLexicon {
 public:
  // Resource error naming file, line and column of the first broken line.
  static Result<FrameLexicon> Load(const resources::Share& share);

  // Reads one table. An entry is known by its relation and pattern.
  Status Add(const resources::Table& table);

  // The frames with this trigger; empty where there is none.
  const std::vector<const Frame*>& Find(std::string_view lemma) const;

  // All of them in the order of the file; a line with several triggers is as many frames.
  const std::vector<std::unique_ptr<Frame>>& frames() const { return frames_; }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::vector<std::unique_ptr<Frame>> frames_;
  std::unordered_map<std::string, std::vector<const Frame*>, Hash, std::equal_to<>> by_lemma_;
};

}  // namespace khaldun::relation
