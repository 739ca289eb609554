#include "relation/standing.h"

#include <algorithm>

namespace khaldun::relation {
namespace {

using enum Relation;

constexpr int kMaxDepth = 40;

// Auxiliaries of what is not or not yet so.
bool IsModal(std::string_view lemma) {
  return lemma == "will" || lemma == "would" || lemma == "may" || lemma == "might" ||
         lemma == "could" || lemma == "can" || lemma == "should" || lemma == "must" ||
         lemma == "shall" || lemma == "ought" || lemma == "'ll";
}

bool IsCondition(std::string_view lemma) {
  return lemma == "if" || lemma == "unless" || lemma == "whether";
}

bool IsQuestion(const Tree& tree) {
  WordRange words = tree.words();
  return tree.form(WordId(words.end.value - 1)) == "?";
}

// Do the words around the clause take back that it holds? `w` climbs through the clauses above.
bool IsUnreal(const Tree& tree, WordId clause, const Cues& cues) {
  WordId w = clause;
  for (int depth = 0; depth < kMaxDepth; ++depth) {
    for (WordId c : tree.children(w)) {
      std::string_view lemma = tree.lemma(c);
      Relation r = tree[c].relation;
      if (depth == 0 && r == kAux && IsModal(lemma)) return true;
      if (r == kMark && IsCondition(lemma)) return true;
    }
    if (tree.IsRoot(w)) return false;
    Relation r = tree[w].relation;
    WordId head = tree[w].head;
    bool infinitive =
        tree.HasChild(w, kMark, {"to"}) || tree[w].features.Has(Feature::kVerbForm, "Inf");
    if (depth == 0 && infinitive && (r == kXcomp || r == kAdvcl || r == kAcl)) {
      return !cues.Has(tree.lemma(head), Cue::kRemain);
    }
    if (r == kAclRelcl || r == kAppos) return false;  // told of its noun, whatever that noun does
    if (cues.Has(tree.lemma(head), Cue::kUnreal)) return true;
    if (r == kConj && depth == 0 && tree.IsVerb(head) && !tree.Child(w, {kNsubj, kAux})) {
      // "will join and lead": the auxiliary is shared.
      for (WordId c : tree.children(head)) {
        if (tree[c].relation == kAux && IsModal(tree.lemma(c))) return true;
      }
    }
    w = head;
  }
  return false;
}

// "not", "never"; "no longer" sets `ended` instead.
bool IsNegated(const Tree& tree, WordId w, bool& ended) {
  for (WordId c : tree.children(w)) {
    std::string_view lemma = tree.lemma(c);
    if (tree.form(c) == "longer" || lemma == "anymore") {
      ended = true;
      return false;
    }
    if (lemma == "not" || lemma == "never" || lemma == "n't") return true;
    if (lemma == "no" && tree[c].relation == kDet) return true;
  }
  return false;
}

bool HasEndedWord(const Tree& tree, WordId w, const Cues& cues) {
  const auto& children = tree.children(w);
  return std::any_of(children.begin(), children.end(), [&](WordId c) {
    Relation r = tree[c].relation;
    bool modifier = r == kAmod || r == kCompound || r == kAdvmod || r == kNmodDesc;
    return modifier && cues.Has(tree.lemma(c), Cue::kEnded);
  });
}

bool IsPast(const Tree& tree, WordId clause) {
  auto past = [&](WordId w) {
    return tree[w].features.Has(Feature::kTense, "Past") &&
           tree[w].features.Has(Feature::kVerbForm, "Fin");
  };
  if (past(clause)) return true;
  auto auxiliary = tree.Child(clause, {kAux, kAuxPass, kCop});
  return auxiliary && past(*auxiliary);
}

DatePrecision PrecisionOf(const Time& time) {
  if (time.precision != DatePrecision::kInterval) return time.precision;
  // TIMEX3 values: a year, a month, a day.
  switch (time.value.size()) {
    case 4:
      return DatePrecision::kYear;
    case 7:
      return DatePrecision::kMonth;
    case 10:
      return DatePrecision::kDay;
    default:
      return DatePrecision::kInterval;
  }
}

// Does the time hang on `top` by nothing but phrases?
bool BelongsTo(const Tree& tree, WordRange words, WordId top) {
  WordId w = words.begin;
  for (int depth = 0; depth < kMaxDepth && w != top && !tree.IsRoot(w); ++depth) {
    Relation r = tree[w].relation;
    bool phrase = r == kNmod || r == kNmodUnmarked || r == kObl || r == kOblUnmarked ||
                  r == kCompound || r == kFlat || r == kNummod || r == kAmod || r == kAppos ||
                  r == kNmodPoss || r == kAdvmod || r == kConj;
    if (!phrase && !words.Contains(w)) return false;
    w = tree[w].head;
  }
  return w == top;
}

}  // namespace

Standing StandingOfClause(const Tree& tree, WordId clause, const Cues& cues) {
  Standing s;
  s.past = IsPast(tree, clause);
  bool negated = IsNegated(tree, clause, s.ended);
  if (HasEndedWord(tree, clause, cues)) s.ended = true;
  s.holds = !negated && !IsQuestion(tree) && !IsUnreal(tree, clause, cues);
  return s;
}

Standing StandingOfNoun(const Tree& tree, WordId noun, const Cues& cues) {
  Standing s;
  bool negated = IsNegated(tree, noun, s.ended);
  if (HasEndedWord(tree, noun, cues)) s.ended = true;
  bool possible = false;
  for (WordId c : tree.children(noun)) {
    possible |= cues.Has(tree.lemma(c), Cue::kUnfulfilled) || cues.Has(tree.lemma(c), Cue::kUnreal);
  }
  s.holds = !negated && !possible;
  return s;
}

void AddTimes(const Tree& tree, WordId word, bool begins, bool ends,
              const std::optional<Date>& published, Standing& standing) {
  const Document& document = tree.document();
  const auto& segment = document.Get<SegmentLayer>();
  const auto& times = document.Get<WhenLayer>().times;
  Span sentence = segment.sentence(tree.sentence()).span;
  auto over = [&](const Date& date) { return published && date <= *published; };
  auto at = std::lower_bound(times.begin(), times.end(), sentence.begin,
                             [](const Time& t, uint32_t b) { return t.span.begin < b; });
  for (; at != times.end() && at->span.begin < sentence.end; ++at) {
    const Time& t = *at;
    if (!t.start && !t.end) continue;
    WordRange words = segment.WordsIn(t.span);
    if (words.size() == 0 || !BelongsTo(tree, words, word)) continue;
    const TimeId id(static_cast<size_t>(at - times.begin()));
    auto starts = [&] { standing.start = RelationBound{*t.start, PrecisionOf(t), id}; };
    auto stops = [&] {
      standing.end = RelationBound{*t.end, PrecisionOf(t), id};
      standing.ended |= over(*t.end);
    };
    if (t.start && !t.end) {
      if (!standing.start) starts();
    } else if (!t.start) {
      if (!standing.end) stops();
    } else if (begins) {
      if (!standing.start) starts();
    } else if (ends) {
      if (!standing.end) stops();
    } else if (t.precision == DatePrecision::kInterval && !standing.start && !standing.end) {
      starts();
      stops();
    }
  }
  standing.ended |= ends;
  if (standing.start && standing.end && standing.end->date < standing.start->date) {
    standing.end.reset();
  }
}

}  // namespace khaldun::relation
