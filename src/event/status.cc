#include "event/status.h"

#include <fmt/format.h>

namespace khaldun::event {
namespace {

using enum Relation;

constexpr int kMaxDepth = 10;

bool IsNegation(const Tree& tree, WordId w) {
  std::string_view lemma = tree.lemma(w);
  return lemma == "not" || lemma == "n't" || lemma == "never" || lemma == "no" ||
         lemma == "neither" || lemma == "nor" || lemma == "hardly" || lemma == "nobody" ||
         lemma == "none";
}

// The arcs that shape one clause, read from its verb.
struct ClauseCues {
  bool negated = false;
  std::string modal;  // will, may … ; empty for none
  bool conditional = false;
  bool purpose = false;  // an infinitive of aim
};

ClauseCues Read(const Tree& tree, WordId verb) {
  ClauseCues out;
  for (WordId c : tree.children(verb)) {
    Relation r = tree[c].relation;
    std::string_view lemma = tree.lemma(c);
    if ((r == kAdvmod || r == kDet || r == kCc || r == kAux) && IsNegation(tree, c))
      out.negated = true;
    if ((r == kNsubj || r == kNsubjPass || r == kObj) &&
        (IsNegation(tree, c) || tree.HasChild(c, kDet, {"no", "neither"}))) {
      out.negated = true;
    }
    if (r == kAux && out.modal.empty()) {
      if (lemma == "will" || lemma == "shall" || lemma == "would" || lemma == "may" ||
          lemma == "might" || lemma == "could" || lemma == "can" || lemma == "should" ||
          lemma == "must" || lemma == "ought" || lemma == "'ll" || lemma == "'d" || lemma == "wo") {
        out.modal = lemma;
      }
    }
    if (r == kMark &&
        (lemma == "if" || lemma == "unless" || lemma == "whether" || lemma == "lest")) {
      out.conditional = true;
    }
    if (r == kMark && lemma == "in" && tree.HasChild(c, kFixed, {"case"})) out.conditional = true;
    if (r == kMark && lemma == "to") out.purpose = true;
    if (r == kAdvmod &&
        (lemma == "possibly" || lemma == "perhaps" || lemma == "maybe" || lemma == "potentially")) {
      out.modal = "may";
    }
  }
  return out;
}

Factuality Make(EventStatus status, std::string why, bool own) {
  Factuality f;
  f.status = status;
  f.why = std::move(why);
  f.own = own;
  return f;
}

// What a clause says of itself; nothing where it is plain.
std::optional<Factuality> OfClause(const Tree& tree, WordId verb, bool own) {
  ClauseCues cues = Read(tree, verb);
  bool future = cues.modal == "will" || cues.modal == "shall" || cues.modal == "'ll" ||
                cues.modal == "wo" || cues.modal == "would" || cues.modal == "'d";
  if (cues.conditional) return Make(EventStatus::kHypothetical, "a condition", own);
  if (!cues.modal.empty() && !future) {
    Factuality f = Make(EventStatus::kHypothetical, cues.modal, own);
    f.obliged = cues.modal == "must" || cues.modal == "should" || cues.modal == "ought";
    f.negated = cues.negated;
    return f;
  }
  if (future) {
    Factuality f = Make(EventStatus::kPlanned, cues.modal, own);
    f.future = true;
    f.negated = cues.negated;
    return f;
  }
  if (cues.negated) {
    Factuality f = Make(EventStatus::kDenied, "negation", own);
    f.negated = true;
    return f;
  }
  return std::nullopt;
}

// What the word above, verb or noun, makes of what depends on it.
std::optional<Factuality> OfGovernor(const Tree& tree, WordId governor, const Cues& cues) {
  std::string_view lemma = tree.lemma(governor);
  bool negated = false;
  for (WordId c : tree.children(governor)) {
    negated |= tree[c].relation == kAdvmod && IsNegation(tree, c);
  }
  if (cues.Has(lemma, Cue::kNegates)) {
    // "did not prevent the attack", "failed": two negations make none.
    if (negated) return std::nullopt;
    Factuality f = Make(EventStatus::kDenied, std::string(lemma), false);
    f.negated = true;
    return f;
  }
  if (cues.Has(lemma, Cue::kImplies)) return std::nullopt;
  if (cues.Has(lemma, Cue::kPossible))
    return Make(EventStatus::kHypothetical, std::string(lemma), false);
  if (cues.Has(lemma, Cue::kAttempt)) return Make(EventStatus::kPlanned, std::string(lemma), false);
  if (cues.Has(lemma, Cue::kIntend) || cues.Has(lemma, Cue::kPlanned)) {
    return Make(EventStatus::kPlanned, std::string(lemma), false);
  }
  return std::nullopt;
}

std::optional<Factuality> OfNoun(const Tree& tree, WordId noun, const Cues& cues) {
  for (WordId c : tree.children(noun)) {
    std::string_view lemma = tree.lemma(c);
    if (tree[c].relation == kDet && (lemma == "no" || lemma == "neither")) {
      return Make(EventStatus::kDenied, "no", true);
    }
    if (tree[c].relation != kAmod && tree[c].relation != kCompound) continue;
    if (cues.Has(lemma, Cue::kPossible))
      return Make(EventStatus::kHypothetical, std::string(lemma), true);
    if (cues.Has(lemma, Cue::kPlanned))
      return Make(EventStatus::kPlanned, std::string(lemma), true);
  }
  return std::nullopt;
}

// "the attack", "this attack", "Sunday's attack": the text takes it for granted.
bool IsPresupposed(const Tree& tree, WordId noun) {
  return tree.HasChild(noun, kDet, {"the", "this", "that", "these", "those"}) ||
         tree.Child(noun, {kNmodPoss}).has_value();
}

}  // namespace

Factuality FactualityOf(const Tree& tree, WordId trigger, const Cues& cues) {
  WordId w = trigger;
  bool verb = tree.IsVerb(w) || tree.Child(w, {kCop, kAux, kAuxPass}).has_value();
  if (verb) {
    if (auto f = OfClause(tree, w, true)) return *f;
  } else if (auto f = OfNoun(tree, w, cues)) {
    return *f;
  }
  bool presupposed = !verb && IsPresupposed(tree, w);
  for (int depth = 0; depth < kMaxDepth && !tree.IsRoot(w); ++depth) {
    WordId head = tree[w].head;
    Relation relation = tree[w].relation;
    bool above_is_verb = tree.IsVerb(head) || tree.Child(head, {kCop}).has_value();
    switch (relation) {
      case kConj:
        // Coordinated verbs share mood and negation only where the second has no clause of its own.
        if (tree.Child(w, {kNsubj, kNsubjPass})) return {};
        if (tree.IsVerb(head)) {
          ClauseCues own = Read(tree, w);
          if (auto f = OfClause(tree, head, true);
              f && own.modal.empty() && f->status != EventStatus::kDenied) {
            return *f;
          }
        }
        break;
      case kXcomp:
      case kCcomp:
      case kCsubj:
        if (auto f = OfGovernor(tree, head, cues)) return *f;
        if (relation == kXcomp) {
          if (auto f = OfClause(tree, head, false)) return *f;
        } else if (cues.Has(tree.lemma(head), Cue::kSay)) {
          return {};
        }
        break;
      case kAcl:
        if (auto f = OfGovernor(tree, head, cues)) return *f;
        if (Read(tree, w).purpose && !cues.Has(tree.lemma(head), Cue::kImplies)) {
          return Make(EventStatus::kPlanned, "an infinitive of purpose", false);
        }
        return {};
      case kAdvcl: {
        ClauseCues own = Read(tree, w);
        if (own.conditional) return Make(EventStatus::kHypothetical, "a condition", false);
        if (own.purpose) return Make(EventStatus::kPlanned, "an infinitive of purpose", false);
        if (tree.HasChild(w, kMark, {"without", "instead"})) {
          return Make(EventStatus::kDenied, "without", false);
        }
        return {};
      }
      case kNmod:
      case kNmodPoss:
      case kCompound:
      case kAppos:
        if (relation != kCompound && relation != kAppos) {
          if (auto f = OfGovernor(tree, head, cues)) return *f;
          if (auto f = OfNoun(tree, head, cues);
              f && (!presupposed || f->status == EventStatus::kHypothetical)) {
            return *f;
          }
        }
        break;
      case kObj:
      case kObl:
      case kNsubj:
      case kNsubjPass:
        if (above_is_verb && (relation == kObj || relation == kNsubjPass)) {
          if (auto f = OfGovernor(tree, head, cues)) return *f;
          if (cues.Has(tree.lemma(head), Cue::kLight) && !presupposed) {
            if (auto f = OfClause(tree, head, true)) return *f;
            break;
          }
        }
        // The act is spoken of inside another clause: it stands for itself.
        if (presupposed || !cues.Has(tree.lemma(head), Cue::kLight)) return {};
        break;
      default:
        return {};
    }
    w = head;
  }
  return {};
}

}  // namespace khaldun::event
