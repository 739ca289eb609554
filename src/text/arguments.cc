#include "text/arguments.h"

#include <algorithm>
#include <array>

namespace khaldun::text {
namespace {

using enum Relation;

// Verbs whose infinitive's subject is their own subject even where they have an object.
constexpr std::array<std::string_view, 12> kSubjectControl = {
    "promise", "threaten", "vow",  "pledge", "swear", "agree",
    "offer",   "use",      "take", "need",   "seek",  "propose"};

// Verbs whose object is the infinitive's subject, also where the parser hangs the infinitive on the
// object or takes it for an adverbial: "enabled the army to repel the attack".
constexpr std::array<std::string_view, 17> kObjectControl = {
    "enable", "allow",    "permit",    "help", "force", "compel", "order",    "urge",  "ask",
    "tell",   "persuade", "encourage", "lead", "cause", "prompt", "instruct", "oblige"};

// How deep inheritance may climb; real sentences need three or four steps, broken ones may loop.
constexpr int kMaxDepth = 8;

bool ControlsByObject(const Tree& tree, WordId verb) {
  return std::find(kObjectControl.begin(), kObjectControl.end(), tree.lemma(verb)) !=
         kObjectControl.end();
}

bool IsRelativePronoun(const Tree& tree, WordId w) {
  return tree[w].features.Has(Feature::kPronType, "Rel") || tree.lemma(w) == "who" ||
         tree.lemma(w) == "which";
}

bool IsParticiple(const Tree& tree, WordId verb, std::string_view form) {
  return tree[verb].features.Has(Feature::kVerbForm, form);
}

bool IsPast(const Tree& tree, WordId verb) {
  return IsParticiple(tree, verb, "Part") && !tree[verb].features.Has(Feature::kTense, "Pres") &&
         !tree.form(verb).ends_with("ing");
}

// A participle without auxiliary: "the town attacked by", "accompanied by a delegation".
bool IsBarePastParticiple(const Tree& tree, WordId verb) {
  return IsPast(tree, verb) && !tree.Child(verb, {kAux, kAuxPass}) && !tree.Child(verb, {kNsubj});
}

std::optional<WordId> SurfaceSubject(const Tree& tree, WordId verb, int depth);
std::optional<WordId> Subject(const Tree& tree, WordId verb, int depth);

// Arcs may hang a doer on the phrase before it: "given to Egypt by the United States", "the arrest
// of activists by police".
std::optional<WordId> ByOn(const Tree& tree, WordId phrase) {
  for (WordId c : tree.children(phrase)) {
    if (tree[c].relation == kNmod && tree.IsNominal(c) && tree.Preposition(c) == "by") return c;
  }
  return std::nullopt;
}

std::optional<WordId> Agent(const Tree& tree, WordId verb) {
  if (auto agent = tree.Child(verb, {kOblAgent})) return agent;
  for (WordId c : tree.children(verb)) {
    if (tree[c].relation == kObl && tree.IsNominal(c) && tree.Preposition(c) == "by") return c;
  }
  for (WordId c : tree.children(verb)) {
    if (tree[c].relation != kObl || c < verb) continue;
    if (auto agent = ByOn(tree, c)) return agent;
  }
  return std::nullopt;
}

// The subject that the clause shows or inherits, whatever the voice.
std::optional<WordId> SurfaceSubject(const Tree& tree, WordId verb, int depth) {
  // Of two subjects (the parser splits "Turkish | President Erdogan") the one next to the verb.
  std::optional<WordId> own;
  for (WordId c : tree.children(verb)) {
    Relation r = tree[c].relation;
    bool subject =
        r == kNsubj || r == kNsubjPass || r == kNsubjOuter || r == kCsubj || r == kCsubjPass;
    if (subject && (!own || c < verb)) own = c;
  }
  if (own) return Antecedent(tree, *own);
  if (depth > kMaxDepth || tree.IsRoot(verb)) return std::nullopt;
  WordId head = tree[verb].head;
  switch (tree[verb].relation) {
    case kConj:
      if (!tree.IsVerb(head) && tree[head].upos != Upos::kAdj &&
          !tree.Child(head, {kCop, kNsubj})) {
        // A participle conjoined with one that modifies a noun keeps that noun.
        return std::nullopt;
      }
      return SurfaceSubject(tree, head, depth + 1);
    case kXcomp: {
      if (auto object = tree.Child(head, {kObj, kIobj});
          object && object != verb &&
          std::find(kSubjectControl.begin(), kSubjectControl.end(), tree.lemma(head)) ==
              kSubjectControl.end()) {
        return Antecedent(tree, *object);
      }
      // "called on X to leave": the infinitive's subject is the oblique.
      for (WordId c : tree.children(head)) {
        if (tree[c].relation == kObl && c < verb && tree.Preposition(c) == "on" &&
            (tree.lemma(head) == "call" || tree.lemma(head) == "prevail")) {
          return Antecedent(tree, c);
        }
      }
      return SurfaceSubject(tree, head, depth + 1);
    }
    case kAdvcl:
      if (tree.HasChild(verb, kMark, {"for"})) return std::nullopt;
      if (auto object = tree.Child(head, {kObj}); object && *object < verb &&
                                                  tree.HasChild(verb, kMark, {"to"}) &&
                                                  ControlsByObject(tree, head)) {
        return Antecedent(tree, *object);
      }
      return SurfaceSubject(tree, head, depth + 1);
    case kAclRelcl:
      return std::nullopt;
    case kAcl: {
      if (IsParticiple(tree, verb, "Ger") || IsParticiple(tree, verb, "Part")) {
        return Antecedent(tree, head);
      }
      // "the plan to attack": whose plan?
      if (auto owner = tree.Child(head, {kNmodPoss})) return owner;
      WordId up = tree[head].head;
      if (up != head && tree.IsVerb(up) &&
          (tree[head].relation == kObj || tree[head].relation == kObl)) {
        if (ControlsByObject(tree, up)) return Antecedent(tree, head);
        return Subject(tree, up, depth + 1);
      }
      return std::nullopt;
    }
    case kParataxis:
    case kCcomp:
    case kDep:
    default:
      return std::nullopt;
  }
}

std::optional<WordId> Subject(const Tree& tree, WordId verb, int depth) {
  if (IsPassive(tree, verb)) {
    if (auto agent = Agent(tree, verb)) return Antecedent(tree, *agent);
    return std::nullopt;
  }
  return SurfaceSubject(tree, verb, depth);
}

// "the town that rebels shelled": the antecedent fills the missing object.
std::optional<WordId> RelativeGap(const Tree& tree, WordId verb) {
  if (tree[verb].relation != kAclRelcl || tree.IsRoot(verb)) return std::nullopt;
  auto subject = tree.Child(verb, {kNsubj, kNsubjPass});
  if (!subject || IsRelativePronoun(tree, *subject)) return std::nullopt;
  for (WordId c : tree.children(verb)) {
    if (tree[c].relation == kAdvmod &&
        (tree.lemma(c) == "where" || tree.lemma(c) == "when" || tree.lemma(c) == "why")) {
      return std::nullopt;
    }
    if (tree[c].relation == kObl && IsRelativePronoun(tree, c)) return std::nullopt;
  }
  return tree[verb].head;
}

SubClause::Form FormOf(const Tree& tree, WordId verb) {
  // A bare infinitive under an auxiliary is finite: "must end", "will release", "did not say".
  // So is one with a subject of its own: "demanded that it end".
  bool bare = IsParticiple(tree, verb, "Inf") && !tree.Child(verb, {kAux, kNsubj});
  if (tree.HasChild(verb, kMark, {"to"}) || bare) {
    return SubClause::Form::kInfinitive;
  }
  if (IsParticiple(tree, verb, "Ger") || tree.form(verb).ends_with("ing")) {
    return tree.Child(verb, {kNsubj}) ? SubClause::Form::kFinite : SubClause::Form::kGerund;
  }
  return SubClause::Form::kFinite;
}

// "bombings at the hands of militants"
std::optional<WordId> AtHandsOf(const Tree& tree, WordId hands, std::string_view preposition) {
  if (preposition != "at" || tree.lemma(hands) != "hand") return std::nullopt;
  for (WordId c : tree.children(hands)) {
    if (tree[c].relation == kNmod && tree.Preposition(c) == "of") return c;
  }
  return std::nullopt;
}

void Collect(const Tree& tree, WordId head, Arguments& out) {
  for (WordId c : tree.children(head)) {
    switch (tree[c].relation) {
      case kObl:
      case kOblAgent:
      case kNmod:
      case kOblUnmarked:
      case kNmodUnmarked: {
        std::string preposition = tree.Preposition(c);
        if (preposition == "out" && !out.object) {
          // "drive out the occupier": a particle that the parser took for a preposition.
          out.object = c;
          out.others.push_back(*tree.Child(c, {kCase}));
          break;
        }
        if (tree[c].relation == kObl && preposition.empty() && IsRelativePronoun(tree, c)) break;
        if (auto agent = AtHandsOf(tree, c, preposition)) {
          out.obliques.push_back({*agent, "by"});
          break;
        }
        // Coordinated phrases with a preposition of their own: "from Kyiv and from Lviv".
        out.obliques.push_back({IsRelativePronoun(tree, c) ? Antecedent(tree, c) : c, preposition});
        break;
      }
      case kIobj:
        out.indirect = Antecedent(tree, c);
        break;
      case kXcomp:
        out.others.push_back(c);
        if (tree.IsVerb(c)) out.clauses.push_back({c, FormOf(tree, c), ""});
        break;
      case kCcomp:
        out.clauses.push_back({c, FormOf(tree, c), ""});
        break;
      case kAdvcl:
      case kAcl: {
        std::string marker;
        if (auto m = tree.Child(c, {kMark, kCase}); m && tree.lemma(*m) != "to")
          marker = tree.lemma(*m);
        out.clauses.push_back({c, FormOf(tree, c), marker});
        break;
      }
      case kCompoundPrt:
      case kAdvmod:
      case kAmod:
      case kCompound:
      case kDep:
      case kCase:
        out.others.push_back(c);
        break;
      default:
        break;
    }
  }
}

// A parser may read "off" in "sealed off the town" and "in" in "gave in to them" as a preposition.
// Close behind the verb it may be a particle; both readings are offered. It may also hang on
// the object: "cut off aid".
// "drove them out of Aleppo" has "out" for a particle wherever it stands.
void ReadParticles(const Tree& tree, WordId verb, Arguments& out) {
  const size_t phrases = out.obliques.size();
  for (size_t i = 0; i < phrases; ++i) {
    const Oblique o = out.obliques[i];
    if (!o.preposition.starts_with("out ") || o.head < verb) continue;
    out.others.push_back(*tree.Child(o.head, {kCase}));
    out.obliques.push_back({o.head, o.preposition.substr(4)});
  }
  const WordId next(verb.value + 1);
  if (!tree.words().Contains(next)) return;
  constexpr std::string_view kParticles[] = {"in",   "out",  "off",  "up",
                                             "down", "over", "back", "away"};
  std::string_view lemma = tree.lemma(next);
  if (std::find(std::begin(kParticles), std::end(kParticles), lemma) == std::end(kParticles))
    return;
  const WordId noun = tree[next].head;
  if (tree[noun].relation == kObj && tree[noun].head == verb) out.others.push_back(next);
  if (tree[next].relation != kCase) return;
  const size_t read = out.obliques.size();
  for (size_t i = 0; i < read; ++i) {
    const Oblique o = out.obliques[i];
    if (o.head != tree[next].head) continue;
    out.others.push_back(next);
    if (o.preposition == lemma) {
      out.particle_object = o.head;
    } else if (o.preposition.starts_with(std::string(lemma) + " ")) {
      out.obliques.push_back({o.head, o.preposition.substr(lemma.size() + 1)});
    }
  }
}

// "killed at least 25 people": a number without a preposition, which a parser may take for an
// oblique for the "at" in it. Takes the phrase out of the obliques.
std::optional<WordId> TakeCounted(const Tree& tree, WordId verb, std::vector<Oblique>& obliques) {
  for (size_t i = 0; i < obliques.size(); ++i) {
    const WordId head = obliques[i].head;
    if (!obliques[i].preposition.empty() || head < verb || tree[head].relation != kObl ||
        !tree.Child(head, {kNummod})) {
      continue;
    }
    obliques.erase(obliques.begin() + static_cast<std::ptrdiff_t>(i));
    return head;
  }
  return std::nullopt;
}

// "to repel, in June, the attack": an object that the parser takes for a conjunct, as commas part
// it from its verb; no conjunction joins it.
std::optional<WordId> LooseObject(const Tree& tree, WordId verb) {
  for (WordId c : tree.children(verb)) {
    if (tree[c].relation == kConj && c > verb && tree.IsNominal(c) &&
        !tree.Child(c, {kCc, kCase}) && !tree.Child(c, {kNsubj, kCop})) {
      return c;
    }
  }
  return std::nullopt;
}

}  // namespace

bool IsPassive(const Tree& tree, WordId verb) {
  if (tree.Child(verb, {kAuxPass, kNsubjPass, kOblAgent, kCsubjPass})) return true;
  if (tree[verb].relation == kConj && !tree.IsRoot(verb)) {
    // "was arrested and jailed": the auxiliary is shared.
    WordId head = tree[verb].head;
    return IsPast(tree, verb) && !tree.Child(verb, {kNsubj, kAux, kObj}) && IsPassive(tree, head);
  }
  // A tag of voice is worth less than arcs: who has a plain subject or an object acts.
  if (tree.Child(verb, {kNsubj, kObj})) return false;
  if (tree[verb].features.Has(Feature::kVoice, "Pass")) return true;
  return IsBarePastParticiple(tree, verb) &&
         (tree[verb].relation == kAcl || tree[verb].relation == kAdvcl ||
          tree[verb].relation == kAmod) &&
         !tree.Child(verb, {kObj});
}

WordId Antecedent(const Tree& tree, WordId word) {
  if (!IsRelativePronoun(tree, word) && tree.lemma(word) != "that") return word;
  WordId verb = tree[word].head;
  for (int depth = 0; depth < kMaxDepth && !tree.IsRoot(verb); ++depth) {
    if (tree[verb].relation == kAclRelcl) return tree[verb].head;
    verb = tree[verb].head;
  }
  return word;
}

Arguments VerbArguments(const Tree& tree, WordId verb) {
  Arguments out;
  out.passive = IsPassive(tree, verb);
  Collect(tree, verb, out);
  ReadParticles(tree, verb, out);
  auto object = tree.Child(verb, {kObj});
  if (!object) object = out.object;
  if (object) object = Antecedent(tree, *object);
  if (out.passive) {
    out.subject = Agent(tree, verb);
    if (out.subject) {
      std::erase_if(out.obliques, [&](const Oblique& o) { return o.head == *out.subject; });
      out.subject = Antecedent(tree, *out.subject);
    }
    out.object = SurfaceSubject(tree, verb, 0);
    if (!out.object && tree[verb].relation == kAmod) out.object = tree[verb].head;
    // "was given a weapon": the surface subject receives, the object stays.
    if (object) {
      out.indirect = out.object;
      out.object = object;
    }
  } else {
    out.subject = SurfaceSubject(tree, verb, 0);
    out.object = object ? object : RelativeGap(tree, verb);
    if (!out.object) out.object = LooseObject(tree, verb);
    if (!out.object) out.object = TakeCounted(tree, verb, out.obliques);
    if (!out.object && out.clauses.empty()) {
      // "attacked and destroyed the base": the object is shared.
      for (WordId c : tree.children(verb)) {
        if (tree[c].relation != kConj || !tree.IsVerb(c)) continue;
        if (auto shared = tree.Child(c, {kObj});
            shared && !tree.Child(c, {kNsubj}) && out.obliques.empty() && !IsPassive(tree, c)) {
          out.object = Antecedent(tree, *shared);
        }
        break;
      }
    }
  }
  if (out.object == out.subject) out.object = std::nullopt;
  // "Russia must leave, he said": what is said stands above the word of saying.
  if (tree[verb].relation == kParataxis && tree[verb].head < verb && out.clauses.empty()) {
    out.clauses.push_back({tree[verb].head, SubClause::Form::kFinite, ""});
  }
  return out;
}

Arguments NounArguments(const Tree& tree, WordId noun) {
  Arguments out;
  Collect(tree, noun, out);
  for (WordId c : tree.children(noun)) {
    if (tree[c].relation != kNmod || tree.Preposition(c) != "of") continue;
    if (auto doer = ByOn(tree, c)) out.obliques.push_back({*doer, "by"});
  }
  // Or on the verb whose object the noun is: "repel the attack by Haftar's forces".
  if (const WordId verb = tree[noun].head; tree[noun].relation == kObj && tree.IsVerb(verb)) {
    for (WordId c : tree.children(verb)) {
      // Somebody is many or has words of his own; "by force", "by Monday" tell how and when.
      const bool somebody = tree.Child(c, {kDet, kNmodPoss, kAmod, kCompound, kFlat}) ||
                            tree[c].features.Has(Feature::kNumber, "Plur");
      if (c > noun && tree[c].relation == kObl && tree.IsNominal(c) && somebody &&
          tree.Preposition(c) == "by")
        out.obliques.push_back({c, "by"});
    }
  }
  return out;
}

}  // namespace khaldun::text
