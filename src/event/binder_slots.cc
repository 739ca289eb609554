// Who fills the slots of a frame.
#include <algorithm>

#include "event/binder.h"

namespace khaldun::event {

using enum Relation;

namespace {

bool HasDoer(const Argument& a, const std::vector<Oblique>& obliques) {
  return Binder::Contains(a.prepositions, "by") &&
         std::any_of(obliques.begin(), obliques.end(),
                     [](const Oblique& o) { return o.preposition == "by"; });
}

}  // namespace

bool Binder::BindSlot(const Argument& a) {
  if (a.position == Position::kObject) {
    std::optional<WordId> head = args_.object;
    if (head && Used(*head)) head = args_.indirect;
    if (!head && NamesParticle()) head = args_.particle_object;
    if (!head || Used(*head)) return false;
    if (!a.words.empty()) {
      if (!Is(Counted(*head), a.words)) return false;
      GrowTrigger(Word(Counted(*head)));
      match_.score += 2;
    }
    used_.push_back(*head);
    match_.score += 1;
    match_.object = *head;
    if (*a.slot == Slot::kFiller)
      nouns_.push_back(*head);  // "discussed security with": either's phrase
    if (frame_.embed && frame_.type != EventType::kAccuse) match_.dependent.push_back(*head);
    PutHead(*a.slot, *head);
    return true;
  }
  if (frame_.part == 'n' || !nouns_.empty()) {
    if (a.possessive && !YieldsPossessor(a) && BindPossessor(*a.slot)) return true;
    if (a.modifier && BindModifier(*a.slot)) return true;
  }
  std::vector<Oblique> obliques = AllObliques();
  // "the ambush of a convoy by rebels": behind "by" stands who acts.
  const bool doer = frame_.part == 'n' && *a.slot == Slot::kSource && HasDoer(a, obliques);
  for (const Oblique& o : obliques) {
    if (Used(o.head) || !Contains(a.prepositions, o.preposition) || actors_.IsTime(o.head))
      continue;
    if (doer && o.preposition != "by") continue;
    used_.push_back(o.head);
    match_.score += frame_.part == 'n' ? 1 : 1.5;
    if (frame_.embed && frame_.part == 'v' &&
        (frame_.type != EventType::kAccuse || o.preposition == "of")) {
      match_.dependent.push_back(o.head);
    }
    for (WordId c : tree_.children(o.head)) {
      if (tree_[c].relation == kCase && Word(c).begin == match_.trigger_span.end + 1) {
        match_.trigger_span.end = Word(c).end;  // "called on", "called for"
      }
    }
    PutHead(*a.slot, o.head);
    return true;
  }
  // "gave Libya drones": the receiver without its "to".
  if (args_.indirect && !Used(*args_.indirect) &&
      (Contains(a.prepositions, "to") || Contains(a.prepositions, "for"))) {
    used_.push_back(*args_.indirect);
    match_.score += 1;
    PutHead(*a.slot, *args_.indirect);
    return true;
  }
  return false;
}

bool Binder::NamesParticle() const {
  return std::any_of(frame_.arguments.begin(), frame_.arguments.end(),
                     [](const Argument& a) { return a.position == Position::kParticle; });
}

// A slot that may stay empty at a price: a direct object, and every slot of a noun.
bool Binder::Missing(const Argument& a) {
  // Every slot of a noun may stay empty but the parties, which are what "between" frames are
  // about.
  if (frame_.part == 'n') return a.slot != Slot::kParties;
  if (a.position != Position::kObject || frame_.weak || frame_.semi || !a.words.empty())
    return false;
  if (!args_.clauses.empty() && frame_.lead && !args_.object) {
    for (const SubClause& c : args_.clauses) {
      if (tree_[c.head].relation == kCcomp || tree_[c.head].relation == kXcomp) return false;
    }
  }
  match_.score -= 0.5;
  return true;
}

// Where either side may be the possessor, it is the one who suffers ("Navalny's arrest") unless a
// phrase says who that is ("Russia's arrest of Navalny").
bool Binder::YieldsPossessor(const Argument& a) const {
  const Argument* target = nullptr;
  bool rivals = false;
  for (const Argument& other : frame_.arguments) {
    if (!other.possessive || !other.slot) continue;
    if (*other.slot == Slot::kTarget) target = &other;
    rivals |= &other != &a;
  }
  if (target == nullptr || !rivals) return false;
  bool said = false;
  for (const Oblique& o : AllObliques()) said |= Contains(target->prepositions, o.preposition);
  return said == (target == &a);
}

bool Binder::BindPossessor(Slot slot) {
  for (WordId noun : Nouns()) {
    for (WordId c : tree_.children(noun)) {
      if (tree_[c].relation == kNmodPoss && !Used(c)) {
        used_.push_back(c);
        match_.score += 1;
        PutHead(slot, c);
        return true;
      }
    }
  }
  return false;
}

bool Binder::BindModifier(Slot slot) {
  for (WordId noun : Nouns()) {
    for (WordId c : tree_.children(noun)) {
      if ((tree_[c].relation != kCompound && tree_[c].relation != kAmod &&
           tree_[c].relation != kNmodDesc) ||
          Used(c)) {
        continue;
      }
      if (auto p = actors_.Modifier(tree_, c)) {
        used_.push_back(c);
        match_.score += 1;
        Put(slot, {std::move(*p)});
        return true;
      }
    }
  }
  return false;
}

std::vector<WordId> Binder::Nouns() const {
  std::vector<WordId> nouns = nouns_;
  if (frame_.part == 'n') nouns.insert(nouns.begin(), match_.trigger);
  return nouns;
}

// What is left behind "of" where another phrase says who acts: the convoy of "the ambush of a
// convoy by rebels".
void Binder::BindPatient() {
  const std::vector<Oblique> obliques = AllObliques();
  bool acts = false;
  for (const Argument& a : frame_.arguments) {
    acts |= a.slot == Slot::kSource && HasDoer(a, obliques) && Contains(a.prepositions, "of");
  }
  if (!acts || !match_.target.empty()) return;
  for (const Oblique& o : obliques) {
    if (o.preposition != "of" || Used(o.head) || actors_.IsTime(o.head)) continue;
    used_.push_back(o.head);
    PutHead(Slot::kTarget, o.head);
    return;
  }
}

// Only somebody, and not the acting side's own: "agreed to withdraw its troops" is not about
// them.
void Binder::BorrowTarget(WordId object) {
  auto own = tree_.Child(object, {kNmodPoss});
  if (own && tree_[*own].upos == Upos::kPron) return;
  PutHead(Slot::kTarget, object);
  if (match_.target.empty()) return;
  const Participant& whom = match_.target.front();
  // "offered to send troops to Uganda": means.
  std::string_view verb = tree_.lemma(tree_[object].head);
  bool sent = IsArmed(whom) && !whom.known &&
              (verb == "send" || verb == "deploy" || verb == "provide" || verb == "contribute" ||
               verb == "dispatch" || verb == "commit" || verb == "supply");
  if (sent || !actors_.IsSomebody(whom)) match_.target.clear();
  match_.borrowed_target = !match_.target.empty();
}

void Binder::PutHead(Slot slot, WordId head) {
  auto who = actors_.Expand(tree_, head);
  // A phrase that is nobody may hold somebody: "the failure of the army".
  if (slot != Slot::kFiller && who.size() == 1 && !actors_.IsSomebody(who.front())) {
    auto inner = slot == Slot::kSource ? actors_.DoersOf(tree_, head) : actors_.Within(tree_, head);
    if (!inner.empty()) who = std::move(inner);
  }
  Put(slot, std::move(who));
}

void Binder::Put(Slot slot, std::vector<Participant> who) {
  auto add = [](std::vector<Participant>& to, std::vector<Participant>& from) {
    for (Participant& p : from) to.push_back(std::move(p));
  };
  if (slot == Slot::kSource || slot == Slot::kParties) add(match_.source, who);
  if (slot == Slot::kTarget) add(match_.target, who);
}

}  // namespace khaldun::event
