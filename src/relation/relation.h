// How people, bodies and places stand to each other: the relation stage (docs/stages/relation.md).
#pragma once

#include <functional>
#include <memory>

#include "khaldun/stage.h"
#include "resources/share.h"

namespace khaldun::relation {

struct RelationReader {
  // Needs the layers segment to when; it does not read events.
  std::unique_ptr<Stage> stage;

  // False for a tagged sentence in which no relation can be read, so that its arcs are not needed.
  // Safe to call from all threads; fits syntax::ParseGate.
  std::function<bool(const Document&, const SyntaxLayer&, SentenceId)> may_hold_relation;
};

// Loads relations.tsv, relation_cues.tsv and countries.tsv from `share`. Resource error where a
// file is missing or broken.
Result<RelationReader> MakeReader(const resources::Share& share);

}  // namespace khaldun::relation
