// How somebody stands to somebody or something over time: facts that hold, no acts (event-model.md,
// section 8), and the layer that holds a document's.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/event.h"

namespace khaldun {

// "holder KIND other": Russia backs the general, the general commands the army.
enum class RelationKind : uint8_t {
  kBacks,          // with words, money, arms or troops
  kAlliedWith,     // each other's partner
  kRecognizes,     // as the lawful authority
  kCommands,       // armed people
  kLeads,          // a body: party, government, group, coalition
  kMemberOf,       // one of several equals in a body: NATO, a parliament
  kPartOf,         // a branch or unit of a larger body
  kControls,       // a territory, place or facility
  kBasedIn,        // has its seat in a place
  kAtWarWith,      // each other
  kCeasefireWith,  // each other
  kHoldsOffice,    // `office` says which, `other` of what state or body
};
inline constexpr int kRelationKindCount = 12;
std::string_view Name(RelationKind);  // "holds-office"
std::optional<RelationKind> RelationKindFromName(std::string_view name);

// Does it hold in both directions? Then the party named first is the holder.
bool IsMutual(RelationKind kind);

// The first or last day of a relation, as exactly as the text tells it: the first day of the period
// named for a start, its last day for an end.
struct RelationBound {
  Date date{};
  DatePrecision precision{};  // of the words: "since 2015" is a year
  TimeId time;
  template <class A>
  void Describe(A& a) {
    a("date", date);
    a("precision", precision);
    a("time", time);
  }
};

struct StandingRelation {
  SentenceId sentence;
  uint32_t fact = 0;  // counts from 1; tellings of one fact share it, also where ends are told
  RelationKind kind{};
  Span trigger;  // the words that say it: "backed", "Defense Minister"
  WordId trigger_head;
  Participant holder;
  std::optional<Participant> other;  // absent only for an office whose state or body is not named
  std::optional<PlaceId> place;      // where `other` is a toponym
  std::string office;                // of kHoldsOffice: "Defense Minister"; else empty
  std::optional<RelationBound> start, end;  // absent where the text does not tell
  bool ended = false;  // told to be over when the report was written: "former", "until 2019"
  std::optional<Attribution> attribution;
  std::string rule;  // the line of lexicon/relations.tsv or the rule that read it
  template <class A>
  void Describe(A& a) {
    a("sentence", sentence);
    a("fact", fact);
    a("kind", kind);
    a("trigger", trigger);
    a("trigger_head", trigger_head);
    a("holder", holder);
    a("other", other);
    a("place", place);
    a("office", office);
    a("start", start);
    a("end", end);
    a("ended", ended);
    a("attribution", attribution);
    a("rule", rule);
  }
};

// The report that tells a relation is the document itself.
struct RelationLayer {
  std::vector<StandingRelation> relations;  // by trigger; one holder and one other each
  template <class A>
  void Describe(A& a) {
    a("relations", relations);
  }
};

}  // namespace khaldun
