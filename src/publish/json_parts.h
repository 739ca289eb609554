// Pieces of JSON that events and layers share.
#pragma once

#include "core/json.h"
#include "publish/incidents.h"
#include "publish/publication.h"

namespace khaldun::publish {

using core::JsonWriter;

// "begin" and "end" of the span, in the offsets that users see; null where it is absent.
void OffsetFields(JsonWriter& json, const Document& document, std::optional<Span> span);

// "text", "begin" and "end".
void TextFields(JsonWriter& json, const Document& document, std::optional<Span> span);

// "code", "country" and "sectors".
void ActorFields(JsonWriter& json, const std::optional<ActorCode>& actor);

void DateField(JsonWriter& json, std::string_view key, const std::optional<Date>& date);

// An actor: the phrase, the name, the code, the entity.
void ParticipantObject(JsonWriter& json, const Document& document, const Participant& who);

// "attribution", null where nobody says it.
void AttributionField(JsonWriter& json, const Document& document,
                      const std::optional<Attribution>& attribution);

void AppendEvent(JsonWriter& json, const Document& document, const PublishedEvent& published,
                 const Publication& publication);

// `events` of the incident counts from 1 in the list that it was made of.
void AppendIncident(JsonWriter& json, const Document& document, const Incident& incident);

}  // namespace khaldun::publish
