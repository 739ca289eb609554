#include "model/event_time.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace khaldun::model {
namespace {

constexpr int kDeepest = 24;  // arcs climbed; a tree of real text is hardly ever deeper

constexpr std::array<std::string_view, 13> kInside = {
    "in",     "during", "at",   "on",      "of",     "near",   "throughout",
    "across", "inside", "amid", "outside", "around", "through"};

// Verbs whose clause tells of an act in their subject or object without being its time.
constexpr std::array<std::string_view, 40> kAbout = {
    "say",    "tell",    "report",  "announce",    "condemn",  "denounce", "criticize", "criticise",
    "praise", "welcome", "discuss", "investigate", "probe",    "recall",   "mourn",     "blame",
    "accuse", "claim",   "deny",    "confirm",     "describe", "call",     "add",       "warn",
    "write",  "state",   "note",    "acknowledge", "admit",    "declare",  "quote",     "cite",
    "show",   "reveal",  "believe", "think",       "suspect",  "ask",      "demand",    "mark"};

struct Candidate {
  TimeId id;
  WordId head;  // the word by which the time hangs on the rest
  WordRange words;
  bool after = false;  // "a week after": the time of the clause behind it
};

class Tree {
 public:
  Tree(const Document& document, SentenceId sentence)
      : segment_(document.Get<SegmentLayer>()),
        syntax_(document.Get<SyntaxLayer>()),
        words_(segment_.sentence(sentence).words) {}

  const WordSyntax& At(WordId w) const { return syntax_.word(w); }
  Relation BaseOf(WordId w) const { return Base(At(w).relation); }
  std::string_view Lemma(WordId w) const { return syntax_.lemma(w); }
  WordRange words() const { return words_; }
  bool Root(WordId w) const { return At(w).head == w; }

  // The lemma of the word's first preposition or marker, or empty.
  std::string_view Case(WordId w) const {
    for (WordId c = words_.begin; c < words_.end; ++c) {
      if (At(c).head == w && c != w &&
          (BaseOf(c) == Relation::kCase || BaseOf(c) == Relation::kMark))
        return Lemma(c);
    }
    return {};
  }

  bool Verb(WordId w) const { return At(w).upos == Upos::kVerb || At(w).upos == Upos::kAux; }

  // "has enabled", "have been trying"
  bool PresentPerfect(WordId verb) const {
    for (WordId c = words_.begin; c < words_.end; ++c) {
      if (At(c).head == verb && BaseOf(c) == Relation::kAux && Lemma(c) == "have" &&
          At(c).features.Has(Feature::kTense, "Pres")) {
        return true;
      }
    }
    return false;
  }

  // The word heads a clause of its own.
  bool ClauseHead(WordId w) const {
    switch (BaseOf(w)) {
      case Relation::kRoot:
      case Relation::kAcl:
      case Relation::kAdvcl:
      case Relation::kCcomp:
      case Relation::kCsubj:
      case Relation::kParataxis:
      case Relation::kXcomp:
        return true;
      case Relation::kConj:
        return Verb(w);
      default:
        return Root(w);
    }
  }

