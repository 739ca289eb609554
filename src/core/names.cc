// The names of the enumerations of the public headers, as dumps and formats print them.
#include <array>

#include "khaldun/document.h"

namespace khaldun {
namespace {

template <class E, size_t N>
std::string_view At(const std::array<std::string_view, N>& names, E value) {
  return names[static_cast<size_t>(value)];
}

template <class E, size_t N>
std::optional<E> Find(const std::array<std::string_view, N>& names, std::string_view name) {
  for (size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 12> kRemovedKinds = {
    "ad-marker", "dateline", "agency-tag", "source-line", "byline",      "caption",
    "read-more", "share",    "newsletter", "copyright",   "boilerplate", "control"};
constexpr std::array<std::string_view, 5> kDamageKinds = {"fragment", "doubled", "broken",
                                                          "self-definition", "encoding"};
constexpr std::array<std::string_view, 25> kSectors = {
    "GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "LEG", "SPY", "PRM", "CVL", "BUS", "LAB",
    "JRN", "MED", "EDU", "REL", "CRM", "REF", "ELI", "UAF", "AGR", "PRE", "SOC", "UNK"};
constexpr std::array<std::string_view, 3> kMentionKinds = {"name", "nominal", "pronoun"};
constexpr std::array<std::string_view, 5> kEntityKinds = {"person", "organization", "place",
                                                          "group", "other"};
constexpr std::array<std::string_view, 5> kPlacePrecisions = {"country", "region", "district",
                                                              "city", "site"};
constexpr std::array<std::string_view, 4> kTimexTypes = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 8> kDatePrecisions = {
    "day", "week", "month", "quarter", "year", "decade", "interval", "reported"};
constexpr std::array<std::string_view, kEventTypeCount> kEventTypes = {
    "AGREE",    "CONSULT",  "SUPPORT", "CONCEDE", "COOPERATE", "AID",
    "RETREAT",  "REQUEST",  "ACCUSE",  "REJECT",  "THREATEN",  "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE",  "ASSAULT", "STATEMENT"};
constexpr std::array<int, kEventTypeCount> kQuads = {1, 1, 1, 1, 2, 2, 2, 3, 3,
                                                     3, 3, 4, 4, 4, 4, 4, 1};
constexpr std::array<std::string_view, 4> kStatuses = {"actual", "planned", "hypothetical",
                                                       "denied"};
constexpr std::array<std::string_view, 5> kCountKinds = {"killed", "injured", "arrested",
                                                         "displaced", "participants"};
constexpr std::array<std::string_view, kRelationKindCount> kRelationKinds = {
    "backs",   "allied-with", "recognizes", "commands",    "leads",          "member-of",
    "part-of", "controls",    "based-in",   "at-war-with", "ceasefire-with", "holds-office"};
constexpr std::array<std::string_view, kLayerCount> kLayers = {
    "text", "segment", "syntax", "entity", "coref", "quote", "geo", "when", "event", "relation"};

}  // namespace

std::string_view Name(RemovedKind k) { return At(kRemovedKinds, k); }
std::string_view Name(DamageKind k) { return At(kDamageKinds, k); }
std::string_view Name(Sector s) { return At(kSectors, s); }
std::string_view Name(MentionKind k) { return At(kMentionKinds, k); }
std::string_view Name(EntityKind k) { return At(kEntityKinds, k); }
std::string_view Name(PlacePrecision p) { return At(kPlacePrecisions, p); }
std::string_view Name(TimexType t) { return At(kTimexTypes, t); }
std::string_view Name(DatePrecision p) { return At(kDatePrecisions, p); }
std::string_view Name(EventType t) { return At(kEventTypes, t); }
std::string_view Name(EventStatus s) { return At(kStatuses, s); }
std::string_view Name(CountKind k) { return At(kCountKinds, k); }
std::string_view Name(RelationKind k) { return At(kRelationKinds, k); }
std::string_view Name(Layer l) { return At(kLayers, l); }

std::optional<Sector> SectorFromName(std::string_view name) { return Find<Sector>(kSectors, name); }
std::optional<EventType> EventTypeFromName(std::string_view name) {
  return Find<EventType>(kEventTypes, name);
}
std::optional<RelationKind> RelationKindFromName(std::string_view name) {
  return Find<RelationKind>(kRelationKinds, name);
}
std::optional<Layer> LayerFromName(std::string_view name) { return Find<Layer>(kLayers, name); }

int QuadClass(EventType type) { return kQuads[static_cast<size_t>(type)]; }

bool IsMutual(RelationKind kind) {
  return kind == RelationKind::kAlliedWith || kind == RelationKind::kAtWarWith ||
         kind == RelationKind::kCeasefireWith;
}

std::string ActorCode::Format() const {
  std::string code = country;
  for (Sector s : sectors) code += Name(s);
  return code;
}

}  // namespace khaldun
