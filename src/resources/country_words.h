// The adjectives of countries ("Israeli" to ISR), and their capitals.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "khaldun/document.h"
#include "resources/countries.h"

namespace khaldun::resources {

// Immutable and thread-safe after construction.
class CountryWords {
 public:
  explicit CountryWords(const Countries& countries);

  // The alpha-3 code; null where the words are no such adjective.
  const std::string* Find(std::string_view words) const;

  // The name of the country's capital; null where the country or its capital is unknown.
  const std::string* CapitalOf(std::string_view alpha3) const;

  struct Found {
    const std::string* alpha3;  // never null
    Span span;
  };
  // The adjective that ends with the word: "North Korean" before "Korean". Requires the layer
  // segment.
  std::optional<Found> FindAt(const Document& document, WordId word) const;

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> alpha3_, capitals_;
};

}  // namespace khaldun::resources
