// Every name that is known beforehand: countries with their adjectives, demonyms and seats, actors,
// and first names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entity/word_pieces.h"
#include "resources/actors.h"
#include "resources/countries.h"
#include "resources/first_names.h"
#include "resources/share.h"

namespace khaldun::entity {

enum class NameType : uint8_t { kCountry, kAdjective, kDemonym, kCapital, kSeat, kActor };

// One way to write a name.
struct NameEntry {
  NameType type{};
  bool alias = false;         // of an actor: not its canonical name
  bool ambiguous = false;     // one short word that names persons or is an ordinary word as well
  uint32_t index = 0;         // of countries() or actors()
  uint32_t casing_begin = 0;  // in the pool of casings
  uint16_t pieces = 0;
};

// The canonical name without the bracket that only tells namesakes apart.
std::string_view PlainName(const resources::Actor& actor);

// Immutable and thread-safe after Load.
class NameLexicon {
 public:
  // From lexicon/countries.tsv, actors/*.tsv and first_names.tsv.
  static Result<NameLexicon> Load(const resources::Share& share);
  static NameLexicon Make(resources::Countries countries, resources::Actors actors,
                          resources::FirstNames first_names);

  const resources::Countries& countries() const { return countries_; }
  const resources::Actors& actors() const { return actors_; }
  const resources::Country& country(const NameEntry& e) const { return countries_.all()[e.index]; }
  const resources::Actor& actor(const NameEntry& e) const { return actors_.all()[e.index]; }

  const text::PhraseTrie& trie() const { return trie_; }
  const NameEntry& entry(uint32_t id) const { return entries_[id]; }

  // The entry's casing, piece by piece.
  std::span<const text::Casing> casing(const NameEntry& e) const {
    return std::span(casings_).subspan(e.casing_begin, e.pieces);
  }

  const resources::FirstNames& first_names() const { return first_names_; }

 private:
  void Add(std::string_view phrase, NameType type, bool alias, uint32_t index);
  void AddCountries();
  void AddActors();

  resources::Countries countries_;
  resources::Actors actors_;
  text::PhraseTrie trie_;
  std::vector<NameEntry> entries_;
  std::vector<text::Casing> casings_;
  resources::FirstNames first_names_;
};

}  // namespace khaldun::entity
