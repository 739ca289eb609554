// The actor codes of whole entities: what one mention alone does not tell.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "coref/clusters.h"
#include "resources/countries.h"
#include "text/phrase_trie.h"

namespace khaldun::coref {

// Country names, adjectives and capitals in text that is not cut into words: titles and datelines.
class CountryWords {
 public:
  explicit CountryWords(const resources::Countries& countries);

  // The first country that `text` names; empty where there is none.
  std::string FirstIn(std::string_view text) const;

  // True for a state's name, not its capital or adjective.
  bool IsState(const std::string& name) const { return states_.contains(name); }

 private:
  std::vector<std::string> codes_;
  std::unordered_set<std::string> states_;
  text::PhraseTrie trie_;
};

// Completes the codes of `clusters`:
// "his Libyan counterpart" has the office of whom "his" stands for, "its army" his country. A body
// or person with a sector and no country has the country named in the same sentence as the place
// ("in Jordan"), else the one that the report is mainly about: named in more than half of the
// mentions that name one, the dateline and the title counting as two each.
void GiveCodes(const Document& document, const std::vector<Facts>& facts, const CountryWords& words,
               Clusters& clusters);

}  // namespace khaldun::coref
