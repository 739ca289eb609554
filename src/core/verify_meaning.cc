// The promises of the layers that say who, where and when: entity, coref, quote, geo, when.
#include <algorithm>
#include <numeric>

#include "core/promises.h"

namespace khaldun::core {
namespace {

// ISO 3166 alpha-3, a code of the same shape, or nothing.
bool IsCountry(std::string_view code) {
  return code.empty() || (code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) {
                            return c >= 'A' && c <= 'Z';
                          }));
}

// Where two of the spans overlap one holds the other.
template <class Items>
Status VerifyNesting(const Promises& p, std::string_view list, const Items& items) {
  std::vector<uint32_t> order(items.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    Span x = items[a].span, y = items[b].span;
    return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
  });
  std::vector<Span> open;
  for (uint32_t i : order) {
    Span span = items[i].span;
    while (!open.empty() && open.back().end <= span.begin) open.pop_back();
    if (!open.empty() && !open.back().Contains(span)) {
      return p.Broken(list, i, "[{}, {}) crosses [{}, {})", span.begin, span.end, open.back().begin,
                      open.back().end);
    }
    open.push_back(span);
  }
  return Status::Ok();
}

// Spans that stand, in order, apart from each other.
template <class Items>
Status VerifyApart(const Promises& p, std::string_view list, const Items& items) {
  for (size_t i = 0; i < items.size(); ++i) {
    KHALDUN_TRY(p.Stands(list, i, "span", items[i].span));
    if (i > 0 && items[i].span.begin < items[i - 1].span.end) {
      return p.Broken(list, i, "begins at byte {}, before its predecessor ends at {}",
                      items[i].span.begin, items[i - 1].span.end);
    }
  }
  return Status::Ok();
}

}  // namespace

Status VerifyActor(const Promises& p, std::string_view list, size_t index,
                   const std::optional<ActorCode>& actor) {
  if (actor && !IsCountry(actor->country)) {
    return p.Broken(list, index, "the actor's country '{}' is no three-letter code",
                    actor->country);
  }
  if (actor && actor->empty()) {
    return p.Broken(list, index, "the actor says nothing; it should be absent");
  }
  return Status::Ok();
}

Status VerifyEntity(const Document& document) {
  Promises p(document, Layer::kEntity);
  KHALDUN_TRY(p.Needs(Layer::kSegment));
  const auto& segment = document.Get<SegmentLayer>();
  const auto& mentions = document.Get<EntityLayer>().mentions;
  for (size_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    if (m.words.begin >= m.words.end || m.words.end.value > segment.words.size()) {
      return p.Broken("mentions", i, "words [{}, {}) are no words of the document",
                      m.words.begin.value, m.words.end.value);
    }
    if (!segment.sentence(segment.SentenceOf(m.words.begin)).words.Contains(m.words)) {
      return p.Broken("mentions", i, "words [{}, {}) are of more than one sentence",
                      m.words.begin.value, m.words.end.value);
    }
    if (Span span = segment.SpanOf(m.words); m.span != span) {
      return p.Broken("mentions", i, "has the span [{}, {}), its words have [{}, {})", m.span.begin,
                      m.span.end, span.begin, span.end);
    }
    if (!m.words.Contains(m.head)) {
      return p.Broken("mentions", i, "its head {} is none of its words [{}, {})", m.head.value,
                      m.words.begin.value, m.words.end.value);
    }
    if (m.name.empty()) return p.Broken("mentions", i, "has no name");
    KHALDUN_TRY(VerifyActor(p, "mentions", i, m.actor));
    if (i > 0) {
      Span before = mentions[i - 1].span;
      if (m.span.begin < before.begin ||
          (m.span.begin == before.begin && m.span.end > before.end)) {
        return p.Broken("mentions", i, "stands behind [{}, {}), which should follow it",
                        before.begin, before.end);
      }
    }
  }
  return VerifyNesting(p, "mentions", mentions);
}

