// What the reader knows of words beyond the frames: lexicon/relation_cues.tsv.
#pragma once

#include <cstdint>
#include <string_view>

#include "resources/share.h"
#include "resources/word_sets.h"

namespace khaldun::relation {

enum class Cue : uint8_t {
  kEnded,        // before a noun: it is over: former, ousted
  kUnfulfilled,  // before or behind a noun: it does not hold yet or never did: designate, would-be
  kUnreal,       // word above: what hangs on it is wanted, feared or denied: seek, risk, deny
  kAppoint,      // verb by which somebody comes into an office: appoint, elect
  kDepose,       // verb by which somebody leaves an office: oust, resign
  kServe,        // verb of being in an office: serve, act
  kBecome,       // verb whose predicate begins to hold: become
  kRemain,       // verb whose predicate or clause holds on: remain, continue
  kTerritory,    // noun for what can be controlled: town, border
  kFollowing,    // noun for a body that is its leader's: party, government
};

class Cues {
 public:
  static Result<Cues> Load(const resources::Share& share);

  // As Load, of one table.
  static Result<Cues> Read(const resources::Table& table);

  bool Has(std::string_view lemma, Cue cue) const {
    return sets_.Of(lemma) >> static_cast<int>(cue) & 1u;
  }

 private:
  resources::WordSets sets_;
};

}  // namespace khaldun::relation
