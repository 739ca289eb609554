// Fills one frame's slots from one trigger's arguments: what MatchTrigger (match.h) tries frame by
// frame.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/frame.h"
#include "event/match.h"
#include "event/participants.h"
#include "event/tree.h"

namespace khaldun::event {

// For one frame and one trigger; all references must outlive it. Bind once, then Take or ask why.
class Binder {
 public:
  Binder(const Tree& tree, const Actors& actors, const Cues& cues, const Arguments& args,
         const Frame& frame, WordId trigger);

  // False with why() set where something that must be there is not.
  bool Bind();

  Match Take() { return std::move(match_); }
  const std::string& why() const { return why_; }

  // Whether `word` is among `words`.
  static bool Contains(const std::vector<std::string>& words, std::string_view word);

 private:
  // binder.cc: the order of the steps, the lead, whether the words have the frame's sense. What is
  // false has set why_.
  bool Fail(const Argument& a);
  bool BindLead();
  bool AsksForTarget() const;
  void Consume(WordId w, double score);
  void GrowTrigger(Span span);
  bool Used(WordId w) const;
  Span Word(WordId w) const;
  bool CheckSense();
  bool CheckKinds();

  // binder_words.cc: the words and clauses that the frame names, and where they may hang.
  bool Is(WordId w, const std::vector<std::string>& words) const;
  bool BindLexical(const Argument& a);
  WordId Counted(WordId noun) const;
  bool BindClause(const Argument& a);
  bool IsQuestion(WordId verb) const;
  bool IsObliged(WordId verb) const;
  std::vector<SubClause> AllClauses() const;
  std::vector<Oblique> AllObliques() const;

  // binder_slots.cc: who fills the slots.
  bool BindSlot(const Argument& a);
  bool NamesParticle() const;
  bool Missing(const Argument& a);
  bool YieldsPossessor(const Argument& a) const;
  bool BindPossessor(Slot slot);
  bool BindModifier(Slot slot);
  std::vector<WordId> Nouns() const;
  void BindPatient();
  void BorrowTarget(WordId object);
  void PutHead(Slot slot, WordId head);
  void Put(Slot slot, std::vector<Participant> who);

  // binder_carrier.cc: who fills them by way of another word.
  void BindCarrier();
  bool BindResponsible(WordId noun, WordId adjective);
  void BindAdjectiveSubject();

  const Tree& tree_;
  const Actors& actors_;
  const Cues& cues_;
  const Arguments& args_;
  const Frame& frame_;
  Match match_;
  std::vector<WordId> used_;   // heads that a word or a slot of the frame has taken
  std::vector<WordId> nouns_;  // those that belong to the trigger: "opened" fire "on"
  // "threatened to shell Oran": whom the clause is about, for a frame that has no T of its own.
  std::optional<WordId> inner_object_;
  std::string why_;
};

}  // namespace khaldun::event
