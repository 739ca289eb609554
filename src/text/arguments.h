// Who stands where around a verb or noun, whatever the construction: passives, relative clauses,
// participles, control, raising and conjunction are undone here, so that frames can be written as
// plain active clauses. Relations: Universal Dependencies 2, English.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/tree.h"

namespace khaldun::text {

struct Oblique {
  WordId head;
  std::string preposition;  // empty for unmarked ones
};

struct SubClause {
  enum class Form : uint8_t { kInfinitive, kGerund, kFinite };
  WordId head;
  Form form{};
  std::string marker;  // "of" in "accused of shelling"
};

// The arguments of the active clause that a verb stands for. A `subject` is who acts, also in a
// passive; `object` who or what it is done to.
struct Arguments {
  std::optional<WordId> subject;
  std::optional<WordId> object;
  std::optional<WordId> indirect;
  std::vector<Oblique> obliques;
  std::vector<SubClause> clauses;
  std::vector<WordId> others;  // particles, predicates, adverbs: what bare words may match
  // "sealed off the town" where the particle was read as a preposition: for frames that name it.
  std::optional<WordId> particle_object;
  bool passive = false;
};

Arguments VerbArguments(const Tree& tree, WordId verb);

// Of a noun: obliques are its prepositional modifiers.
Arguments NounArguments(const Tree& tree, WordId noun);

// The word that a relative pronoun or an empty subject stands for, else the word itself.
WordId Antecedent(const Tree& tree, WordId word);

// Is the verb in the passive voice (also as a bare participle: "trained in Turkey")?
bool IsPassive(const Tree& tree, WordId verb);

}  // namespace khaldun::text
