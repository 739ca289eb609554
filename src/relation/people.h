// Who stands at the two ends of a relation.
#pragma once

#include <optional>
#include <vector>

#include "relation/reader.h"
#include "text/parties.h"

namespace khaldun::relation {

using text::Tree;

// What one document knows of those who can stand in a relation. Document and knowledge must outlive
// it.
class People {
 public:
  People(const Document& document, const Knowledge& knowledge);

  // The phrase's bearer and those joined to it by "and", each for itself.
  std::vector<Participant> Expand(const Tree& tree, WordId head) const;

  // The mention itself, whoever is joined to it.
  Participant Describe(const Mention& mention) const { return parties_.Describe(mention); }

  // Who a word before a noun names: "Turkey" in "Turkey-backed", "Turkish", "LNA"; the state for
  // its adjective. Nothing where it names nobody.
  std::vector<Participant> ExpandModifier(const Tree& tree, WordId word) const;

  // Whose name the word belongs to as a title before it: Haftar's for "commander" in "LNA commander
  // Khalifa Haftar". Null where it is no such word.
  const Mention* Titled(WordId word) const;

  // The toponym that the word stands in.
  std::optional<PlaceId> PlaceAt(WordId word) const;

  // May the two stand in such a relation? A person commands armed people, a body belongs to a body,
  // what is controlled is a place.
  bool MayHold(RelationKind kind, const Participant& holder) const;
  bool MayBeOther(RelationKind kind, const Tree& tree, const Participant& other) const;

  // Is the relation one of public life? States, armed groups, parties and officials count,
  // companies, media and plain people do not.
  bool AreRelevant(RelationKind kind, const Participant& holder,
                   const std::optional<Participant>& other) const;

  bool IsPublic(const Participant& p) const;
  bool IsNamedPerson(const Participant& p) const;
  bool IsPerson(const Participant& p) const;
  // An organisation, an armed group, a party, a state or its government.
  bool IsBody(const Participant& p) const;
  bool IsArmed(const Participant& p) const;
  // Somebody with a name or with a code of a state or sector.
  bool IsSomebody(const Participant& p) const;

  const Mention* MentionAt(WordId head) const { return parties_.MentionAt(head); }

 private:
  bool HasName(const Participant& p) const;
  EntityKind KindOf(const Participant& p) const;

  const Document& document_;
  const Knowledge& knowledge_;
  text::Parties parties_;
  std::vector<int32_t> titled_;  // by word: the mention whose title it belongs to, -1 for none
};

}  // namespace khaldun::relation
