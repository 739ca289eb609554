#include "event/setting.h"

#include <algorithm>

#include "model/event_time.h"

namespace khaldun::event {
namespace {

// The element of a layer, by span, that stands nearest to the trigger in the sentence.
template <class Item, class Accept>
std::optional<size_t> Nearest(const std::vector<Item>& items, Span sentence, Span trigger, Accept accept) {
  std::optional<size_t> best;
  uint32_t best_distance = 0;
  for (size_t i = 0; i < items.size(); ++i) {
    if (!sentence.Contains(items[i].span) || !accept(items[i])) continue;
    Span s = items[i].span;
    uint32_t distance = s.begin >= trigger.end ? s.begin - trigger.end
                                               : trigger.begin - std::min(s.end, trigger.begin);
    if (!best || distance < best_distance) {
      best = i;
      best_distance = distance;
    }
  }
  return best;
}

// "detained by police in Oran on Tuesday": a time that the parser hung on one of the act's phrases.
std::optional<TimeId> TimeOfArguments(const Tree& tree, WordId trigger) {
  using enum Relation;
  const Document& document = tree.document();
  const auto& segment = document.Get<SegmentLayer>();
  const auto& times = document.Get<WhenLayer>().times;
  Span sentence = segment.sentence(tree.sentence()).span;
  for (size_t i = 0; i < times.size(); ++i) {
    const Time& t = times[i];
    bool calendar = t.type == TimexType::kDate || t.type == TimexType::kTime;
    if (!sentence.Contains(t.span) || !calendar || !(t.start || t.end)) continue;
    WordRange words = segment.WordsIn(t.span);
    if (words.size() == 0) continue;
    WordId w = words.begin;
    while (!tree.IsRoot(w) && w != trigger) {
      Relation r = tree[w].relation;
      bool phrase = r == kNmod || r == kNmodUnmarked || r == kObl || r == kOblUnmarked || r == kOblAgent ||
                    r == kCompound || r == kFlat || r == kNummod || r == kObj || r == kAmod || r == kAppos;
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

void AddPlace(const Document& document, Span sentence, Event& event) {
  const auto& geo = document.Get<GeoLayer>();
  auto is_actor = [&](const Place& p) {
    auto holds = [&](const std::vector<Participant>& who) {
      return std::any_of(who.begin(), who.end(),
                         [&](const Participant& w) { return w.span.Contains(p.span); });
    };
    // "Turkish" names a country and is no place where anything happens.
    WordRange words = document.Get<SegmentLayer>().WordsIn(p.span);
    bool adjective = words.size() == 1 && document.Get<SyntaxLayer>().word(words.begin).upos == Upos::kAdj;
    return p.metonym || adjective || holds(event.source) || holds(event.target);
  };
  auto nearest = Nearest(geo.places, sentence, event.trigger, [&](const Place& p) { return !is_actor(p); });
  if (nearest) {
    event.place = PlaceId(*nearest);
  } else if (geo.dateline) {
    event.place_from_dateline = true;
  }
}

}  // namespace

void AddSetting(const Tree& tree, Event& event) {
  const Document& document = tree.document();
  Span sentence = document.Get<SegmentLayer>().sentence(tree.sentence()).span;
  AddDate(tree, event);
  AddPlace(document, sentence, event);
}

}  // namespace khaldun::event
