#include "event/obligation.h"

#include <algorithm>

#include "event/arguments.h"

namespace khaldun::event {
namespace {

using enum Relation;

const Frame& ObligationFrame() {
  static const Frame frame = [] {
    Frame f;
    f.id = "request: S say that T must do";
    f.type = EventType::kRequest;
    f.cameo = "100";
    f.embed = true;
    return f;
  }();
  return frame;
}

// The word of saying that `verb`'s clause depends on, through coordinated clauses.
std::optional<WordId> Saying(const Tree& tree, WordId verb, const Cues& cues) {
  for (int depth = 0; depth < 4; ++depth) {
    for (WordId c : tree.children(verb)) {
      if (tree[c].relation == kParataxis && cues.Has(tree.lemma(c), Cue::kSay)) return c;
    }
    if (tree.IsRoot(verb)) return std::nullopt;
    WordId head = tree[verb].head;
    if (tree[verb].relation == kCcomp || tree[verb].relation == kParataxis) {
      return cues.Has(tree.lemma(head), Cue::kSay) ? std::optional(head) : std::nullopt;
    }
    if (tree[verb].relation != kConj) return std::nullopt;
    verb = head;
  }
  return std::nullopt;
}

}  // namespace

void AddObligations(const Tree& tree, const Actors& actors, const Cues& cues,
                    std::vector<Candidate>& candidates) {
  for (WordId w = tree.words().begin; w < tree.words().end; ++w) {
    std::string_view lemma = tree.lemma(w);
    if (tree[w].relation != kAux || !(lemma == "must" || lemma == "should")) continue;
    WordId verb = tree[w].head;
    auto saying = Saying(tree, verb, cues);
    if (!saying) continue;
    auto speaker = VerbArguments(tree, *saying).subject;
    if (!speaker) continue;
    auto source = actors.Expand(tree, *speaker);
    if (!IsPolitical(source.front())) continue;
    Arguments args = VerbArguments(tree, verb);
    auto obliged = args.passive ? args.object : args.subject;
    if (!obliged || *obliged == *speaker) continue;
    auto target = actors.Expand(tree, *obliged);
    if (!IsPolitical(target.front())) target = actors.Within(tree, *obliged);
    Candidate c;
    c.match.frame = &ObligationFrame();
    c.match.trigger = verb;
    Span modal = tree.document().Get<SegmentLayer>().word(w).span;
    Span act = tree.document().Get<SegmentLayer>().word(verb).span;
    c.match.trigger_span = {std::min(modal.begin, act.begin), std::max(modal.end, act.end)};
    c.match.source = std::move(source);
    c.match.target = std::move(target);
    c.type = EventType::kRequest;
    c.cameo = "100";
    c.status = EventStatus::kActual;
    c.rules = {ObligationFrame().id};
    c.confidence = c.match.target.empty() ? 0.4 : 0.6;
    candidates.push_back(std::move(c));
  }
}

}  // namespace khaldun::event
