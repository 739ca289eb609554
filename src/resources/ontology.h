// What can be coded: PLOVER's types, modes and contexts, CAMEO's codes with their quad classes and
// Goldstein values, and the crosswalks between them (lexicon/ontology.tsv, docs/ontology.md).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/event.h"
#include "khaldun/status.h"
#include "resources/share.h"

namespace khaldun::resources {

struct CameoCode {
  std::string code;  // "042": text, the leading zero counts
  EventType type{};
  std::string mode;  // empty where none fits
  int quad = 0;      // 1 to 4, by CAMEO's root; may differ from that of `type`
  double goldstein = 0;
  std::string text;
};

struct Mode {
  EventType type{};
  std::string name;
  std::string exported;  // PLOVER's own mode that it folds into; empty where there is none
  double score = 0;
  std::string acled_civilian, acled_armed;  // by who suffers; empty where none fits
  std::string text;
};

struct AcledKind {
  std::string sub_event, event;
  std::vector<std::string> disorders;
};

// Immutable; safe to read from several threads. Views it returns live as long as it does.
class Ontology {
 public:
  // Reads lexicon/ontology.tsv. Resource error, with line and column, where it is broken.
  static Result<Ontology> Load(const Share& share);
  // The same from a table. A row is known by its first two fields.
  static Result<Ontology> Parse(const Table& table);
  static Result<Ontology> Parse(std::string_view name, std::string_view text) {
    return Parse(Table(name, text));
  }

  // The code itself, else null. FindNearestCameo falls back from an unknown sub-code to its parent,
  // "0577" to "057".
  const CameoCode* FindCameo(std::string_view code) const;
  const CameoCode* FindNearestCameo(std::string_view code) const;

  // By the nearest known code; absent where not even the root is known.
  std::optional<double> Goldstein(std::string_view cameo) const;
  std::optional<EventType> TypeOfCameo(std::string_view cameo) const;

  // The code of speaking about an act: what demanding ("100") a retreat ("0874") is, "1056".
  // `outer` is a code under 02, 03, 10, 12 or 13; the inner act's nearest row counts. Empty where
  // the table has none: appealing for an attack has no code of its own.
  std::string_view EmbeddedCameo(std::string_view outer, std::string_view inner) const;

  // Null where the type has no such mode.
  const Mode* FindMode(EventType type, std::string_view mode) const;
  bool HasMode(EventType type, std::string_view mode) const {
    return FindMode(type, mode) != nullptr;
  }
  bool HasContext(std::string_view context) const;

  // The mode's conflict-cooperation score, the type's where the mode is empty or unknown.
  double PloverScore(EventType type, std::string_view mode) const;
  int Quad(EventType type) const { return types_[static_cast<size_t>(type)].quad; }
  std::string_view Text(EventType type) const { return types_[static_cast<size_t>(type)].text; }

  // The mode's name in PLOVER's own list; empty where it has none or the mode is unknown.
  std::string_view ExportedMode(EventType type, std::string_view mode) const;

  // ACLED's sub-event type, empty where none fits. `armed` says that the act's target bears arms:
  // ACLED calls the same shooting "Armed clash" then, and "Attack" when it hits civilians.
  std::string_view AcledSubType(EventType type, std::string_view mode, bool armed) const;
  // ACLED's event and disorder type of a sub-event type; null where there is none of that name.
  const AcledKind* FindAcled(std::string_view sub_event) const;

  std::span<const CameoCode> cameo() const { return cameo_; }  // sorted by code
  std::span<const Mode> modes() const { return modes_; }       // in the table's order
  std::span<const std::string> contexts() const { return contexts_; }
  std::span<const AcledKind> acled() const { return acled_; }

 private:
  struct TypeRow {
    int quad = 0;
    double score = 0;
    std::string acled_civilian, acled_armed, text;
  };
  struct EmbedRow {
    std::string inner;
    std::array<std::string, 6> outer;  // in the order of kEmbeddingRoots
  };
  static constexpr std::array<std::string_view, 6> kEmbeddingRoots = {"02", "03", "10",
                                                                      "12", "13", "11"};
  class Reader;

  std::array<TypeRow, kEventTypeCount> types_;
  std::vector<Mode> modes_;
  std::vector<std::string> contexts_;
  std::vector<AcledKind> acled_;
  std::vector<CameoCode> cameo_;
  std::vector<EmbedRow> embed_;
};

}  // namespace khaldun::resources
