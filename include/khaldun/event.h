// The coded event (design/event-model.md) and the layer that holds a document's events.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/layers.h"

namespace khaldun {

// PLOVER's sixteen, and kStatement for CAMEO 01, which is coded only on request.
enum class EventType : uint8_t {
  kAgree,
  kConsult,
  kSupport,
  kConcede,
  kCooperate,
  kAid,
  kRetreat,
  kRequest,
  kAccuse,
  kReject,
  kThreaten,
  kProtest,
  kSanction,
  kMobilize,
  kCoerce,
  kAssault,
  kStatement,
};
inline constexpr int kEventTypeCount = 17;

enum class EventStatus : uint8_t { kActual, kPlanned, kHypothetical, kDenied };

std::string_view Name(EventType);  // "AGREE"
std::string_view Name(EventStatus);
std::optional<EventType> EventTypeFromName(std::string_view);

// PLOVER quad class, 1 to 4 (event-model.md, section 2; SANCTION is 4).
int QuadClass(EventType type);

// One side of an event.
struct Participant {
  Span span;  // the whole noun phrase
  WordId head;
  std::optional<EntityId> entity;
  std::string name;  // resolved through the document: "Hulusi Akar" for "he"
  std::optional<ActorCode> actor;
  bool known = false;
  template <class A>
  void Describe(A& a) {
    a("span", span);
    a("head", head);
    a("entity", entity);
    a("name", name);
    a("actor", actor);
    a("known", known);
  }
};

// A missing side is open. Both missing never happens: an event without time words has the
// publication date with precision reported, and where that is unknown no EventDate at all.
struct EventDate {
  std::optional<Date> start, end;
  DatePrecision precision{};
  std::optional<TimeId> time;  // the words it comes from
  template <class A>
  void Describe(A& a) {
    a("start", start);
    a("end", end);
    a("precision", precision);
    a("time", time);
  }
};

enum class CountKind : uint8_t { kKilled, kInjured, kArrested, kDisplaced, kParticipants };
std::string_view Name(CountKind);

struct Count {
  CountKind kind{};
  int64_t low = 0, high = 0;  // "dozens" is 24 to 99
  Span span;
  template <class A>
  void Describe(A& a) {
    a("kind", kind);
    a("low", low);
    a("high", high);
    a("span", span);
  }
};

// Who says that it happened.
struct Attribution {
  std::optional<Participant> speaker;  // absent for an anonymous source
  Span cue;
  template <class A>
  void Describe(A& a) {
    a("speaker", speaker);
    a("cue", cue);
  }
};

// What else the trigger could mean. Together with the event's confidence the probabilities are at
// most 1.
struct Alternative {
  EventType type{};
  double probability = 0;
  template <class A>
  void Describe(A& a) {
    a("type", type);
    a("probability", probability);
  }
};

struct Event {
  SentenceId sentence;
  uint32_t incident = 0;  // counts from 1; mentions of one act share it
  EventType type{};
  std::string mode;                   // of lexicon/ontology.tsv; empty where none fits
  std::vector<std::string> contexts;  // PLOVER's
  std::string cameo;                  // "042": text, the leading zero counts
  Span trigger;
  WordId trigger_head;
  std::vector<Participant> source, target;
  std::optional<EventDate> date;
  std::optional<PlaceId> place;
  bool place_from_dateline = false;  // then `place` is absent and GeoLayer::dateline is meant
  std::vector<Count> counts;
  EventStatus status{};
  std::optional<Attribution> attribution;
  double confidence = 0;           // 0 to 1
  std::vector<std::string> rules;  // ids of the lexicon entries and rules that decided, in order
  std::vector<Alternative> alternatives;
  template <class A>
  void Describe(A& a) {
    a("sentence", sentence);
    a("incident", incident);
    a("type", type);
    a("mode", mode);
    a("contexts", contexts);
    a("cameo", cameo);
    a("trigger", trigger);
    a("trigger_head", trigger_head);
    a("source", source);
    a("target", target);
    a("date", date);
    a("place", place);
    a("place_from_dateline", place_from_dateline);
    a("counts", counts);
    a("status", status);
    a("attribution", attribution);
    a("confidence", confidence);
    a("rules", rules);
    a("alternatives", alternatives);
  }
};

// A trigger that was looked at and not coded, for `khaldun explain`.
struct NearMiss {
  SentenceId sentence;
  Span trigger;
  std::string rule;  // the lexicon entry
  std::string why;   // for people: "embedded in a request", "no politically relevant source"
  template <class A>
  void Describe(A& a) {
    a("sentence", sentence);
    a("trigger", trigger);
    a("rule", rule);
    a("why", why);
  }
};

struct EventLayer {
  std::vector<Event> events;          // by trigger
  std::vector<NearMiss> near_misses;  // by trigger
  template <class A>
  void Describe(A& a) {
    a("events", events);
    a("near_misses", near_misses);
  }
};

}  // namespace khaldun
