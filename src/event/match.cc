#include "event/match.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/ascii.h"

namespace khaldun::event {
namespace {

using enum Relation;

bool Contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// By lemma or form; "troops" and "arms", whose lemmas are plurals, also count as the singular.
bool Is(const Tree& tree, WordId w, const std::vector<std::string>& words) {
  if (Contains(words, tree.lemma(w))) return true;
  std::string lower = text::ToLower(tree.form(w));
  if (Contains(words, lower)) return true;
  if (!lower.ends_with('s')) return false;
  lower.pop_back();
  return tree.IsNominal(w) && Contains(words, lower);
}

bool HasModifiers(const Tree& tree, WordId noun, const std::vector<std::string>& modifiers) {
  for (const std::string& m : modifiers) {
    bool found = false;
    for (WordId c : tree.children(noun))
      found |= c < noun && (tree.lemma(c) == m || tree.form(c) == m);
    if (!found) return false;
  }
  return true;
}

bool IsPlural(const Tree& tree, WordId w) {
  return tree[w].features.Has(Feature::kNumber, "Plur") || tree.lemma(w) == "both" ||
         tree[w].upos == Upos::kNum;
}

// Fills one frame's slots from one trigger's arguments.
class Binder {
 public:
  Binder(const Tree& tree, const Actors& actors, const Cues& cues, const Arguments& args,
         const Frame& frame, WordId trigger)
      : tree_(tree), actors_(actors), cues_(cues), args_(args), frame_(frame) {
    match_.frame = &frame;
    match_.trigger = trigger;
    match_.trigger_span = Word(trigger);
    match_.score = 1;
  }

  // False with why() set where something that must be there is not.
  bool Bind() {
    if (frame_.part == 'v' && !BindLead()) return false;
    // Bare words first, so that slots find what is left.
    for (const Argument& a : frame_.arguments) {
      if (!a.slot && (a.position == Position::kWord || a.position == Position::kParticle ||
                      a.position == Position::kOblique || a.position == Position::kModifier)) {
        if (!BindLexical(a) && !a.optional) return Fail(a);
      }
    }
    for (const Argument& a : frame_.arguments) {
      if (a.position == Position::kInfinitive || a.position == Position::kGerund ||
          a.position == Position::kFinite) {
        if (!BindClause(a) && !a.optional) return Fail(a);
      }
    }
    for (const Argument& a : frame_.arguments) {
      bool clause = a.position == Position::kInfinitive || a.position == Position::kFinite;
      if (a.slot && !clause && !BindSlot(a) && !a.optional && !Missing(a)) return Fail(a);
    }
    if (inner_object_ && match_.target.empty() && !AsksForTarget()) BorrowTarget(*inner_object_);
    if (frame_.part == 'a') BindAdjectiveSubject();
    if (frame_.part == 'n') {
      BindPatient();
      BindCarrier();
    }
    return CheckSense() && CheckKinds();
  }

  Match Take() { return std::move(match_); }
  const std::string& why() const { return why_; }

 private:
  Span Word(WordId w) const { return tree_.document().Get<SegmentLayer>().word(w).span; }

  bool Fail(const Argument& a) {
    static constexpr std::string_view kWhat[] = {
        "an object",    "a prepositional phrase", "a possessor",     "a modifier",   "the word",
        "the particle", "an infinitive clause",   "a gerund clause", "a that-clause"};
    why_ = fmt::format("{} is missing", kWhat[static_cast<size_t>(a.position)]);
    if (!a.prepositions.empty()) why_ += fmt::format(" ('{}')", a.prepositions.front());
    if (!a.words.empty()) why_ += fmt::format(" ('{}')", a.words.front());
    return false;
  }

  bool BindLead() {
    if (!frame_.lead_words.empty()) {
      if (!args_.subject || !Is(tree_, *args_.subject, frame_.lead_words)) {
        why_ = fmt::format("the subject is not '{}'", frame_.lead_words.front());
        return false;
      }
      Consume(*args_.subject, 3);
      nouns_.pop_back();
      if (!frame_.lead) Put(Slot::kSource, actors_.DoersOf(tree_, *args_.subject));
      return true;
    }
    if (!frame_.lead) return true;
    std::optional<WordId> subject = args_.subject;
    // A verb that takes no object has no passive, whatever the parser says: "protesters marched".
    bool transitive =
        std::any_of(frame_.arguments.begin(), frame_.arguments.end(), [](const Argument& a) {
          return a.position == Position::kObject || a.position == Position::kWord;
        });
    if (!subject && args_.passive && !transitive) subject = args_.object;
    if (!subject) {
      if (*frame_.lead == Slot::kParties) {
        why_ = "no parties stand before the verb";
        return false;
      }
      return true;
    }
    if (*frame_.lead == Slot::kParties) {
      auto parties = actors_.Expand(tree_, *subject);
      if (parties.size() < 2 && !IsPlural(tree_, *subject)) {
        why_ = "one party alone";
        return false;
      }
      Put(Slot::kParties, std::move(parties));
      return true;
    }
    PutHead(*frame_.lead, *subject);
    return true;
  }

