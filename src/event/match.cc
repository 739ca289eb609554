#include "event/match.h"

#include <algorithm>

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
  std::vector<Match> fits;
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
    fits.push_back(binder.Take());
  }
  std::stable_sort(fits.begin(), fits.end(),
                   [](const Match& a, const Match& b) { return a.score > b.score; });
  for (Match& m : fits) {
    auto told = [&](const Match& other) { return other.frame->type == m.frame->type; };
    if (!fit.match) {
      fit.match = std::move(m);
    } else if (!m.frame->no_event && !told(*fit.match) &&
               std::none_of(fit.lost.begin(), fit.lost.end(), told)) {
      fit.lost.push_back(std::move(m));
    }
  }
  return fit;
}

}  // namespace khaldun::event
