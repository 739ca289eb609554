#include "event/act_date.h"

#include <algorithm>

#include "model/event_time.h"

namespace khaldun::event {
namespace {

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

}  // namespace

void AddDate(const Tree& tree, WordId word, Event& event) {
  const Document& document = tree.document();
  EventDate date;
  auto time = model::TimeOfAct(document, word);
  if (!time) time = TimeOfArguments(tree, word);
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

}  // namespace khaldun::event
