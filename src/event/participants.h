// From the head word of a phrase to the actors of an event.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "event/cues.h"
#include "event/tree.h"
#include "khaldun/event.h"
#include "resources/country_words.h"
#include "text/parties.h"

namespace khaldun::event {

using resources::CountryWords;

// What one document knows of its actors, by word. Document and resources must outlive it.
class Actors {
 public:
  Actors(const Document& document, const Cues& cues, const CountryWords& countries);

  // The actors that a nominal names, its coordinated ones each for itself. A phrase that names
  // nobody gives one participant without actor.
  std::vector<Participant> Expand(const Tree& tree, WordId head) const;

  // The actor in a modifier: the country of "Israeli" in "Israeli strikes", "PKK" in "a PKK
  // attack".
  std::optional<Participant> Modifier(const Tree& tree, WordId modifier) const;

  // An actor deeper in a phrase that is nobody itself: "Croatia" in "Croatia's request", "the
  // Nigerian army" in "the failure of the Nigerian army".
  std::vector<Participant> Within(const Tree& tree, WordId head) const;

  // The same for whose act a noun is: "Saudi" in "Saudi airstrikes on Yemen".
  std::vector<Participant> DoersOf(const Tree& tree, WordId head) const;

  // Is the phrase of the kind that subj: or obj: asks for?
  bool Is(const Tree& tree, WordId head, Kind kind) const;

  // A person, organisation, place or group stands there: somebody who can act or suffer.
  bool IsSomebody(const Participant& participant) const;

  // Does the word stand in a toponym?
  bool IsToponym(WordId word) const;

  // Does the word stand in a time expression?
  bool IsTime(WordId word) const;

  const Quotations& quotations() const { return quotations_; }

 private:
  const Mention* MentionAt(WordId head) const { return parties_.MentionAt(head); }
  Participant Describe(const Tree& tree, WordId head) const;
  std::vector<Participant> Inside(const Tree& tree, WordId head,
                                  std::span<const std::string_view> prepositions) const;
  bool AreTwoPersons(const Participant& first, WordId head) const;
  void AddPartners(const Tree& tree, WordId head, std::vector<Participant>& out) const;
  void AddStrayed(const Tree& tree, WordId head, std::vector<Participant>& out) const;

  const Document& document_;
  const Cues& cues_;
  const CountryWords& countries_;
  text::Parties parties_;
  Quotations quotations_;
};

// Has a country or a sector: somebody politically relevant.
bool IsPolitical(const Participant& participant);
// Soldiers, rebels, police, spies, armed groups.
bool IsArmed(const Participant& participant);

}  // namespace khaldun::event
