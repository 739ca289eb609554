#include "publish/json_parts.h"

namespace khaldun::publish {

void OffsetFields(JsonWriter& json, const Document& document, std::optional<Span> span) {
  if (span) span = document.ToInput(*span);
  json.Field("begin", span ? std::optional(span->begin) : std::nullopt);
  json.Field("end", span ? std::optional(span->end) : std::nullopt);
}

void TextFields(JsonWriter& json, const Document& document, std::optional<Span> span) {
  json.Field("text", span ? std::optional(document.text(*span)) : std::nullopt);
  OffsetFields(json, document, span);
}

void ActorFields(JsonWriter& json, const std::optional<ActorCode>& actor) {
  json.TextOrNull("code", actor ? actor->Format() : "");
  json.TextOrNull("country", actor ? actor->country : "");
  json.Key("sectors");
  json.BeginList();
  if (actor) {
    for (Sector sector : actor->sectors) json.Value(Name(sector));
  }
  json.EndList();
}

void DateField(JsonWriter& json, std::string_view key, const std::optional<Date>& date) {
  json.TextOrNull(key, date ? FormatDate(*date) : "");
}

void ParticipantObject(JsonWriter& json, const Document& document, const Participant& who) {
  json.BeginObject();
  TextFields(json, document, who.span);
  json.TextOrNull("name", who.name);
  ActorFields(json, who.actor);
  json.Field("entity", who.entity ? std::optional(who.entity->value + 1) : std::nullopt);
  json.Field("known", who.known);
  json.EndObject();
}

void AttributionField(JsonWriter& json, const Document& document,
                      const std::optional<Attribution>& attribution) {
  json.Key("attribution");
  if (!attribution) return json.Value(std::nullopt);
  json.BeginObject();
  json.Key("speaker");
  if (attribution->speaker) {
    ParticipantObject(json, document, *attribution->speaker);
  } else {
    json.Value(std::nullopt);
  }
  json.Field("cue", document.text(attribution->cue));
  OffsetFields(json, document, attribution->cue);
  json.EndObject();
}

}  // namespace khaldun::publish
