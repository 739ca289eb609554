#include "entity/name_lexicon.h"

namespace khaldun::entity {

void NameLexicon::Add(std::string_view phrase, NameType type, bool alias, uint32_t index) {
  PhrasePieces pieces = SplitPhrase(phrase);
  // "the White House" is found as "White House"; the article is no part of a name.
  if (pieces.folded.size() > 1 && pieces.folded[0] == "the") {
    pieces.folded.erase(pieces.folded.begin());
    pieces.casing.erase(pieces.casing.begin());
  }
  if (pieces.folded.empty()) return;
  NameEntry entry{type,
                  alias,
                  false,
                  index,
                  static_cast<uint32_t>(casings_.size()),
                  static_cast<uint16_t>(pieces.folded.size())};
  bool person = type == NameType::kActor && actors_.all()[index].kind == EntityKind::kPerson;
  entry.ambiguous = pieces.folded.size() == 1 && alias && person;
  casings_.insert(casings_.end(), pieces.casing.begin(), pieces.casing.end());
  trie_.Add(pieces.views(), static_cast<uint32_t>(entries_.size()));
  entries_.push_back(entry);
}

void NameLexicon::AddCountries() {
  uint32_t index = 0;
  for (const resources::Country& c : countries_.all()) {
    Add(c.name, NameType::kCountry, false, index);
    for (const std::string& s : c.other_names) Add(s, NameType::kCountry, true, index);
    for (const std::string& s : c.adjectives) Add(s, NameType::kAdjective, true, index);
    for (const std::string& s : c.demonyms) Add(s, NameType::kDemonym, true, index);
    if (!c.capital.empty()) Add(c.capital, NameType::kCapital, false, index);
    for (const std::string& s : c.seats) Add(s, NameType::kSeat, false, index);
    ++index;
  }
}

void NameLexicon::AddActors() {
  uint32_t index = 0;
  for (const resources::Actor& a : actors_.all()) {
    Add(PlainName(a), NameType::kActor, false, index);
    for (const std::string& s : a.other_names) Add(s, NameType::kActor, true, index);
    ++index;
  }
}

std::string_view PlainName(const resources::Actor& actor) {
  std::string_view name = actor.name;
  if (size_t bracket = name.find(" ("); bracket != std::string_view::npos)
    name = name.substr(0, bracket);
  return name;
}

NameLexicon NameLexicon::Make(resources::Countries countries, resources::Actors actors,
                              resources::FirstNames first_names) {
  NameLexicon lexicon;
  lexicon.countries_ = std::move(countries);
  lexicon.actors_ = std::move(actors);
  lexicon.first_names_ = std::move(first_names);
  lexicon.AddCountries();
  lexicon.AddActors();
  return lexicon;
}

Result<NameLexicon> NameLexicon::Load(const resources::Share& share) {
  auto country_table = share.ReadTable("lexicon/countries.tsv");
  if (!country_table) return country_table.status();
  auto countries = resources::Countries::Read(*country_table);
  if (!countries) return countries.status();
  auto actors = resources::Actors::ReadAll(share);
  if (!actors) return actors.status();
  auto name_table = share.ReadTable("lexicon/first_names.tsv");
  if (!name_table) return name_table.status();
  auto first_names = resources::FirstNames::Read(*name_table);
  if (!first_names) return first_names.status();
  return Make(std::move(*countries), std::move(*actors), std::move(*first_names));
}

}  // namespace khaldun::entity
