// What a conversion knows of names, nouns, verbs and codes: our lexicon.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entity/place_names.h"
#include "event/frame.h"
#include "resources/actors.h"
#include "resources/countries.h"
#include "resources/first_names.h"
#include "resources/ontology.h"
#include "resources/share.h"

namespace khaldun::dictionary {

// A line of roles.tsv.
struct RoleLine {
  std::string sectors, kind;
};

// Immutable and thread-safe after Load.
class Vocabulary {
 public:
  static Result<Vocabulary> Load(const resources::Share& share);

  // A name in capitals as news writes it: "SECRETARY_GENERAL_OF_THE_UN_" is "Secretary General of
  // the UN". Each word as the names of our lexicon write it most often, else with a capital. A
  // leading "the" is dropped.
  std::string NameOf(std::string_view phrase) const;

  // True where it is a name of the country: "Kabul" and "Afghan" of AFG.
  bool NamesCountry(std::string_view name, std::string_view alpha3) const;
  // True for a place of the country: "Battambang" of KHM.
  bool NamesPlaceIn(std::string_view name, std::string_view alpha3) const;
  // The actor of that canonical name; null where there is none.
  const resources::Actor* FindActor(std::string_view name) const;
  bool IsFirstName(std::string_view word) const;
  const resources::Countries& countries() const { return countries_; }

  // Null where there is no such role.
  const RoleLine* FindRole(std::string_view noun) const;

  // True for a noun that is a role or stands in a frame.
  bool IsNoun(std::string_view lemma) const;
  // True for a verb that triggers a frame.
  bool IsVerb(std::string_view lemma) const { return verbs_.contains(std::string(lemma)); }

  // The verbs that a word in capitals may stand for. TABARI writes stems, which fit every word that
  // begins so ("ACCUS", "CARR"), and past forms ("HELD"): where our lexicon knows none of the
  // candidates, the stem itself and the stem with an e are both given. Never empty.
  std::vector<std::string> VerbsOf(std::string_view word, bool stem) const;

  const resources::Ontology& ontology() const { return ontology_; }

 private:
  Vocabulary() = default;
  void LearnCasing();

  resources::Countries countries_;
  resources::Actors actors_;
  resources::FirstNames first_names_;
  resources::Ontology ontology_;
  event::FrameLexicon frames_;
  std::optional<entity::PlaceNames> places_;
  std::unordered_map<std::string, std::string> written_;  // lower case to as written
  std::map<std::string, RoleLine, std::less<>> roles_;
  std::map<std::string, uint32_t, std::less<>> actor_of_name_;
  std::set<std::string> verbs_, nouns_;
};

// True for a word that tables can hold: letters, digits, hyphens, apostrophes and full stops, the
// first one no hyphen.
bool IsPlainWord(std::string_view word);

// The singular of an English noun in lower case: "charges" is "charge", "women" is "woman".
std::string SingularOf(std::string_view noun);

// Lower case of valid UTF-8.
std::string Lower(std::string_view text);

}  // namespace khaldun::dictionary
