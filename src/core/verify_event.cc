// The promises of the event layer (event.h).
#include <algorithm>

#include "core/promises.h"

namespace khaldun::core {
namespace {

Status VerifyDate(const Promises& p, size_t i, const EventDate& date) {
  if (!date.start && !date.end) return p.Broken("events", i, "its date is open on both sides");
  if (date.start && date.end && *date.end < *date.start) {
    return p.Broken("events", i, "its date ends on {}, before it starts on {}",
                    FormatDate(*date.end), FormatDate(*date.start));
  }
  if (!date.time) return Status::Ok();
  KHALDUN_TRY(p.Needs(Layer::kWhen));
  return p.InRange("events", i, "time", *date.time, p.document().Get<WhenLayer>().times.size());
}

Status VerifyWhere(const Promises& p, size_t i, const Event& e) {
  const Document& document = p.document();
  if (e.place || e.place_from_dateline) KHALDUN_TRY(p.Needs(Layer::kGeo));
  if (e.place) {
    if (e.place_from_dateline) return p.Broken("events", i, "has a place and the dateline's too");
    return p.InRange("events", i, "place", *e.place, document.Get<GeoLayer>().places.size());
  }
  if (e.place_from_dateline && !document.Get<GeoLayer>().dateline) {
    return p.Broken("events", i, "takes its place from a dateline that is not there");
  }
  return Status::Ok();
}

bool IsCameo(std::string_view code) {
  return code.size() >= 2 && code.size() <= 4 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Status VerifyOne(const Promises& p, size_t i, const Event& e, size_t events) {
  KHALDUN_TRY(VerifyTrigger(p, "events", i, e.sentence, e.trigger, e.trigger_head));
  if (e.incident == 0 || e.incident > events) {
    return p.Broken("events", i, "incident {} is not within 1 and {}", e.incident, events);
  }
  if (!IsCameo(e.cameo)) {
    return p.Broken("events", i, "'{}' is no CAMEO code of two to four digits", e.cameo);
  }
  for (const auto& who : e.source) KHALDUN_TRY(VerifyParticipant(p, "events", i, "source", who));
  for (const auto& who : e.target) KHALDUN_TRY(VerifyParticipant(p, "events", i, "target", who));
  if (e.date) KHALDUN_TRY(VerifyDate(p, i, *e.date));
  KHALDUN_TRY(VerifyWhere(p, i, e));
  for (const Count& count : e.counts) {
    KHALDUN_TRY(p.Stands("events", i, Name(count.kind), count.span));
    if (count.low < 0 || count.high < count.low) {
      return p.Broken("events", i, "{} from {} to {} is no range", Name(count.kind), count.low,
                      count.high);
    }
  }
  if (e.attribution) KHALDUN_TRY(VerifyAttribution(p, "events", i, *e.attribution));
  KHALDUN_TRY(p.IsShare("events", i, "confidence", e.confidence));
  if (e.rules.empty()) return p.Broken("events", i, "names no rule that decided it");
  for (const auto& other : e.alternatives) {
    KHALDUN_TRY(p.IsShare("events", i, "probability of an alternative", other.probability));
  }
  return Status::Ok();
}

}  // namespace

Status VerifyParticipant(const Promises& p, std::string_view list, size_t i, std::string_view side,
                         const Participant& who) {
  const Document& document = p.document();
  KHALDUN_TRY(p.Stands(list, i, side, who.span));
  const auto& words = document.Get<SegmentLayer>().words;
  KHALDUN_TRY(p.InRange(list, i, fmt::format("head of {}", side), who.head, words.size()));
  if (!who.span.Contains(words[who.head.value].span)) {
    return p.Broken(list, i, "the head of {} '{}' is none of its words", side,
                    document.text(who.span));
  }
  if (who.entity) {
    KHALDUN_TRY(p.Needs(Layer::kCoref));
    KHALDUN_TRY(p.InRange(list, i, fmt::format("entity of {}", side), *who.entity,
                          document.Get<CorefLayer>().entities.size()));
  }
  return VerifyActor(p, list, i, who.actor);
}

Status VerifyAttribution(const Promises& p, std::string_view list, size_t i,
                         const Attribution& attribution) {
  KHALDUN_TRY(p.Stands(list, i, "attribution's cue", attribution.cue));
  if (!attribution.speaker) return Status::Ok();
  return VerifyParticipant(p, list, i, "speaker", *attribution.speaker);
}

Status VerifyTrigger(const Promises& p, std::string_view list, size_t i, SentenceId sentence_id,
                     Span trigger, WordId head) {
  const auto& segment = p.document().Get<SegmentLayer>();
  KHALDUN_TRY(p.InRange(list, i, "sentence", sentence_id, segment.sentences.size()));
  KHALDUN_TRY(p.Stands(list, i, "trigger", trigger));
  const Sentence& sentence = segment.sentence(sentence_id);
  if (!sentence.span.Contains(trigger)) {
    return p.Broken(list, i, "trigger [{}, {}) leaves its sentence [{}, {})", trigger.begin,
                    trigger.end, sentence.span.begin, sentence.span.end);
  }
  if (!sentence.words.Contains(head) || !trigger.Contains(segment.word(head).span)) {
    return p.Broken(list, i, "trigger_head {} is no word of the trigger", head.value);
  }
  return Status::Ok();
}

Status VerifyEvent(const Document& document) {
  Promises p(document, Layer::kEvent);
  KHALDUN_TRY(p.Needs(Layer::kSegment));
  const auto& [events, near_misses] = document.Get<EventLayer>();
  for (size_t i = 0; i < events.size(); ++i) {
    KHALDUN_TRY(VerifyOne(p, i, events[i], events.size()));
    if (i > 0 && events[i].trigger.begin < events[i - 1].trigger.begin) {
      return p.Broken("events", i, "its trigger stands before its predecessor's");
    }
  }
  const auto& segment = document.Get<SegmentLayer>();
  for (size_t i = 0; i < near_misses.size(); ++i) {
    const NearMiss& miss = near_misses[i];
    KHALDUN_TRY(p.InRange("near_misses", i, "sentence", miss.sentence, segment.sentences.size()));
    KHALDUN_TRY(p.Stands("near_misses", i, "trigger", miss.trigger));
    if (!segment.sentence(miss.sentence).span.Contains(miss.trigger)) {
      return p.Broken("near_misses", i, "its trigger leaves its sentence");
    }
    if (i > 0 && miss.trigger.begin < near_misses[i - 1].trigger.begin) {
      return p.Broken("near_misses", i, "its trigger stands before its predecessor's");
    }
  }
  return Status::Ok();
}

}  // namespace khaldun::core
