#include "event/judge.h"

#include <fmt/format.h>

#include <algorithm>

#include "event/speech.h"
#include "event/tree.h"

namespace khaldun::event {
namespace {

using enum Relation;

bool IsForce(EventType t) {
  return t == EventType::kAssault || t == EventType::kCoerce || t == EventType::kProtest;
}

// Plain people of no country are political only where force is used on them or by them.
bool AnyPublic(const std::vector<Participant>& who) {
  return std::any_of(who.begin(), who.end(), [](const Participant& p) {
    if (!IsPolitical(p)) return false;
    return !p.actor->country.empty() ||
           std::any_of(p.actor->sectors.begin(), p.actor->sectors.end(),
                       [](Sector s) { return s != Sector::kCvl && s != Sector::kUnk; });
  });
}

bool AnySomebody(const std::vector<Participant>& who, const Actors& actors) {
  return std::any_of(who.begin(), who.end(),
                     [&](const Participant& p) { return actors.IsSomebody(p); });
}

// States and whoever acts for one or against one: more than the people of a country.
bool AnyOffice(const std::vector<Participant>& who) {
  return std::any_of(who.begin(), who.end(), [](const Participant& p) {
    if (!IsPolitical(p)) return false;
    return p.actor->sectors.empty() ||
           std::any_of(p.actor->sectors.begin(), p.actor->sectors.end(),
                       [](Sector s) { return s != Sector::kCvl && s != Sector::kUnk; });
  });
}

// Event-model.md, section 1: an act by somebody politically relevant. Empty where it is one.
std::string Irrelevant(const Candidate& c, const Actors& actors) {
  const Frame& f = *c.match.frame;
  bool source = AnyPolitical(c.match.source), target = AnyPolitical(c.match.target);
  if (f.nosource) return "";
  if (f.weak && !(source && (target || c.match.source.size() > 1))) {
    return "the word is weak and not both sides are political actors";
  }
  if (f.semi && !source && !target && !f.echo) return "neither side is a political actor";
  bool somebody = AnySomebody(c.match.source, actors);
  if (IsForce(c.type)) {
    if (source || target || AnySomebody(c.match.target, actors)) return "";
    if (f.part == 'n' && c.match.source.empty()) return "";
    return "nobody politically relevant acts or suffers";
  }
  if (AnyPublic(c.match.source)) return "";
  if (somebody && AnyOffice(c.match.target)) return "";
  if (c.match.source.empty() && target && f.part == 'v') return "";
  return "no politically relevant source";
}

void Drop(Candidate& c, std::string why) {
  c.dropped = true;
  c.why_dropped = std::move(why);
}

bool InRelativeClauseBelow(const Tree& tree, WordId w, WordId top) {
  for (int depth = 0; depth < 40 && w != top && !tree.IsRoot(w); ++depth) {
    if (tree[w].relation == kAclRelcl) return true;
    w = tree[w].head;
  }
  return false;
}

bool IsBelow(const Tree& tree, WordId w, WordId top) {
  for (int depth = 0; depth < 60; ++depth) {
    if (w == top) return true;
    if (tree.IsRoot(w)) return false;
    w = tree[w].head;
  }
  return false;
}

// Acts inside what somebody asks, promises or threatens are no facts of their own (section 1).
void DropEmbedded(const Tree& tree, const resources::Ontology& ontology,
                  std::vector<Candidate>& candidates) {
  for (Candidate& outer : candidates) {
    if (outer.dropped || !outer.match.frame->embed || outer.match.frame->factual) continue;
    for (Candidate& inner : candidates) {
      if (&inner == &outer || inner.dropped) continue;
      for (WordId top : outer.match.dependent) {
        if (!IsBelow(tree, inner.match.trigger, top) ||
            InRelativeClauseBelow(tree, inner.match.trigger, top)) {
          continue;
        }
        if (inner.status == EventStatus::kHypothetical && inner.factuality.own &&
            !inner.factuality.obliged) {
          break;  // "called for talks to repel a possible attack": feared, not asked for
        }
        if (inner.match.trigger == top) Specify(outer, inner, ontology);
        Drop(inner, fmt::format("embedded in {} ('{}')", Name(outer.type),
                                tree.document().text(outer.match.trigger_span)));
        break;
      }
    }
  }
}

bool IsTolled(const Candidate& c) {
  auto of = [](const Candidate::Toll& t) {
    return t.kind == CountKind::kKilled || t.kind == CountKind::kInjured;
  };
  return std::any_of(c.tolls.begin(), c.tolls.end(), of);
}

bool SharesActor(const std::vector<Participant>& a, const std::vector<Participant>& b) {
  for (const Participant& x : a) {
    for (const Participant& y : b) {
      if (x.head == y.head || (x.entity && x.entity == y.entity)) return true;
    }
  }
  return false;
}

// What a second word for the same act adds.
void Lend(const Candidate& from, Candidate& to) {
  if (to.match.source.empty()) to.match.source = from.match.source;
  if (to.match.target.empty()) {
    to.match.target = from.match.target;
  } else if (IsTolled(to) && IsTolled(from)) {
    to.match.target.insert(to.match.target.end(), from.match.target.begin(),
                           from.match.target.end());
  }
  to.tolls.insert(to.tolls.end(), from.tolls.begin(), from.tolls.end());
  if (to.mode.empty() && !from.mode.empty()) {
    to.mode = from.mode;
    to.cameo = from.cameo;
  }
  to.rules.push_back(from.match.frame->id);
}

// "killed 13 in an attack", "carried out attacks, killing four", "killed 13 and wounded 56": two
// words, one act.
void MergeSameAct(const Tree& tree, std::vector<Candidate>& candidates) {
  for (Candidate& a : candidates) {
    for (Candidate& b : candidates) {
      if (&a == &b || a.dropped || b.dropped || a.type != b.type || a.status != b.status) continue;
      if (!IsBelow(tree, b.match.trigger, a.match.trigger)) continue;
      if (SharesActor(a.match.source, b.match.target) ||
          SharesActor(a.match.target, b.match.source)) {
        continue;
      }
      bool same = true;
      int steps = 0;
      for (WordId w = b.match.trigger; w != a.match.trigger; w = tree[w].head) {
        Relation r = tree[w].relation;
        bool toll = r == kConj && IsTolled(a) && IsTolled(b) && tree.IsVerb(w);
        if (r == kCcomp || r == kAclRelcl || (r == kConj && !toll) || r == kParataxis ||
            ++steps > 4) {
          same = false;
        }
        for (const Candidate& between : candidates) {
          if (!between.dropped && between.type != a.type && between.match.trigger == w)
            same = false;
        }
      }
      if (!same) continue;
      Lend(b, a);
      Drop(b, fmt::format("the same act as '{}'", tree.document().text(a.match.trigger_span)));
    }
  }
}

// "have been trying": the perfect of a course that goes on.
bool IsGoingOn(const Tree& tree, WordId verb) {
  return tree.HasChild(verb, kAux, {"have"}) && tree.HasChild(verb, kAux, {"be"}) &&
         tree.form(verb).ends_with("ing");
}

// "the attack by rebels, who have been shelling the town since May": a clause on those who do what
// a noun says tells how it goes on.
void MergeContinued(const Tree& tree, std::vector<Candidate>& candidates) {
  for (Candidate& noun : candidates) {
    if (noun.dropped || tree.IsVerb(noun.match.trigger)) continue;
    for (Candidate& verb : candidates) {
      if (verb.dropped || verb.type != noun.type || !tree.IsVerb(verb.match.trigger)) continue;
      WordId clause = verb.match.trigger;
      if (tree[clause].relation == kXcomp) clause = tree[clause].head;
      if (tree[clause].relation != kAclRelcl || !IsGoingOn(tree, clause)) continue;
      auto of_clause = [&](const Participant& p) { return p.head == tree[clause].head; };
      if (std::none_of(noun.match.source.begin(), noun.match.source.end(), of_clause)) continue;
      if (noun.match.target.empty() && AnyPolitical(verb.match.target)) {
        noun.match.target = verb.match.target;
      }
      noun.rules.push_back(verb.match.frame->id);
      noun.told_at = verb.match.trigger;
      Drop(verb,
           fmt::format("the same act as '{}'", tree.document().text(noun.match.trigger_span)));
    }
  }
}

// "killed when a bus fell into a ravine", "injured in a fire", "a crash killed", "an earthquake
// struck, leaving 20 dead": a clause, phrase or cause of mishap.
bool IsAccident(const Tree& tree, const Match& match, const Cues& cues) {
  const WordId verb = match.trigger;
  for (const Participant& p : match.source) {
    if (tree.words().Contains(p.head) && cues.Has(tree.lemma(p.head), Cue::kAccident)) return true;
  }
  // A parser that takes "killed" for a participle hangs it on the crash.
  if (tree[verb].relation == kAcl && cues.Has(tree.lemma(tree[verb].head), Cue::kAccident))
    return true;
  // Its own phrases and, up to the clause's end, those of the words above: "leaving 20 dead".
  WordId w = verb;
  for (int depth = 0; depth < 4; ++depth, w = tree[w].head) {
    for (WordId c : tree.children(w)) {
      Relation r = tree[c].relation;
      if ((r == kAdvcl || r == kObl || r == kOblAgent || r == kNsubj) &&
          cues.Has(tree.lemma(c), Cue::kAccident)) {
        return true;
      }
    }
    Relation r = tree[w].relation;
    if (tree.IsRoot(w) || r == kCcomp || r == kParataxis || r == kAclRelcl || r == kConj) break;
  }
  return false;
}

// "suspected militants", "convicted felon": a participle before a noun.
bool IsAttribute(const Tree& tree, const Candidate& c) {
  return (c.type == EventType::kAccuse || c.type == EventType::kSanction) &&
         c.match.frame->part == 'v' && tree[c.match.trigger].relation == kAmod;
}

// "the general, backed by Russia", "the UN-recognized government": how things stand, no act.
bool IsStandingRelation(const Tree& tree, const Candidate& c) {
  WordId w = c.match.trigger;
  bool modifier = tree[w].relation == kAcl || tree[w].relation == kAmod;
  return c.type == EventType::kSupport && c.match.frame->part == 'v' && modifier &&
         IsPassive(tree, w) && c.match.consumed.empty();
}

// Nouns that a longer frame took in are no acts of their own, but they know sides and means: the
// "U.S." and the "drone" of "killed in a U.S. drone strike".
void TakeIn(const Tree& tree, const resources::Ontology& ontology, Candidate& whole,
            Candidate& part) {
  if (!part.match.frame->no_event) {
    if (whole.type == part.type && SharesActor(part.match.source, whole.match.target)) {
      // "repelled the attack by rebels": two acts, one against the other.
      if (part.match.target.empty()) part.match.target = whole.match.source;
      return;
    }
    if (whole.type == part.type) Lend(part, whole);
    Specify(whole, part, ontology);
  }
  Drop(part, fmt::format("part of '{}'", tree.document().text(whole.match.trigger_span)));
}

}  // namespace

void Judge(const Tree& tree, const Actors& actors, const Cues& cues,
           const resources::Ontology& ontology, std::vector<Candidate>& candidates) {
  for (Candidate& c : candidates) {
    for (WordId w : c.match.consumed) {
      for (Candidate& other : candidates) {
        if (&other != &c && other.match.trigger == w) TakeIn(tree, ontology, c, other);
      }
    }
  }
  for (Candidate& c : candidates) {
    if (c.dropped) continue;
    if (c.match.frame->no_event) {
      Drop(c, fmt::format("no political act: {}", c.match.frame->id));
      continue;
    }
    if (c.type == EventType::kAssault && IsAccident(tree, c.match, cues)) {
      Drop(c, "an accident or a disaster");
      continue;
    }
    if (IsAttribute(tree, c)) {
      Drop(c, "says of what kind somebody is, no act");
      continue;
    }
    if (IsStandingRelation(tree, c)) {
      Drop(c, "a standing relation, no act");
      continue;
    }
    c.factuality = FactualityOf(tree, c.match.trigger, cues);
    c.status = c.match.frame->plan && c.factuality.status == EventStatus::kActual
                   ? EventStatus::kPlanned
                   : c.factuality.status;
  }
  DropEmbedded(tree, ontology, candidates);
  MergeSameAct(tree, candidates);
  MergeContinued(tree, candidates);
  for (Candidate& c : candidates) {
    if (c.dropped) continue;
    if (std::string why = Irrelevant(c, actors); !why.empty()) Drop(c, std::move(why));
    if (c.match.frame->target_is_place) {
      // "shelled Aleppo": where it happens, unless the place stands for a state.
      std::erase_if(c.match.target, [&](const Participant& p) {
        return actors.IsToponym(p.head) && !IsPolitical(p);
      });
    }
  }
  SpecifyProtests(tree, candidates);
  AddIntentions(ontology, candidates);
}

}  // namespace khaldun::event
