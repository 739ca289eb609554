#include "event/match.h"

#include "event/binder.h"
#include "text/ascii.h"

namespace khaldun::event {
namespace {

using enum Relation;

bool PartFits(const Tree& tree, WordId w, const Frame& frame) {
  Upos u = tree[w].upos;
  switch (frame.part) {
    case 'v':
      return u == Upos::kVerb;
    case 'n':
      // A noun before a noun only names its kind: an arrest warrant, attack helicopters.
      if (tree[w].relation == kCompound) return false;
      return u == Upos::kNoun || (u == Upos::kPropn && tree.lemma(w) == tree.form(w));
    default:
      // "was concerned" may be tagged as a form of "concern".
      if (tree.lemma(w) != frame.trigger && (text::ToLower(tree.form(w)) != frame.trigger ||
                                             (u == Upos::kVerb && !IsPassive(tree, w))))
        return false;
      return u == Upos::kAdj || u == Upos::kVerb || u == Upos::kAdv || u == Upos::kNoun;
  }
}

}  // namespace

Fit MatchTrigger(const Tree& tree, WordId trigger, const std::vector<const Frame*>& frames,
                 const Actors& actors, const Cues& cues) {
  Fit fit;
  std::optional<Arguments> verb, noun;
  for (const Frame* frame : frames) {
    if (!PartFits(tree, trigger, *frame)) continue;
    auto& args = frame->part == 'n' ? noun : verb;
    if (!args)
      args = frame->part == 'n' ? NounArguments(tree, trigger) : VerbArguments(tree, trigger);
    Binder binder(tree, actors, cues, *args, *frame, trigger);
    if (!binder.Bind()) {
      if (fit.nearest == nullptr) {
        fit.nearest = frame;
        fit.why = binder.why();
      }
      continue;
    }
    Match match = binder.Take();
    if (!fit.match || match.score > fit.match->score) fit.match = std::move(match);
  }
  return fit;
}

}  // namespace khaldun::event
