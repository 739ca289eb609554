// The order in which a frame is bound, its lead, and whether the words mean it.
#include "event/binder.h"

#include <fmt/format.h>

#include <algorithm>

namespace khaldun::event {

using enum Relation;

namespace {

bool IsPlural(const Tree& tree, WordId w) {
  return tree[w].features.Has(Feature::kNumber, "Plur") || tree.lemma(w) == "both" ||
         tree[w].upos == Upos::kNum;
}

}  // namespace

Binder::Binder(const Tree& tree, const Actors& actors, const Cues& cues, const Arguments& args,
               const Frame& frame, WordId trigger)
    : tree_(tree), actors_(actors), cues_(cues), args_(args), frame_(frame) {
  match_.frame = &frame;
  match_.trigger = trigger;
  match_.trigger_span = Word(trigger);
  match_.score = 1;
}

bool Binder::Bind() {
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

bool Binder::Fail(const Argument& a) {
  static constexpr std::string_view kWhat[] = {
      "an object",    "a prepositional phrase", "a possessor",     "a modifier",   "the word",
      "the particle", "an infinitive clause",   "a gerund clause", "a that-clause"};
  why_ = fmt::format("{} is missing", kWhat[static_cast<size_t>(a.position)]);
  if (!a.prepositions.empty()) why_ += fmt::format(" ('{}')", a.prepositions.front());
  if (!a.words.empty()) why_ += fmt::format(" ('{}')", a.words.front());
  return false;
}

bool Binder::BindLead() {
  if (!frame_.lead_words.empty()) {
    if (!args_.subject || !Is(*args_.subject, frame_.lead_words)) {
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

bool Binder::AsksForTarget() const {
  return std::any_of(frame_.arguments.begin(), frame_.arguments.end(), [](const Argument& a) {
    return a.slot == Slot::kTarget || a.slot == Slot::kParties;
  });
}

void Binder::Consume(WordId w, double score) {
  used_.push_back(w);
  match_.consumed.push_back(w);
  match_.score += score;
  nouns_.push_back(w);
  GrowTrigger(Word(w));
}

// The trigger grows over words that stand close behind it: "opened fire".
void Binder::GrowTrigger(Span span) {
  if (span.begin >= match_.trigger_span.end && span.begin - match_.trigger_span.end <= 16) {
    match_.trigger_span.end = span.end;
  }
}

bool Binder::Used(WordId w) const {
  return std::find(used_.begin(), used_.end(), w) != used_.end();
}

Span Binder::Word(WordId w) const { return tree_.document().Get<SegmentLayer>().word(w).span; }

// Another verb in disguise: "withdrew the bill" is no retreat, "backed down" no support. A frame
// that names its object is sure enough of its sense to bear a particle ("carried out an attack").
bool Binder::CheckSense() {
  if (frame_.part != 'v') return true;
  bool object = false, named = false, particle = false;
  for (const Argument& a : frame_.arguments) {
    object |= a.position == Position::kObject;
    named |= a.position == Position::kWord || (a.position == Position::kObject && !a.words.empty());
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

bool Binder::CheckKinds() {
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

}  // namespace khaldun::event