 private:
  const SegmentLayer& segment_;
  const SyntaxLayer& syntax_;
  WordRange words_;
};

bool Dates(const Time& t) {
  if (t.type == TimexType::kSet) return false;
  if (t.type == TimexType::kDuration)
    return t.precision == DatePrecision::kDay && t.start.has_value();
  return t.start.has_value() || t.end.has_value();
}

std::vector<Candidate> CandidatesIn(const Document& document, const Tree& tree) {
  const auto& segment = document.Get<SegmentLayer>();
  const auto& times = document.Get<WhenLayer>().times;
  WordRange sentence = tree.words();
  Span span = segment.SpanOf(sentence);
  std::vector<Candidate> out;
  auto first = std::lower_bound(times.begin(), times.end(), span.begin,
                                [](const Time& t, uint32_t at) { return t.span.begin < at; });
  for (auto it = first; it != times.end() && it->span.begin < span.end; ++it) {
    if (!Dates(*it)) continue;
    // A time may begin or end inside a word: "mid-October" as one word, "2011's".
    uint32_t begin = sentence.begin.value, end = sentence.end.value;
    while (begin < end && segment.words[begin].span.end <= it->span.begin) ++begin;
    uint32_t last = begin;
    while (last < end && segment.words[last].span.begin < it->span.end) ++last;
    if (begin == last) continue;
    Candidate c{TimeId(static_cast<size_t>(it - times.begin())),
                WordId(begin),
                {WordId(begin), WordId(last)},
                false};
    for (WordId w = c.words.begin; w < c.words.end; ++w) {
      if (!c.words.Contains(tree.At(w).head) || tree.Root(w)) c.head = w;
    }
    c.after = it->type == TimexType::kDuration;
    out.push_back(c);
  }
  return out;
}

// How the time hangs under `top` without crossing a clause: the number of arcs, or nothing.
std::optional<int> Reach(const Tree& tree, const Candidate& time, WordId top) {
  WordId at = time.head;
  if (at == top || time.words.Contains(top)) return std::nullopt;
  for (int steps = 1; steps <= 4; ++steps) {
    WordId head = tree.At(at).head;
    if (head == at) return std::nullopt;
    if (steps == 1) {
      // A time that is itself predicate or subject says nothing of when.
      if (tree.ClauseHead(at)) return std::nullopt;
    }
    if (head == top) {
      if (steps == 1) return steps;
      // The noun in between holds the time of the act only if the act lies in it.
      switch (tree.BaseOf(at)) {
        case Relation::kNsubj:
          return steps;
        case Relation::kObl:
        case Relation::kNmod: {
          std::string_view preposition = tree.Case(at);
          bool inside = preposition.empty() ||
                        std::find(kInside.begin(), kInside.end(), preposition) != kInside.end();
          return inside ? std::optional<int>(steps) : std::nullopt;
        }
        case Relation::kCompound:
        case Relation::kAmod:
        case Relation::kAdvmod:
        case Relation::kNummod:
        case Relation::kAppos:
        case Relation::kConj:
        case Relation::kFlat:
        case Relation::kXcomp:
          return steps;
        // "carried out Sunday's attack" is dated through the noun, "condemned Sunday's attack" is
        // not.
        default:
          return std::nullopt;
      }
    }
    at = head;
    // An infinitive or a predicate of the same clause: "have tried to occupy it since April".
    if (tree.ClauseHead(at) && tree.BaseOf(at) != Relation::kXcomp) return std::nullopt;
  }
  return std::nullopt;
}

// "has enabled them to repel, in June, the attack": the present perfect goes with no time that is
// over, so the time is the infinitive's alone.
bool IsOfInfinitive(const Document& document, const Tree& tree, const Candidate& time, WordId top) {
  const Time& t = document.Get<WhenLayer>().times[time.id.value];
  const auto& published = document.story().published;
  if (!t.end || !published || *t.end >= *published) return false;
  WordId clause = time.head;
  for (int steps = 0; steps < 4 && tree.At(clause).head != top; ++steps) {
    clause = tree.At(clause).head;
  }
  return tree.BaseOf(clause) == Relation::kXcomp && tree.PresentPerfect(top);
}

// The best time under `top`: the fewest arcs, then the nearest, then the one behind.
std::optional<TimeId> Under(const Document& document, const Tree& tree,
                            const std::vector<Candidate>& times, WordId top) {
  std::optional<TimeId> best;
  long best_cost = 0;
  for (const Candidate& c : times) {
    if (c.after) continue;
    auto arcs = Reach(tree, c, top);
    if (!arcs || IsOfInfinitive(document, tree, c, top)) continue;
    long distance = static_cast<long>(c.head.value) - static_cast<long>(top.value);
    long cost = *arcs * 1000 + std::abs(distance) * 2 + (distance < 0 ? 1 : 0);
    if (!best || cost < best_cost) {
      best = c.id;
      best_cost = cost;
    }
  }
  return best;
}

// "a week after 44 people were killed": the time of the first act behind "after".
std::optional<TimeId> BeforeMarker(const Tree& tree, const std::vector<Candidate>& times,
                                   WordId trigger) {
  for (const Candidate& c : times) {
    if (!c.after || c.words.end >= trigger) continue;
    std::string_view lemma = tree.Lemma(c.words.end);
    if (lemma != "after" && lemma != "before") continue;
    bool first = true;
    for (WordId w{c.words.end.value + 1}; w < trigger; ++w) {
      first = first && tree.At(w).upos != Upos::kVerb && tree.At(w).upos != Upos::kPunct;
    }
    if (first) return c.id;
  }
  return std::nullopt;
}

// The time belongs to a noun or to a verb of speech that is not the trigger: "Sunday's vote",
// "said on Monday".
bool BelongsElsewhere(const Tree& tree, const Candidate& time, WordId trigger) {
  WordId head = tree.At(time.head).head;
  if (head == time.head || head == trigger) return false;
  // "a man arrested Monday threatened police"
  if (tree.BaseOf(head) == Relation::kAcl && tree.At(tree.At(head).head).head == trigger)
    return true;
  if (tree.Verb(head))
    return std::find(kAbout.begin(), kAbout.end(), tree.Lemma(head)) != kAbout.end();
  if (tree.BaseOf(time.head) == Relation::kNmod || tree.BaseOf(time.head) == Relation::kCompound) {
    if (tree.At(time.head).relation == Relation::kNmodPoss) return true;
    std::string_view preposition = tree.Case(head);
    return !preposition.empty() &&
           std::find(kInside.begin(), kInside.end(), preposition) == kInside.end();
  }
  return false;
}

// By position: the nearest time with no verb between it and the trigger.
std::optional<TimeId> ByOrder(const Tree& tree, const std::vector<Candidate>& times, WordId trigger,
                              bool parsed) {
  std::optional<TimeId> best;
  long best_distance = 0;
  for (const Candidate& c : times) {
    if (c.after || c.words.Contains(trigger)) continue;
    if (parsed && BelongsElsewhere(tree, c, trigger)) continue;
    WordId begin = std::min(c.words.end, trigger), end = std::max(c.words.begin, trigger);
    bool divided = false;
    for (WordId w{begin.value}; w < end; ++w) {
      divided = divided || (w != trigger && tree.At(w).upos == Upos::kVerb);
    }
    long distance =
        std::abs(static_cast<long>(c.words.begin.value) - static_cast<long>(trigger.value));
    if (!divided && (!best || distance < best_distance)) {
      best = c.id;
      best_distance = distance;
    }
  }
  return best;
}

std::optional<TimeId> ByArcs(const Document& document, const Tree& tree,
                             const std::vector<Candidate>& times, WordId trigger) {
  if (auto found = Under(document, tree, times, trigger)) return found;
  if (!tree.Verb(trigger)) {
    for (WordId w = tree.words().begin; w < tree.words().end; ++w) {
      if (w == trigger || tree.At(w).head != trigger || tree.BaseOf(w) != Relation::kAcl) continue;
      if (auto found = Under(document, tree, times, w)) return found;
    }
  }
  WordId at = trigger;
  for (int step = 0; step < kDeepest && !tree.Root(at); ++step) {
    WordId head = tree.At(at).head;
    bool about = std::find(kAbout.begin(), kAbout.end(), tree.Lemma(head)) != kAbout.end();
    std::string_view lead = tree.Case(at);
    switch (tree.BaseOf(at)) {
      case Relation::kCcomp:
      case Relation::kParataxis:
      case Relation::kCsubj:
      case Relation::kAcl:
        return std::nullopt;
      case Relation::kAdvcl:
        // What is told to have come before or after has a time of its own.
        if (lead == "after" || lead == "before" || lead == "since" || lead == "until")
          return std::nullopt;
        break;
      case Relation::kObl:
      case Relation::kNmod:
        if (!lead.empty() && std::find(kInside.begin(), kInside.end(), lead) == kInside.end())
          return std::nullopt;
        break;
      default:
        break;
    }
    if (about && tree.BaseOf(at) != Relation::kConj) return std::nullopt;
    if (auto found = Under(document, tree, times, head)) return found;
    at = head;
  }
  return std::nullopt;
}

}  // namespace

std::optional<TimeId> TimeOfAct(const Document& document, WordId trigger) {
  SentenceId sentence = document.Get<SegmentLayer>().SentenceOf(trigger);
  Tree tree(document, sentence);
  std::vector<Candidate> times = CandidatesIn(document, tree);
  if (times.empty()) return std::nullopt;
  if (auto found = BeforeMarker(tree, times, trigger)) return found;
  const auto& parsed = document.Get<SyntaxLayer>().parsed;
  bool arcs = sentence.value < parsed.size() && parsed[sentence.value];
  if (arcs) {
    if (auto found = ByArcs(document, tree, times, trigger)) return found;
  }
  return ByOrder(tree, times, trigger, arcs);
}

}  // namespace khaldun::model
