// Where publishers are at home (lexicon/publishers.tsv), for places that a local paper need not
// explain. A host that the list lacks still tells its country by its ending.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "geo/gazetteer.h"
#include "khaldun/status.h"
#include "khaldun/story.h"
#include "resources/table.h"

namespace khaldun::geo {

struct Home {
  std::string country;             // alpha-3
  std::optional<uint32_t> admin1;  // place of the gazetteer
  std::optional<double> lat, lon;  // absent for a national medium
};

// Immutable, thread-safe.
class Publishers {
 public:
  // `text` is lexicon/publishers.tsv; homes are looked up in `gazetteer`. Resource error at a
  // broken line or a home that the gazetteer lacks.
  static Result<Publishers> Read(const resources::Table& table, const Gazetteer& gazetteer);
  static Result<Publishers> Read(std::string_view name, std::string_view text,
                                 const Gazetteer& gazetteer) {
    return Read(resources::Table(name, text), gazetteer);
  }

  // By the publisher's name or host, else by the host of the story's url. Null where nothing is
  // known.
  const Home* Of(const Story& story) const;

 private:
  const Home* Find(std::string_view publisher) const;
  std::unordered_map<std::string, Home> by_host_;
  std::unordered_map<std::string, Home> by_ending_;  // "uk", "ru"
};

}  // namespace khaldun::geo
