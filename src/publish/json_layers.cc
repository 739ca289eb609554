#include "publish/json.h"
#include "publish/json_parts.h"

namespace khaldun::publish {
namespace {

// [begin, end] in the offsets that users see.
void Offsets(JsonWriter& json, const Document& document, Span span) {
  span = document.ToInput(span);
  json.BeginList();
  json.Value(span.begin);
  json.Value(span.end);
  json.EndList();
}

template <class Items, class F>
void List(JsonWriter& json, std::string_view key, const Items& items, F&& each) {
  json.Key(key);
  json.BeginList();
  for (const auto& item : items) each(item);
  json.EndList();
}

template <class Items, class F>
void Objects(JsonWriter& json, std::string_view key, const Items& items, F&& fields) {
  List(json, key, items, [&](const auto& item) {
    json.BeginObject();
    fields(item);
    json.EndObject();
  });
}

void Text(JsonWriter& json, const Document& d) {
  const auto& layer = d.Get<TextLayer>();
  json.Field("text", d.text());
  json.Field("title", d.story().title);
  DateField(json, "published", d.story().published);
  json.Field("publisher", d.story().publisher);
  json.Key("dateline");
  if (layer.dateline) {
    json.BeginObject();
    json.Field("place", layer.dateline->place);
    json.Field("date", layer.dateline->date);
    json.Field("agency", layer.dateline->agency);
    json.EndObject();
  } else {
    json.Value(std::nullopt);
  }
  json.Field("byline", layer.byline);
  Objects(json, "damage", layer.damage, [&](const Damage& damage) {
    OffsetFields(json, d, damage.span);
    json.Field("kind", Name(damage.kind));
    json.Field("why", damage.why);
  });
  Objects(json, "removed", layer.removed, [&](const Removed& removed) {
    json.Field("kind", Name(removed.kind));
    json.Field("text", removed.text);
  });
}

void Segment(JsonWriter& json, const Document& d) {
  const auto& layer = d.Get<SegmentLayer>();
  List(json, "sentences", layer.sentences, [&](const Sentence& s) { Offsets(json, d, s.span); });
  json.Key("tokens");
  json.BeginList();
  for (size_t i = 0; i < layer.words.size();) {
    Span token = layer.words[i].span;
    while (++i < layer.words.size() && layer.words[i].joined) token.end = layer.words[i].span.end;
    Offsets(json, d, token);
  }
  json.EndList();
}

void Syntax(JsonWriter& json, const Document& d) {
  const auto& layer = d.Get<SyntaxLayer>();
  const auto& segment = d.Get<SegmentLayer>();
  json.Key("sentences");
  json.BeginList();
  for (size_t s = 0; s < segment.sentences.size(); ++s) {
    WordRange range = segment.sentences[s].words;
    json.BeginObject();
    json.Field("parsed", static_cast<bool>(layer.parsed[s]));
    json.Key("words");
    json.BeginList();
    for (WordId w = range.begin; w < range.end; ++w) {
      const WordSyntax& word = layer.word(w);
      json.BeginObject();
      TextFields(json, d, segment.word(w).span);
      json.Field("lemma", layer.lemma(w));
      json.Field("upos", Name(word.upos));
      json.Field("features", word.features.Format());
      // As in CoNLL-U: words of a sentence count from 1, and 0 is above the root.
      json.Field("head", word.head == w ? 0 : word.head.value - range.begin.value + 1);
      json.Field("relation", Name(word.relation));
      json.EndObject();
    }
    json.EndList();
    json.EndObject();
  }
  json.EndList();
}

void Entities(JsonWriter& json, const Document& d) {
  const auto& mentions = d.Get<EntityLayer>().mentions;
  bool resolved = d.Has(Layer::kCoref);
  json.Key("mentions");
  json.BeginList();
  for (size_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    json.BeginObject();
    TextFields(json, d, m.span);
    json.Field("kind", Name(m.entity_kind));
    json.Field("form", Name(m.kind));
    json.Field("name", m.name);
    ActorFields(json, m.actor);
    json.Field("known", m.known);
    json.Field("entity",
               resolved ? std::optional(d.Get<CorefLayer>().entity_of[i].value + 1) : std::nullopt);
    json.EndObject();
  }
  json.EndList();
}

void Coref(JsonWriter& json, const Document& d) {
  uint32_t id = 0;
  Objects(json, "entities", d.Get<CorefLayer>().entities, [&](const Entity& e) {
    json.Field("id", ++id);
    json.Field("name", e.name);
    json.Field("kind", Name(e.kind));
    List(json, "mentions", e.mentions,
         [&](MentionId m) { Offsets(json, d, d.Get<EntityLayer>().mention(m).span); });
    json.Key("actor");
    if (e.actor) {
      json.BeginObject();
      ActorFields(json, e.actor);
      json.EndObject();
    } else {
      json.Value(std::nullopt);
    }
    json.Field("known", e.known);
  });
}

void Quotes(JsonWriter& json, const Document& d) {
  Objects(json, "quotes", d.Get<QuoteLayer>().quotes, [&](const Quote& q) {
    OffsetFields(json, d, q.span);
    json.Field("direct", q.direct);
    json.Key("speaker");
    if (q.speaker) {
      const Entity& who =
          d.Get<CorefLayer>().entity(d.Get<CorefLayer>().entity_of[q.speaker->value]);
      json.BeginObject();
      TextFields(json, d, d.Get<EntityLayer>().mention(*q.speaker).span);
      json.Field("name", who.name);
      ActorFields(json, who.actor);
      json.EndObject();
    } else {
      json.Value(std::nullopt);
    }
    json.Key("cue");
    if (q.cue) {
      json.BeginObject();
      TextFields(json, d, q.cue);
      json.EndObject();
    } else {
      json.Value(std::nullopt);
    }
  });
}

void PlaceFields(JsonWriter& json, const Place& place) {
  json.Field("geonames", place.geonames);
  json.Field("name", place.name);
  json.TextOrNull("country", place.country);
  json.TextOrNull("admin1", place.admin1);
  json.Field("lat", place.lat);
  json.Field("lon", place.lon);
  json.Field("precision", Name(place.precision));
  json.Field("confidence", place.confidence);
  json.Field("metonym", place.metonym);
}

void Places(JsonWriter& json, const Document& d) {
  const auto& layer = d.Get<GeoLayer>();
  Objects(json, "places", layer.places, [&](const Place& place) {
    TextFields(json, d, place.span);
    PlaceFields(json, place);
  });
  json.Key("dateline");
  if (layer.dateline) {
    json.BeginObject();
    PlaceFields(json, *layer.dateline);
    json.EndObject();
  } else {
    json.Value(std::nullopt);
  }
}

void Times(JsonWriter& json, const Document& d) {
  Objects(json, "times", d.Get<WhenLayer>().times, [&](const Time& time) {
    TextFields(json, d, time.span);
    json.Field("type", Name(time.type));
    json.Field("value", time.value);
    DateField(json, "start", time.start);
    DateField(json, "end_date", time.end);
    json.Field("precision", Name(time.precision));
    json.TextOrNull("anchor", time.anchor);
  });
}

void Events(JsonWriter& json, const Document& d, const Publication& publication) {
  const std::vector<PublishedEvent> events = Select(d, publication);
  List(json, "events", events,
       [&](const PublishedEvent& event) { AppendEvent(json, d, event, publication); });
  List(json, "incidents", Incidents(events),
       [&](const Incident& incident) { AppendIncident(json, d, incident); });
  Objects(json, "near_misses", d.Get<EventLayer>().near_misses, [&](const NearMiss& miss) {
    json.Field("sentence", miss.sentence.value + 1);
    TextFields(json, d, miss.trigger);
    json.Field("rule", miss.rule);
    json.Field("why", miss.why);
  });
}

void BoundField(JsonWriter& json, std::string_view key, const Document& d,
                const std::optional<RelationBound>& bound) {
  json.Key(key);
  if (!bound) return json.Value(std::nullopt);
  json.BeginObject();
  DateField(json, "date", bound->date);
  json.Field("precision", Name(bound->precision));
  TextFields(json, d, d.Get<WhenLayer>().times[bound->time.value].span);
  json.EndObject();
}

void Relations(JsonWriter& json, const Document& d) {
  Objects(json, "relations", d.Get<RelationLayer>().relations, [&](const StandingRelation& r) {
    json.Field("fact", r.fact);
    json.Field("sentence", r.sentence.value + 1);
    json.Field("kind", Name(r.kind));
    json.Key("holder");
    ParticipantObject(json, d, r.holder);
    json.Key("other");
    if (r.other) {
      ParticipantObject(json, d, *r.other);
    } else {
      json.Value(std::nullopt);
    }
    json.TextOrNull("office", r.office);
    json.Key("place");
    if (r.place) {
      json.BeginObject();
      PlaceFields(json, d.Get<GeoLayer>().places[r.place->value]);
      json.EndObject();
    } else {
      json.Value(std::nullopt);
    }
    BoundField(json, "start", d, r.start);
    BoundField(json, "end", d, r.end);
    json.Field("ended", r.ended);
    AttributionField(json, d, r.attribution);
    json.Key("trigger");
    json.BeginObject();
    TextFields(json, d, r.trigger);
    json.EndObject();
    json.Field("rule", r.rule);
  });
}

}  // namespace

void AppendJsonLayer(const Document& document, Layer layer, const Publication& publication,
                     std::string& out) {
  JsonWriter json(out);
  json.BeginObject();
  json.Field("document", document.story().id);
  switch (layer) {
    case Layer::kText:
      Text(json, document);
      break;
    case Layer::kSegment:
      Segment(json, document);
      break;
    case Layer::kSyntax:
      Syntax(json, document);
      break;
    case Layer::kEntity:
      Entities(json, document);
      break;
    case Layer::kCoref:
      Coref(json, document);
      break;
    case Layer::kQuote:
      Quotes(json, document);
      break;
    case Layer::kGeo:
      Places(json, document);
      break;
    case Layer::kWhen:
      Times(json, document);
      break;
    case Layer::kEvent:
      Events(json, document, publication);
      break;
    case Layer::kRelation:
      Relations(json, document);
      break;
  }
  json.EndObject();
  json.EndLine();
}

}  // namespace khaldun::publish