Status VerifyCoref(const Document& document) {
  Promises p(document, Layer::kCoref);
  KHALDUN_TRY(p.Needs(Layer::kEntity));
  size_t mentions = document.Get<EntityLayer>().mentions.size();
  const auto& [entities, entity_of] = document.Get<CorefLayer>();
  if (entity_of.size() != mentions) {
    return p.LayerBroken("entity_of has {} entries for {} mentions", entity_of.size(), mentions);
  }
  size_t held = 0;
  for (size_t i = 0; i < entities.size(); ++i) {
    const Entity& e = entities[i];
    if (e.mentions.empty()) return p.Broken("entities", i, "has no mention");
    if (e.name.empty()) return p.Broken("entities", i, "has no name");
    KHALDUN_TRY(VerifyActor(p, "entities", i, e.actor));
    for (size_t m = 0; m < e.mentions.size(); ++m) {
      KHALDUN_TRY(p.InRange("entities", i, "mention", e.mentions[m], mentions));
      if (m > 0 && e.mentions[m] <= e.mentions[m - 1]) {
        return p.Broken("entities", i, "mention {} is out of order", e.mentions[m].value);
      }
      if (entity_of[e.mentions[m].value].value != i) {
        return p.Broken("entities", i, "holds mention {}, which entity_of gives to entity {}",
                        e.mentions[m].value, entity_of[e.mentions[m].value].value);
      }
    }
    if (i > 0 && e.mentions[0] < entities[i - 1].mentions[0]) {
      return p.Broken("entities", i, "stands behind an entity with a later first mention");
    }
    held += e.mentions.size();
  }
  if (held == mentions) return Status::Ok();
  // Every held mention agrees with entity_of, so one of the others names an entity without it.
  for (size_t m = 0; m < mentions; ++m) {
    KHALDUN_TRY(p.InRange("entity_of", m, "entity", entity_of[m], entities.size()));
    const auto& list = entities[entity_of[m].value].mentions;
    if (!std::binary_search(list.begin(), list.end(), MentionId(m))) {
      return p.Broken("entity_of", m, "names entity {}, which does not hold the mention",
                      entity_of[m].value);
    }
  }
  return Status::Ok();
}

Status VerifyQuote(const Document& document) {
  Promises p(document, Layer::kQuote);
  const auto& quotes = document.Get<QuoteLayer>().quotes;
  for (size_t i = 0; i < quotes.size(); ++i) {
    const Quote& q = quotes[i];
    KHALDUN_TRY(p.Stands("quotes", i, "span", q.span));
    if (q.cue) KHALDUN_TRY(p.Stands("quotes", i, "cue", *q.cue));
    if (q.speaker) {
      KHALDUN_TRY(p.Needs(Layer::kEntity));
      KHALDUN_TRY(p.InRange("quotes", i, "speaker", *q.speaker,
                            document.Get<EntityLayer>().mentions.size()));
    }
    if (i > 0 && q.span < quotes[i - 1].span) {
      return p.Broken("quotes", i, "stands behind [{}, {}), which should follow it",
                      quotes[i - 1].span.begin, quotes[i - 1].span.end);
    }
  }
  return VerifyNesting(p, "quotes", quotes);
}

namespace {

Status VerifyPlace(const Promises& p, std::string_view list, size_t i, const Place& place) {
  if (place.name.empty()) return p.Broken(list, i, "has no name");
  if (!IsCountry(place.country)) {
    return p.Broken(list, i, "the country '{}' is no three-letter code", place.country);
  }
  if (place.lat.has_value() != place.lon.has_value()) {
    return p.Broken(list, i, "has latitude or longitude alone");
  }
  if (place.lat && !(*place.lat >= -90 && *place.lat <= 90)) {
    return p.Broken(list, i, "latitude {} is not within -90 and 90", *place.lat);
  }
  if (place.lon && !(*place.lon >= -180 && *place.lon <= 180)) {
    return p.Broken(list, i, "longitude {} is not within -180 and 180", *place.lon);
  }
  return p.IsShare(list, i, "confidence", place.confidence);
}

}  // namespace

Status VerifyGeo(const Document& document) {
  Promises p(document, Layer::kGeo);
  const auto& [places, dateline] = document.Get<GeoLayer>();
  KHALDUN_TRY(VerifyApart(p, "places", places));
  for (size_t i = 0; i < places.size(); ++i) KHALDUN_TRY(VerifyPlace(p, "places", i, places[i]));
  if (dateline && !dateline->span.empty())
    return p.LayerBroken("the dateline has a span in the text");
  return dateline ? VerifyPlace(p, "dateline", 0, *dateline) : Status::Ok();
}

Status VerifyWhen(const Document& document) {
  Promises p(document, Layer::kWhen);
  const auto& times = document.Get<WhenLayer>().times;
  KHALDUN_TRY(VerifyApart(p, "times", times));
  for (size_t i = 0; i < times.size(); ++i) {
    if (times[i].value.empty()) return p.Broken("times", i, "has no value");
    if (times[i].start && times[i].end && *times[i].end < *times[i].start) {
      return p.Broken("times", i, "ends on {}, before it starts on {}", FormatDate(*times[i].end),
                      FormatDate(*times[i].start));
    }
  }
  return Status::Ok();
}

}  // namespace khaldun::core
