#include "resources/country_words.h"

namespace khaldun::resources {

CountryWords::CountryWords(const Countries& countries) {
  for (const Country& c : countries.all()) {
    // "Hamilton, Bermuda" is Hamilton.
    if (!c.capital.empty()) capitals_.emplace(c.alpha3, c.capital.substr(0, c.capital.find(',')));
    for (const std::string& adjective : c.adjectives) alpha3_.emplace(adjective, c.alpha3);
  }
}

const std::string* CountryWords::Find(std::string_view words) const {
  auto it = alpha3_.find(words);
  return it == alpha3_.end() ? nullptr : &it->second;
}

const std::string* CountryWords::CapitalOf(std::string_view alpha3) const {
  auto it = capitals_.find(alpha3);
  return it == capitals_.end() ? nullptr : &it->second;
}

std::optional<CountryWords::Found> CountryWords::FindAt(const Document& document,
                                                        WordId word) const {
  const auto& words = document.Get<SegmentLayer>().words;
  Span span = words[word.value].span;
  if (word.value > 0) {
    const Span both{words[word.value - 1].span.begin, span.end};
    if (const std::string* alpha3 = Find(document.text(both))) return Found{alpha3, both};
  }
  if (const std::string* alpha3 = Find(document.text(span))) return Found{alpha3, span};
  return std::nullopt;
}

}  // namespace khaldun::resources
