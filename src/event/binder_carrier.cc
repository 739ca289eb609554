// Participants that another word lends: the verb that carries a noun, the noun that an adjective is
// said of.
#include "event/binder.h"

namespace khaldun::event {

using enum Relation;

// "Gunmen carried out a series of attacks on …": the verb that only carries the noun lends it
// subject and phrases.
void Binder::BindCarrier() {
  WordId noun = match_.trigger;
  for (int depth = 0; depth < 3 && !tree_.IsRoot(noun); ++depth) {
    WordId head = tree_[noun].head;
    if (tree_[noun].relation == kNmod && cues_.Has(tree_.lemma(head), Cue::kQuantity)) {
      noun = head;
      continue;
    }
    if (tree_[noun].relation == kConj && tree_.IsNominal(head)) {
      noun = head;
      continue;
    }
    break;
  }
  if (tree_.IsRoot(noun)) return;
  WordId verb = tree_[noun].head;
  Relation relation = tree_[noun].relation;
  if (BindResponsible(noun, verb)) return;
  std::optional<WordId> carrier;
  if (tree_.IsVerb(verb) && cues_.Has(tree_.lemma(verb), Cue::kLight) &&
      (relation == kObj || relation == kNsubjPass)) {
    carrier = verb;
  } else {
    // "the attack carried out by": a participle on the noun.
    for (WordId c : tree_.children(noun)) {
      if ((tree_[c].relation == kAcl || tree_[c].relation == kAclRelcl) && tree_.IsVerb(c) &&
          cues_.Has(tree_.lemma(c), Cue::kLight) && IsPassive(tree_, c)) {
        carrier = c;
      }
    }
  }
  if (!carrier) return;
  Arguments verb_args = VerbArguments(tree_, *carrier);
  bool mutual = false;
  for (const Argument& a : frame_.arguments) mutual |= a.slot == Slot::kParties;
  auto& side = cues_.Has(tree_.lemma(*carrier), Cue::kUndergo) ? match_.target : match_.source;
  if (side.empty() && verb_args.subject) {
    auto carriers = actors_.Expand(tree_, *verb_args.subject);
    if (actors_.IsSomebody(carriers.front())) {
      side = std::move(carriers);
      match_.score += 1;
    }
  }
  // The other side stands in the verb's phrases: "attacks on", "bombings at the hands of".
  bool undergone = &side == &match_.target;
  if (!(undergone ? match_.source : match_.target).empty()) return;
  for (const Argument& a : frame_.arguments) {
    if (!a.slot || (*a.slot != (undergone ? Slot::kSource : Slot::kTarget) && !mutual)) continue;
    for (const Oblique& o : verb_args.obliques) {
      if (Contains(a.prepositions, o.preposition) && !Used(o.head) && !actors_.IsTime(o.head)) {
        used_.push_back(o.head);
        PutHead(*a.slot, o.head);
        match_.score += 1;
        return;
      }
    }
  }
}

// "was responsible for a string of attacks", "a group responsible for attacks": who is.
bool Binder::BindResponsible(WordId noun, WordId adjective) {
  if (tree_.lemma(adjective) != "responsible" || tree_.Preposition(noun) != "for") return false;
  auto who = tree_.Child(adjective, {kNsubj});
  if (!who && tree_.IsNominal(tree_[adjective].head)) who = tree_[adjective].head;
  if (!match_.source.empty() || !who) return false;
  auto group = actors_.Expand(tree_, Antecedent(tree_, *who));
  if (!actors_.IsSomebody(group.front())) return false;
  match_.source = std::move(group);
  match_.score += 1;
  return true;
}

// "is critical of": who is.
void Binder::BindAdjectiveSubject() {
  if (!frame_.lead) return;
  if (auto s = tree_.Child(match_.trigger, {kNsubj, kNsubjPass})) {
    PutHead(*frame_.lead, Antecedent(tree_, *s));
  } else if (tree_[match_.trigger].relation == kAmod) {
    PutHead(*frame_.lead, tree_[match_.trigger].head);
  } else {
    Arguments inherited = VerbArguments(tree_, match_.trigger);
    if (inherited.subject) PutHead(*frame_.lead, *inherited.subject);
  }
}

}  // namespace khaldun::event
