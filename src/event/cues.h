// What the coder knows of plain nouns, adjectives and verbs beyond the frames:
// lexicon/event_cues.tsv.
#pragma once

#include <string_view>

#include "event/frame.h"
#include "resources/share.h"
#include "resources/word_sets.h"

namespace khaldun::event {

enum class Cue : uint8_t {
  kWeapon,    // noun: bomb, missile
  kFacility,  // noun: police station, bridge
  kMoney,     // noun: dollar, loan
  kQuantity,  // noun that counts what follows: dozens of, members of
  kPeople,    // noun for human beings without a role: people, man
  kLight,     // verb that only carries its noun: launch an attack, hold talks
  kIntend,    // what depends on it is planned: plan, want, prepare
  kAttempt,   // is tried: try, seek, attempt
  kImplies,   // did happen: manage, begin, force, help
  kNegates,   // did not happen: fail, refuse, avoid, prevent
  kPossible,  // may happen: fear, risk, possible, potential
  kPlanned,   // is to come: upcoming, planned, scheduled
  kSay,       // reports: say, tell, announce
  kAccident,  // verb or noun of mishap: crash, earthquake
  kUndergo,   // verb whose subject suffers its noun: suffer, face, survive
  kHappen,    // verb by which its subject only happens: erupt, break out, take place, resume
};

class Cues {
 public:
  static Result<Cues> Load(const resources::Share& share);

  bool Has(std::string_view lemma, Cue cue) const {
    return sets_.Of(lemma) >> static_cast<int>(cue) & 1u;
  }

 private:
  resources::WordSets sets_;
};

}  // namespace khaldun::event
