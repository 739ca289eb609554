#include "event/setting.h"

#include <algorithm>

#include "model/event_time.h"

namespace khaldun::event {
namespace {

// Mentions before a place among which one that holds it is looked for.
constexpr size_t kMentionsBack = 6;

// "detained by police in Oran on Tuesday": a time that the parser hung on one of the act's phrases.
std::optional<TimeId> TimeOfArguments(const Tree& tree, WordId trigger) {
  using enum Relation;
  const Document& document = tree.document();
  const auto& segment = document.Get<SegmentLayer>();
  const auto& times = document.Get<WhenLayer>().times;
  Span sentence = segment.sentence(tree.sentence()).span;
  auto first = std::lower_bound(times.begin(), times.end(), sentence.begin,
                                [](const Time& t, uint32_t at) { return t.span.begin < at; });
  for (size_t i = first - times.begin(); i < times.size() && times[i].span.begin < sentence.end;
       ++i) {
    const Time& t = times[i];
    bool calendar = t.type == TimexType::kDate || t.type == TimexType::kTime;
    if (!sentence.Contains(t.span) || !calendar || !(t.start || t.end)) continue;
    WordRange words = segment.WordsIn(t.span);
    if (words.size() == 0) continue;
    WordId w = words.begin;
    while (!tree.IsRoot(w) && w != trigger) {
      Relation r = tree[w].relation;
      bool phrase = r == kNmod || r == kNmodUnmarked || r == kObl || r == kOblUnmarked ||
                    r == kOblAgent || r == kCompound || r == kFlat || r == kNummod || r == kObj ||
                    r == kAmod || r == kAppos;
      if (!phrase && !words.Contains(w)) break;
      w = tree[w].head;
    }
    if (w == trigger) return TimeId(i);
  }
  return std::nullopt;
}

void AddDate(const Tree& tree, Event& event) {
  const Document& document = tree.document();
  EventDate date;
  auto time = model::TimeOfAct(document, event.trigger_head);
  if (!time) time = TimeOfArguments(tree, event.trigger_head);
  const Time* t = time ? &document.Get<WhenLayer>().times[time->value] : nullptr;
  if (t != nullptr && (t->start || t->end)) {
    date.start = t->start;
    date.end = t->end;
    date.precision = t->precision;
    date.time = time;
  } else if (document.story().published) {
    date.start = date.end = document.story().published;
    date.precision = DatePrecision::kReported;
  } else {
    return;
  }
  event.date = date;
}

// Acts of words and paper happen where they are uttered, not at those whom they are about.
bool IsActOfWords(EventType type) {
  using enum EventType;
  return type == kAccuse || type == kReject || type == kThreaten || type == kRequest ||
         type == kSupport || type == kAgree || type == kCooperate || type == kSanction;
}

// "Russia accused", "US negotiators": the name of an actor, or of the state before it, is no place
// of the act, nor is that of a person. "Baghdad police" act in Baghdad.
bool IsActor(const Document& document, const Event& event, const Place& place) {
  const auto& segment = document.Get<SegmentLayer>();
  auto named = [&](const Participant& p) { return place.span.Overlaps(segment.word(p.head).span); };
  auto titled = [&](const Participant& p) {
    if (!p.span.Contains(place.span)) return false;
    if (p.entity && document.Get<CorefLayer>().entity(*p.entity).kind == EntityKind::kPerson)
      return true;
    return place.precision == PlacePrecision::kCountry && place.span < segment.word(p.head).span;
  };
  auto any = [](const std::vector<Participant>& who, auto is) {
    return std::any_of(who.begin(), who.end(), is);
  };
  if (any(event.source, named) || any(event.source, titled) || any(event.target, titled))
    return true;
  if (IsActOfWords(event.type) && any(event.target, named)) return true;
  const auto& mentions = document.Get<EntityLayer>().mentions;
  WordRange words = segment.WordsIn(place.span);
  auto after = std::upper_bound(mentions.begin(), mentions.end(), words.begin,
                                [](WordId w, const Mention& m) { return w < m.words.begin; });
  for (size_t back = 1; back <= std::min<size_t>(after - mentions.begin(), kMentionsBack); ++back) {
    const Mention& m = *(after - static_cast<std::ptrdiff_t>(back));
    if (m.entity_kind == EntityKind::kPerson && m.name_words &&
        m.name_words->begin <= words.begin && words.end <= m.name_words->end) {
      return true;
    }
  }
  return false;
}

void AddPlace(const Document& document, const model::ActPlaces& places, Event& event) {
  event.place = places.PlaceOfAct(document, event.trigger_head, [&](const Place& place) {
    return IsActor(document, event, place);
  });
  event.place_from_dateline = !event.place && document.Get<GeoLayer>().dateline.has_value();
}

}  // namespace

void AddSetting(const Tree& tree, const model::ActPlaces& places, Event& event) {
  AddDate(tree, event);
  AddPlace(tree.document(), places, event);
}

}  // namespace khaldun::event