  bool Used(WordId w) const { return std::find(used_.begin(), used_.end(), w) != used_.end(); }

  void Consume(WordId w, double score) {
    used_.push_back(w);
    match_.consumed.push_back(w);
    match_.score += score;
    nouns_.push_back(w);
    GrowTrigger(Word(w));
  }

  // The trigger grows over words that stand close behind it: "opened fire".
  void GrowTrigger(Span span) {
    if (span.begin >= match_.trigger_span.end && span.begin - match_.trigger_span.end <= 16) {
      match_.trigger_span.end = span.end;
    }
  }

  bool BindLexical(const Argument& a) {
    if (a.position == Position::kOblique) {
      for (const Oblique& o : AllObliques()) {
        if (!Used(o.head) && Contains(a.prepositions, o.preposition) &&
            Is(tree_, o.head, a.words) && HasModifiers(tree_, o.head, a.modifiers)) {
          Consume(o.head, 3 + static_cast<double>(a.modifiers.size()));
          return true;
        }
      }
      return false;
    }
    if (a.position == Position::kModifier) {
      for (WordId noun : Nouns()) {
        for (WordId c : tree_.children(noun)) {
          if (c < noun && tree_[c].relation != kDet && Is(tree_, c, a.words)) {
            match_.consumed.push_back(c);
            match_.trigger_span.begin = std::min(match_.trigger_span.begin, Word(c).begin);
            match_.score += 3;
            return true;
          }
        }
      }
      return false;
    }
    if (a.position == Position::kParticle) {
      for (WordId w : args_.others) {
        if (tree_[w].relation != kXcomp && Is(tree_, w, a.words)) {
          Span span = Word(w);
          if (span.begin >= match_.trigger_span.end && span.begin - match_.trigger_span.end <= 2) {
            match_.trigger_span.end = span.end;
          }
          match_.score += 3;
          return true;
        }
      }
      return false;
    }
    auto fits = [&](WordId w) {
      return !Used(w) && Is(tree_, w, a.words) && HasModifiers(tree_, w, a.modifiers);
    };
    double score = 3 + static_cast<double>(a.modifiers.size());
    if (args_.object) {
      WordId counted = Counted(*args_.object);
      if (fits(counted)) {
        Consume(counted, score);
        return true;
      }
      for (WordId c : tree_.children(*args_.object)) {
        if (tree_[c].relation == kConj && fits(c)) {
          Consume(c, score);
          return true;
        }
      }
    }
    for (WordId w : args_.others) {
      if (fits(w)) {
        Consume(w, score);
        return true;
      }
    }
    for (const Oblique& o : args_.obliques) {
      if (o.preposition.empty() && fits(o.head)) {
        Consume(o.head, score);
        return true;
      }
    }
    return false;
  }

  // What a word of quantity counts: the missiles of "dozens of missiles".
  WordId Counted(WordId noun) const {
    if (!cues_.Has(tree_.lemma(noun), Cue::kQuantity)) return noun;
    for (WordId c : tree_.children(noun)) {
      if (tree_[c].relation == kNmod && tree_.Preposition(c) == "of") return c;
    }
    return noun;
  }

  bool BindClause(const Argument& a) {
    for (const SubClause& c : AllClauses()) {
      bool form = (a.position == Position::kInfinitive && c.form == SubClause::Form::kInfinitive) ||
                  (a.position == Position::kGerund && c.form == SubClause::Form::kGerund) ||
                  (a.position == Position::kFinite && c.form == SubClause::Form::kFinite);
      if (!form) continue;
      if (!a.prepositions.empty()) {
        if (!Contains(a.prepositions, c.marker)) continue;
      } else if (!c.marker.empty() && c.marker != "that" && c.marker != "whether") {
        continue;
      }
      if (frame_.type == EventType::kRequest && IsQuestion(c.head)) continue;
      if (!a.words.empty() && !Is(tree_, c.head, a.words)) continue;
      if (a.obliged && !IsObliged(c.head)) continue;
      if (a.slot) {
        Arguments inner = VerbArguments(tree_, c.head);
        auto who = inner.passive ? inner.object : inner.subject;
        if (who) PutHead(*a.slot, *who);
      }
      if (a.position == Position::kInfinitive) inner_object_ = VerbArguments(tree_, c.head).object;
      match_.dependent.push_back(c.head);
      match_.score += a.words.empty() && !a.obliged ? 1.5 : 3;
      return true;
    }
    return false;
  }

