// lexicon/countries.tsv: the states with the words that name them (lexicon/README.md).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/status.h"
#include "resources/table.h"

namespace khaldun::resources {

struct Country {
  std::string alpha3, alpha2, name;
  std::vector<std::string> other_names;
  std::vector<std::string> adjectives;
  std::vector<std::string> demonyms;  // singular and plural
  std::string capital;                // empty where there is none
  std::vector<std::string> seats;     // buildings and quarters that stand for the government
};

// Immutable and thread-safe after Read.
class Countries {
 public:
  // Resource error naming line and column where a code is malformed or stands twice, or a name is
  // missing. An entry is known by its alpha-3 code.
  static Result<Countries> Read(const Table& table);
  static Result<Countries> Read(std::string_view name, std::string_view text) {
    return Read(Table(name, text));
  }

  std::span<const Country> all() const { return countries_; }

  // By alpha-3 code; null where there is none.
  const Country* Find(std::string_view alpha3) const;

 private:
  std::vector<Country> countries_;  // by alpha3
};

}  // namespace khaldun::resources
