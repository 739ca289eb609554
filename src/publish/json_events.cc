#include <cmath>

#include "publish/json.h"
#include "publish/json_parts.h"

namespace khaldun::publish {
namespace {

// More digits than a probability's first four mean nothing and make files differ for nothing.
double Rounded(double probability) { return std::round(probability * 1e4) / 1e4; }

void Side(JsonWriter& json, std::string_view key, const Document& document,
          const std::vector<Participant>& side) {
  json.Key(key);
  json.BeginList();
  for (const Participant& who : side) ParticipantObject(json, document, who);
  json.EndList();
}

void DocumentObject(JsonWriter& json, const Story& story) {
  json.Key("document");
  json.BeginObject();
  json.Field("id", story.id);
  json.Field("title", story.title);
  json.Field("url", story.url);
  json.Field("publisher", story.publisher);
  DateField(json, "published", story.published);
  json.EndObject();
}

// "end" is the date's; where its words end stands in "span" (docs/decisions/0002-date-span.md).
void DateObject(JsonWriter& json, const Document& document, const std::optional<EventDate>& date) {
  json.Key("date");
  if (!date) return json.Value(std::nullopt);
  const Time* time = date->time ? &document.Get<WhenLayer>().times[date->time->value] : nullptr;
  json.BeginObject();
  DateField(json, "start", date->start);
  DateField(json, "end", date->end);
  json.Field("precision", Name(date->precision));
  json.TextOrNull("text", time ? document.text(time->span) : "");
  std::optional<Span> span;
  if (time) span = document.ToInput(time->span);
  json.Field("begin", span ? std::optional(span->begin) : std::nullopt);
  json.Key("span");
  if (span) {
    json.BeginList();
    json.Value(span->begin);
    json.Value(span->end);
    json.EndList();
  } else {
    json.Value(std::nullopt);
  }
  json.TextOrNull("timex", time ? time->value : "");
  json.EndObject();
}

void PlaceObject(JsonWriter& json, const Document& document, const Place* place) {
  json.Key("place");
  if (place == nullptr) return json.Value(std::nullopt);
  json.BeginObject();
  TextFields(json, document, place->span.empty() ? std::nullopt : std::optional(place->span));
  json.Field("name", place->name);
  json.TextOrNull("country", place->country);
  json.TextOrNull("admin1", place->admin1);
  json.Field("geonames", place->geonames);
  json.Field("lat", place->lat);
  json.Field("lon", place->lon);
  json.Field("precision", Name(place->precision));
  json.EndObject();
}

template <class RangeOf>
void NumbersObject(JsonWriter& json, RangeOf&& range_of) {
  json.Key("numbers");
  json.BeginObject();
  for (int kind = 0; kind < kCountKinds; ++kind) {
    std::optional<Range> range = range_of(static_cast<CountKind>(kind));
    if (!range) continue;
    json.Key(Name(static_cast<CountKind>(kind)));
    json.BeginList();
    json.Value(range->low);
    json.Value(range->high);
    json.EndList();
  }
  json.EndObject();
}

void Strings(JsonWriter& json, std::string_view key, const std::vector<std::string>& strings) {
  json.Key(key);
  json.BeginList();
  for (const auto& s : strings) json.Value(s);
  json.EndList();
}

void EvidenceObject(JsonWriter& json, const Event& event, const Engine::Versions& versions) {
  json.Key("evidence");
  json.BeginObject();
  Strings(json, "rules", event.rules);
  json.Key("alternatives");
  json.BeginList();
  for (const Alternative& other : event.alternatives) {
    json.BeginObject();
    json.Field("type", Name(other.type));
    json.Field("p", Rounded(other.probability));
    json.EndObject();
  }
  json.EndList();
  json.Key("versions");
  json.BeginObject();
  json.Field("khaldun", versions.khaldun);
  json.Field("models", versions.models);
  json.Field("lexicon", versions.lexicon);
  json.EndObject();
  json.EndObject();
}

void Codes(JsonWriter& json, const Event& event, const resources::Ontology& ontology) {
  json.Field("cameo", event.cameo);
  json.Field("quad", ontology.Quad(event.type));
  json.Field("goldstein", ontology.Goldstein(event.cameo));
  json.Field("plover_score", ontology.PloverScore(event.type, event.mode));
  json.Key("acled");
  if (const auto* acled = AcledOf(event, ontology)) {
    json.BeginObject();
    json.Field("event", acled->event);
    json.Field("sub_event", acled->sub_event);
    json.EndObject();
  } else {
    json.Value(std::nullopt);
  }
}

}  // namespace

void AppendEvent(JsonWriter& json, const Document& document, const PublishedEvent& published,
                 const Publication& publication) {
  const Event& event = published.event;
  json.BeginObject();
  json.Field("id", published.id);
  json.Field("incident", event.incident);
  DocumentObject(json, document.story());
  json.Key("sentence");
  json.BeginObject();
  json.Field("number", event.sentence.value + 1);
  OffsetFields(json, document, document.Get<SegmentLayer>().sentence(event.sentence).span);
  json.EndObject();
  json.Field("type", Name(event.type));
  json.TextOrNull("mode", event.mode);
  Strings(json, "contexts", event.contexts);
  Codes(json, event, *publication.ontology);
  json.Key("trigger");
  json.BeginObject();
  TextFields(json, document, event.trigger);
  json.EndObject();
  Side(json, "source", document, event.source);
  Side(json, "target", document, event.target);
  DateObject(json, document, event.date);
  PlaceObject(json, document, published.place);
  NumbersObject(json, [&](CountKind kind) { return CountOf(event, kind); });
  json.Field("status", Name(event.status));
  AttributionField(json, document, event.attribution);
  json.Field("confidence", Rounded(event.confidence));
  EvidenceObject(json, event, publication.versions);
  json.EndObject();
}

void AppendIncident(JsonWriter& json, const Document& document, const Incident& incident) {
  json.BeginObject();
  json.Field("incident", incident.number);
  json.Key("events");
  json.BeginList();
  for (size_t mention : incident.mentions) json.Value(mention + 1);
  json.EndList();
  json.Field("type", Name(incident.type));
  json.TextOrNull("mode", incident.mode);
  json.Field("cameo", incident.cameo);
  Side(json, "source", document, incident.source);
  Side(json, "target", document, incident.target);
  DateObject(json, document, incident.date);
  PlaceObject(json, document, incident.place);
  NumbersObject(json, [&](CountKind k) { return incident.numbers[static_cast<size_t>(k)]; });
  json.Field("status", Name(incident.status));
  json.EndObject();
}

size_t AppendJsonEvents(const Document& document, const Publication& publication,
                        std::string& out) {
  auto events = Select(document, publication);
  JsonWriter json(out);
  for (const auto& event : events) {
    AppendEvent(json, document, event, publication);
    json.EndLine();
  }
  return events.size();
}

}  // namespace khaldun::publish
