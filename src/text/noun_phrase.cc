#include "text/noun_phrase.h"

#include <algorithm>
#include <array>

namespace khaldun::text {
namespace {

using enum Relation;

// Does a prepositional phrase belong to the name of its head? "the president of the GNA", "police
// in Oran", but not "25 people in an attack", "soldiers and gunmen in Beirut".
bool Names(const Tree& tree, WordId head, WordId child) {
  std::string p = tree.Preposition(child);
  for (WordId c : tree.children(head)) {
    if (tree[c].relation == kConj && c > head && c < child) return false;
  }
  if (p == "of" || p == "for" || p == "from" || p == "aboard") return true;
  return (p == "in" || p == "to" || p == "at") && tree[child].upos == Upos::kPropn;
}

constexpr std::array<std::string_view, 19> kDaysAndMonths = {
    "Monday",  "Tuesday",   "Wednesday", "Thursday", "Friday",  "Saturday", "Sunday",
    "January", "February",  "March",     "April",    "May",     "June",     "July",
    "August",  "September", "October",   "November", "December"};

bool BelongsToName(const Tree& tree, WordId head, WordId child) {
  if (tree.lemma(child) == "whom") return false;
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
      return child > head && Names(tree, head, child);
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
    if (depth == 0 && IsStrayTime(tree.document(), c)) continue;
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

bool IsStrayTime(const Document& document, WordId word) {
  const auto& segment = document.Get<SegmentLayer>();
  const auto& syntax = document.Get<SyntaxLayer>();
  const WordSyntax& time = syntax.word(word);
  Relation r = Base(time.relation);
  if ((r != kCompound && r != kNummod && r != kNmod) || time.head <= word || word.value == 0)
    return false;
  WordId before(word.value - 1);
  std::string_view preposition = syntax.lemma(before);
  bool led = syntax.word(before).upos == Upos::kAdp &&
             (preposition == "on" || preposition == "in") &&
             segment.SentenceOf(before) == segment.SentenceOf(word);
  if (!led) return false;
  std::string_view form = document.text(segment.word(word).span);
  bool year = form.size() == 4 && (form[0] == '1' || form[0] == '2') &&
              std::all_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
  return year ||
         std::find(kDaysAndMonths.begin(), kDaysAndMonths.end(), form) != kDaysAndMonths.end();
}

Span PhraseSpan(const Tree& tree, WordId head) {
  Span span = tree.document().Get<SegmentLayer>().word(head).span;
  Extend(tree, head, 0, span);
  return span;
}

}  // namespace khaldun::text
