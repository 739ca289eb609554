// lexicon/actors/*.tsv: persons, organisations and groups that have a name of their own, with dated
// actor codes (lexicon/README.md).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/date.h"
#include "khaldun/layers.h"
#include "khaldun/status.h"
#include "resources/countries.h"
#include "resources/share.h"

namespace khaldun::resources {

struct DatedCode {
  ActorCode code;
  std::optional<Date> from, to;  // both days included; a missing side is open

  bool dated() const { return from || to; }
  bool Holds(Date date) const { return (!from || *from <= date) && (!to || date <= *to); }
};

struct Actor {
  std::string name;
  std::vector<std::string> other_names;
  EntityKind kind{};             // person, organization or group
  std::vector<DatedCode> codes;  // as listed, never empty

  // The code whose time holds `date`; where none does, the nearest earlier one; before all of them
  // the first one's country alone. Without a date what the report most likely means: of a person
  // the latest office, of others the code that held longest. Several that hold are joined.
  ActorCode CodeAt(std::optional<Date> date) const;

  // What the report's words say of the actor, where it bore such a code at some time: `said` names
  // the country, the first sector or both. Of several the one that ended last.
  std::optional<ActorCode> CodeAs(const ActorCode& said) const;

  // True where an undated code stands or a dated one holds `date`.
  bool ActiveAt(std::optional<Date> date) const;
};

// Immutable and thread-safe after Read.
class Actors {
 public:
  // Resource error naming line and column of the broken entries; nothing is loaded by halves. An
  // entry is known by its canonical name; those of upper layers come first. Where `countries` is
  // given, a code's country must be one of them or one of the bodies that README.md lists.
  static Result<Actors> Read(const Table& table, const Countries* countries = nullptr);
  static Result<Actors> Read(std::string_view name, std::string_view text) {
    return Read(Table(name, text));
  }

  // All of lexicon/actors/*.tsv, the files in name order, as one list, and what lies over it.
  static Result<Actors> ReadAll(const Share& share);

  std::span<const Actor> all() const { return actors_; }

 private:
  std::vector<Actor> actors_;
};

}  // namespace khaldun::resources
