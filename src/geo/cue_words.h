// Small closed word lists that tell toponyms from other names. All entries are lower case.
#pragma once

#include <cstdint>
#include <string_view>

namespace khaldun::geo {

enum class Cue : uint8_t {
  kNone,
  kPlacePreposition,  // in, at, near
  kOtherPreposition,
  kTitle,         // mr., president, gen.
  kFeature,       // county, river, street
  kOrganization,  // university, party, times
  kSpeech,        // said, told, announced
  kDirection,     // north, eastern, downtown
  kTime,          // monday, june
  kSport,         // team, beat, game
};
std::string_view Name(Cue cue);

// The class of a lower-cased word; one word has one class, the first that lists it.
Cue CueOf(std::string_view lower);

// Verbs of deciding and telling of which governments are subjects: "Washington rejected".
bool IsActOfGovernment(std::string_view lemma);

}  // namespace khaldun::geo
