#include "text/noun_phrase.h"

#include <algorithm>

namespace khaldun::text {
namespace {

using enum Relation;

// Does a prepositional phrase belong to the name of its head? "the president of the GNA", "police
// in Oran", but not "25 people in an attack".
bool Names(const Tree& tree, WordId child) {
  std::string p = tree.Preposition(child);
  if (p == "of" || p == "for" || p == "from" || p == "aboard") return true;
  return (p == "in" || p == "to" || p == "at") && tree[child].upos == Upos::kPropn;
}

bool BelongsToName(const Tree& tree, WordId head, WordId child) {
  switch (tree[child].relation) {
    case kDet:
    case kDetPredet:
    case kAmod:
    case kNmodPoss:
    case kNmodDesc:
    case kCompound:
    case kNummod:
    case kFlat:
    case kFixed:
    case kAppos:
    case kGoeswith:
      return true;
    case kNmod:
      return child > head && Names(tree, child);
    case kAdvmod:
      return child < head;
    default:
      return false;
  }
}

void Extend(const Tree& tree, WordId head, int depth, Span& span) {
  Span own = tree.document().Get<SegmentLayer>().word(head).span;
  span.begin = std::min(span.begin, own.begin);
  span.end = std::max(span.end, own.end);
  if (depth > 12) return;
  for (WordId c : tree.children(head)) {
    if (BelongsToName(tree, head, c)) {
      Extend(tree, c, depth + 1, span);
    } else if (depth > 0 && (tree[c].relation == kCase || tree[c].relation == kConj ||
                             tree[c].relation == kCc)) {
      // Inside a modifier everything belongs: "of Health and Welfare", "Haftar's".
      Extend(tree, c, depth + 1, span);
    }
  }
}

}  // namespace

Span PhraseSpan(const Tree& tree, WordId head) {
  Span span = tree.document().Get<SegmentLayer>().word(head).span;
  Extend(tree, head, 0, span);
  return span;
}

}  // namespace khaldun::text