  // Only somebody, and not the acting side's own: "agreed to withdraw its troops" is not about
  // them.
  void BorrowTarget(WordId object) {
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

  bool NamesParticle() const {
    return std::any_of(frame_.arguments.begin(), frame_.arguments.end(),
                       [](const Argument& a) { return a.position == Position::kParticle; });
  }

  bool AsksForTarget() const {
    return std::any_of(frame_.arguments.begin(), frame_.arguments.end(), [](const Argument& a) {
      return a.slot == Slot::kTarget || a.slot == Slot::kParties;
    });
  }

  // The trigger's own clauses, then those that the parser hung on its object or its nouns: "accused
  // Russia of shelling".
  std::vector<SubClause> AllClauses() const {
    std::vector<SubClause> all = args_.clauses;
    auto add = [&](WordId noun) {
      for (SubClause& c : NounArguments(tree_, noun).clauses) all.push_back(std::move(c));
    };
    for (WordId n : nouns_) add(n);
    if (args_.object && !Used(*args_.object)) add(*args_.object);
    if (args_.passive && args_.subject) add(*args_.subject);  // "accused by the UN of shelling"
    return all;
  }

  // "asked if the army will leave": what is asked for is an answer.
  bool IsQuestion(WordId verb) const { return tree_.HasChild(verb, kMark, {"if", "whether"}); }

  // "must leave", "needs to leave", "has to leave".
  bool IsObliged(WordId verb) const {
    if (tree_.HasChild(verb, kAux, {"must", "should", "ought"})) return true;
    std::string_view lemma = tree_.lemma(verb);
    return (lemma == "have" || lemma == "need") && tree_.Child(verb, {kXcomp});
  }

  // The trigger's own obliques, then those of the nouns that belong to it, as the parser may hang a
  // phrase on either.
  std::vector<Oblique> AllObliques() const {
    std::vector<Oblique> all = args_.obliques;
    auto add = [&](WordId noun) {
      for (WordId c : tree_.children(noun)) {
        if (tree_[c].relation == kNmod) all.push_back({c, tree_.Preposition(c)});
        if (tree_[c].relation != kConj) continue;
        // "drones and advisers to Libya": the last of a list carries what belongs to all.
        for (WordId cc : tree_.children(c)) {
          if (tree_[cc].relation == kNmod) all.push_back({cc, tree_.Preposition(cc)});
        }
      }
    };
    // "clashes erupted between police and protesters"
    if (frame_.part == 'n' && tree_[match_.trigger].relation == kNsubj &&
        cues_.Has(tree_.lemma(tree_[match_.trigger].head), Cue::kHappen)) {
      for (const Oblique& o : VerbArguments(tree_, tree_[match_.trigger].head).obliques) {
        all.push_back(o);
      }
    }
    for (WordId n : nouns_) add(n);
    if (args_.object && !Used(*args_.object) && frame_.part == 'v') add(*args_.object);
    // "launched an investigation into him on suspicion": the phrases that stand nearer come first.
    if (!nouns_.empty()) {
      std::stable_sort(all.begin(), all.end(),
                       [](const Oblique& x, const Oblique& y) { return x.head < y.head; });
    }
    return all;
  }

  static bool HasDoer(const Argument& a, const std::vector<Oblique>& obliques) {
    return Contains(a.prepositions, "by") &&
           std::any_of(obliques.begin(), obliques.end(),
                       [](const Oblique& o) { return o.preposition == "by"; });
  }

  // What is left behind "of" where another phrase says who acts: the convoy of "the ambush of a
  // convoy by rebels".
  void BindPatient() {
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

  bool BindSlot(const Argument& a) {
    if (a.position == Position::kObject) {
      std::optional<WordId> head = args_.object;
      if (head && Used(*head)) head = args_.indirect;
      if (!head && NamesParticle()) head = args_.particle_object;
      if (!head || Used(*head)) return false;
      if (!a.words.empty()) {
        if (!Is(tree_, Counted(*head), a.words)) return false;
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

  // A slot that may stay empty at a price: a direct object, and every slot of a noun.
  bool Missing(const Argument& a) {
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
  bool YieldsPossessor(const Argument& a) const {
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

  bool BindPossessor(Slot slot) {
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

  bool BindModifier(Slot slot) {
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

  std::vector<WordId> Nouns() const {
    std::vector<WordId> nouns = nouns_;
    if (frame_.part == 'n') nouns.insert(nouns.begin(), match_.trigger);
    return nouns;
  }

  // "Gunmen carried out a series of attacks on …": the verb that only carries the noun lends it
  // subject and phrases.
  void BindCarrier() {
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
  bool BindResponsible(WordId noun, WordId adjective) {
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
  void BindAdjectiveSubject() {
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

  void PutHead(Slot slot, WordId head) {
    auto who = actors_.Expand(tree_, head);
    // A phrase that is nobody may hold somebody: "the failure of the army".
    if (slot != Slot::kFiller && who.size() == 1 && !actors_.IsSomebody(who.front())) {
      auto inner =
          slot == Slot::kSource ? actors_.DoersOf(tree_, head) : actors_.Within(tree_, head);
      if (!inner.empty()) who = std::move(inner);
    }
    Put(slot, std::move(who));
  }

  void Put(Slot slot, std::vector<Participant> who) {
    auto add = [](std::vector<Participant>& to, std::vector<Participant>& from) {
      for (Participant& p : from) to.push_back(std::move(p));
    };
    if (slot == Slot::kSource || slot == Slot::kParties) add(match_.source, who);
    if (slot == Slot::kTarget) add(match_.target, who);
  }

  // Another verb in disguise: "withdrew the bill" is no retreat, "backed down" no support. A frame
  // that names its object is sure enough of its sense to bear a particle ("carried out an attack").
  bool CheckSense() {
    if (frame_.part != 'v') return true;
    bool object = false, named = false, particle = false;
    for (const Argument& a : frame_.arguments) {
      object |= a.position == Position::kObject;
      named |=
          a.position == Position::kWord || (a.position == Position::kObject && !a.words.empty());
      particle |= a.position == Position::kParticle;
    }
    if (!named && !particle && tree_.Child(match_.trigger, {kCompoundPrt})) {
      why_ = "a particle makes it another verb";
      return false;
    }
    // "as demonstrated by": what is done by somebody has an object.
    if (!object && !named && args_.passive && tree_.Child(match_.trigger, {kOblAgent})) {
      why_ = "a passive of a verb without object";
      return false;
    }
    if (object || named || args_.passive || !args_.object || Used(*args_.object)) return true;
    if (tree_[*args_.object].head != match_.trigger || actors_.IsTime(*args_.object)) return true;
    why_ = "an object stands where the frame has none";
    return false;
  }

  bool CheckKinds() {
    if (frame_.subject_kind && args_.subject &&
        !actors_.Is(tree_, *args_.subject, *frame_.subject_kind)) {
      why_ = "the subject is of another kind";
      return false;
    }
    if (frame_.subject_kind && !args_.subject && frame_.part == 'v') {
      why_ = "the subject is missing";
      return false;
    }
    if (frame_.object_kind) {
      auto object = match_.object ? match_.object : args_.object;
      if (!object || !actors_.Is(tree_, *object, *frame_.object_kind)) {
        why_ = "the object is of another kind";
        return false;
      }
      match_.score += 0.5;
    }
    if (frame_.subject_kind) match_.score += 0.5;
    return true;
  }

  const Tree& tree_;
  const Actors& actors_;
  const Cues& cues_;
  const Arguments& args_;
  const Frame& frame_;
  Match match_;
  std::vector<WordId> used_, nouns_;
  // "threatened to shell Oran": whom the clause is about, for a frame that has no T of its own.
  std::optional<WordId> inner_object_;
  std::string why_;
};

bool PartFits(const Tree& tree, WordId w, const Frame& frame) {
  Upos u = tree[w].upos;
  switch (frame.part) {
    case 'v':
      return u == Upos::kVerb;
    case 'n':
      // A noun before a noun only names its kind: an arrest warrant, attack helicopters.
      if (tree[w].relation == kCompound) return false;
      return u == Upos::kNoun || (u == Upos::kPropn && tree.lemma(w) == tree.form(w));
    default:
      // "was concerned" may be tagged as a form of "concern".
      if (tree.lemma(w) != frame.trigger && (text::ToLower(tree.form(w)) != frame.trigger ||
                                             (u == Upos::kVerb && !IsPassive(tree, w))))
        return false;
      return u == Upos::kAdj || u == Upos::kVerb || u == Upos::kAdv || u == Upos::kNoun;
  }
}

}  // namespace

Fit MatchTrigger(const Tree& tree, WordId trigger, const std::vector<const Frame*>& frames,
                 const Actors& actors, const Cues& cues) {
  Fit fit;
  std::optional<Arguments> verb, noun;
  for (const Frame* frame : frames) {
    if (!PartFits(tree, trigger, *frame)) continue;
    auto& args = frame->part == 'n' ? noun : verb;
    if (!args)
      args = frame->part == 'n' ? NounArguments(tree, trigger) : VerbArguments(tree, trigger);
    Binder binder(tree, actors, cues, *args, *frame, trigger);
    if (!binder.Bind()) {
      if (fit.nearest == nullptr) {
        fit.nearest = frame;
        fit.why = binder.why();
      }
      continue;
    }
    Match match = binder.Take();
    if (!fit.match || match.score > fit.match->score) fit.match = std::move(match);
  }
  return fit;
}

}  // namespace khaldun::event
