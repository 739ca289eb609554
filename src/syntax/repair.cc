#include "syntax/repair.h"

namespace khaldun::syntax {
namespace {

bool IsSubject(Relation r) {
  return r == Relation::kNsubj || r == Relation::kNsubjPass || r == Relation::kNsubjOuter ||
         r == Relation::kExpl || Base(r) == Relation::kCsubj;
}

bool IsNominal(Upos u) {
  return u == Upos::kNoun || u == Upos::kPropn || u == Upos::kPron || u == Upos::kNum;
}

// Relations that a subject of the wrong verb is given; an adverbial or a mark stays where it is.
bool MayBeSubject(Relation r) {
  return IsSubject(r) || r == Relation::kCcomp || r == Relation::kParataxis ||
         r == Relation::kDep || r == Relation::kObj;
}

}  // namespace

void MoveStraySubjects(std::span<const Upos> upos, std::span<ScoredArc> arcs) {
  const auto n = static_cast<uint32_t>(arcs.size());
  for (uint32_t clause = 1; clause < n; ++clause) {
    const ScoredArc arc = arcs[clause];
    const bool reported = arc.relation == Relation::kCcomp || arc.relation == Relation::kParataxis;
    if (!reported || arc.node == 0 || arc.node - 1 <= clause || IsNominal(upos[clause])) continue;
    bool subject = false, passive = false, speaker = false;
    for (uint32_t w = 0; w < n; ++w) {
      if (arcs[w].node == clause + 1) {
        subject |= IsSubject(arcs[w].relation);
        passive |= arcs[w].relation == Relation::kAuxPass;
      }
      speaker |= arcs[w].node == arc.node && w > clause && IsSubject(arcs[w].relation);
    }
    if (subject || !speaker) continue;
    for (uint32_t w = clause; w-- > 0;) {
      if (arcs[w].node != arc.node || !IsNominal(upos[w]) || !MayBeSubject(arcs[w].relation))
        continue;
      for (uint32_t between = w; between < clause; ++between) {
        if (arcs[between].node == arc.node) arcs[between].node = clause + 1;
      }
      arcs[w].relation = passive ? Relation::kNsubjPass : Relation::kNsubj;
      break;
    }
  }
}

void JoinTornNames(std::span<const Upos> upos, std::span<ScoredArc> arcs) {
  const auto n = static_cast<uint32_t>(arcs.size());
  for (uint32_t w = 0; w + 1 < n; ++w) {
    const ScoredArc arc = arcs[w];
    const bool torn = arc.relation == Relation::kIobj || arc.relation == Relation::kObl;
    if (!torn || upos[w] != Upos::kPropn || upos[w + 1] != Upos::kPropn) continue;
    // The dependent of the same verb that the next word begins.
    uint32_t name = w + 1;
    while (arcs[name].node != arc.node && arcs[name].node > name + 1) name = arcs[name].node - 1;
    // "gave Ukraine Patriots" has two objects.
    if (arc.relation == Relation::kIobj && arcs[w + 1].relation != Relation::kNmodDesc) continue;
    const Relation wanted = arc.relation == Relation::kIobj ? Relation::kObj : Relation::kObl;
    if (arcs[name].node != arc.node || arcs[name].relation != wanted || upos[name] != Upos::kPropn)
      continue;
    for (uint32_t child = 0; child < w; ++child) {
      if (arcs[child].node == w + 1 && arcs[child].relation == Relation::kCase)
        arcs[child].node = name + 1;
    }
    arcs[w] = {w + 1 == name ? name + 1 : w + 2,
               w + 1 == name ? Relation::kNmodDesc : Relation::kCompound};
  }
}

}  // namespace khaldun::syntax
