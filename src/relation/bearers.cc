#include "relation/bearers.h"

#include "text/apposition.h"
#include "text/arguments.h"

namespace khaldun::relation {
namespace {

using enum Relation;

// Conjuncts and appositions that are climbed to the noun that has the bearer.
constexpr int kMaxDepth = 6;

// Is the noun the last of its title, so that the title is one of this kind? "prime minister" is
// none in "prime minister's spokesman Ali".
bool ClosesTitle(const Tree& tree, WordId noun, const Mention& mention) {
  WordId next(noun.value + 1);
  if (next >= mention.name_words->begin) return true;
  Upos u = tree[next].upos;
  std::string_view lemma = tree.lemma(next);
  if (u == Upos::kPart) return false;
  if (u == Upos::kNoun || u == Upos::kPropn) return lemma == "General" || lemma == "general";
  return true;
}

// The person who comes into an office, leaves or holds it by the verb.
std::optional<WordId> OfficeHolder(const text::Arguments& args) {
  if (args.passive || (args.object && !args.passive)) return args.object;
  return args.subject;
}

// "was elected president", "serves as commander", "became prime minister", "ousted X as president".
std::optional<Bearer> ByVerb(const Tree& tree, WordId noun, const People& people,
                             const Cues& cues) {
  if (tree.IsRoot(noun)) return std::nullopt;
  WordId verb = tree[noun].head;
  if (!tree.IsVerb(verb)) return std::nullopt;
  std::string_view lemma = tree.lemma(verb);
  Relation r = tree[noun].relation;
  std::string preposition = tree.Preposition(noun);
  bool as = preposition == "as" && (r == kObl || r == kXcomp || r == kAdvcl || r == kNmod);
  bool predicate = preposition.empty() && (r == kXcomp || r == kObj || r == kObl);
  Bearer bearer;
  bearer.clause = verb;
  bearer.begins = cues.Has(lemma, Cue::kAppoint) || cues.Has(lemma, Cue::kBecome);
  bearer.ends = cues.Has(lemma, Cue::kDepose);
  text::Arguments args = text::VerbArguments(tree, verb);
  std::optional<WordId> who;
  if (cues.Has(lemma, Cue::kBecome) || cues.Has(lemma, Cue::kRemain)) {
    if (predicate || as) who = args.subject;
  } else if (cues.Has(lemma, Cue::kAppoint) || bearer.ends) {
    bool object_is_noun = args.object == noun;
    if (as || (predicate && !bearer.ends)) {
      if (object_is_noun) {
        who = args.indirect;
      } else {
        who = OfficeHolder(args);
      }
    }
  } else if (cues.Has(lemma, Cue::kServe) && as) {
    who = args.subject;
  }
  if (!who || *who == noun) return std::nullopt;
  bearer.who = people.Expand(tree, text::Antecedent(tree, *who));
  return bearer;
}

std::optional<Bearer> Find(const Tree& tree, WordId noun, const People& people, const Cues& cues,
                           int depth) {
  if (const Mention* m = people.Titled(noun)) {
    if (!ClosesTitle(tree, noun, *m)) return std::nullopt;
    Bearer bearer;
    bearer.titled = m;
    bearer.who = {people.Describe(*m)};
    return bearer;
  }
  // "its leader, Abu Ali, said"
  for (WordId c : tree.children(noun)) {
    if (tree[c].relation != kAppos && tree[c].relation != kFlat) continue;
    auto who = people.Expand(tree, c);
    if (!people.IsNamedPerson(who.front()) || people.MentionAt(c) == nullptr ||
        people.MentionAt(c)->kind != MentionKind::kName) {
      continue;
    }
    return Bearer{std::move(who)};
  }
  if (auto subject = tree.Child(noun, {kNsubj, kNsubjOuter}); subject && tree.Child(noun, {kCop})) {
    return Bearer{people.Expand(tree, text::Antecedent(tree, *subject)), noun};
  }
  if (tree.IsRoot(noun) || depth > kMaxDepth) return std::nullopt;
  WordId head = tree[noun].head;
  switch (tree[noun].relation) {
    case kAppos: {
      WordId renamed = text::RenamedBy(tree.syntax(), noun);
      return Bearer{{people.Expand(tree, renamed).front()}};
    }
    case kConj:
      return tree.IsNominal(head) ? Find(tree, head, people, cues, depth + 1) : std::nullopt;
    case kCompound:
    case kNmodDesc:
      // "NATO member Turkey"
      if (head > noun && people.MentionAt(head) != nullptr &&
          people.MentionAt(head)->kind == MentionKind::kName) {
        return Bearer{people.Expand(tree, head)};
      }
      return std::nullopt;
    default:
      return ByVerb(tree, noun, people, cues);
  }
}

}  // namespace

std::optional<Bearer> FindBearer(const Tree& tree, WordId noun, const People& people,
                                 const Cues& cues) {
  return Find(tree, noun, people, cues, 0);
}

}  // namespace khaldun::relation
