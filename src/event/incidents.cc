#include "event/incidents.h"

#include <algorithm>

namespace khaldun::event {
namespace {

bool Overlap(const std::vector<Participant>& a, const std::vector<Participant>& b) {
  for (const Participant& x : a) {
    for (const Participant& y : b) {
      if ((x.entity && x.entity == y.entity) || (!x.name.empty() && x.name == y.name)) return true;
    }
  }
  return false;
}

bool Conflict(const std::vector<Participant>& a, const std::vector<Participant>& b) {
  return !a.empty() && !b.empty() && !Overlap(a, b);
}

bool DatesMeet(const Event& a, const Event& b) {
  if (!a.date || !b.date) return true;
  auto before = [](const std::optional<Date>& end, const std::optional<Date>& start) {
    return end && start && *end < *start;
  };
  if (before(a.date->end, b.date->start) || before(b.date->end, a.date->start)) {
    // A reported date is only the latest day on which it can have happened.
    bool reported = a.date->precision == DatePrecision::kReported ||
                    b.date->precision == DatePrecision::kReported;
    if (!reported) return false;
    auto start = [](const Event& e) { return std::chrono::sys_days{*e.date->start}; };
    if (!a.date->start || !b.date->start) return false;
    auto gap = start(a) - start(b);
    return gap <= std::chrono::days{3} && gap >= std::chrono::days{-3};
  }
  return true;
}

bool PlacesMeet(const Document& document, std::optional<PlaceId> a, std::optional<PlaceId> b) {
  if (!a || !b) return true;
  const auto& places = document.Get<GeoLayer>().places;
  const Place& x = places[a->value];
  const Place& y = places[b->value];
  if (x.country != y.country && !x.country.empty() && !y.country.empty()) return false;
  bool coarse = x.precision <= PlacePrecision::kRegion || y.precision <= PlacePrecision::kRegion;
  return coarse || x.name == y.name;
}

// Whether `b` is the act of `a`, which happened at `place_of_a` as far as is known.
bool SameAct(const Document& document, const Event& a, std::optional<PlaceId> place_of_a,
             const Event& b) {
  if (a.type != b.type || a.status != b.status) return false;
  if (Conflict(a.source, b.source) || Conflict(a.target, b.target)) return false;
  if (Overlap(a.source, b.target) || Overlap(a.target, b.source)) return false;
  bool shared = Overlap(a.source, b.source) || Overlap(a.target, b.target);
  if (!shared && !(a.source.empty() && a.target.empty()) &&
      !(b.source.empty() && b.target.empty())) {
    return false;
  }
  return DatesMeet(a, b) && PlacesMeet(document, place_of_a, b.place);
}

}  // namespace

void NumberIncidents(const Document& document, EventLayer& layer) {
  // An event joins the latest incident whose last mention it fits, looked for among a bounded
  // number of mentions so that long documents stay linear.
  constexpr size_t kWindow = 60;
  uint32_t next = 1;
  std::vector<std::optional<PlaceId>> place_of(layer.events.size() + 1);  // by incident
  for (size_t i = 0; i < layer.events.size(); ++i) {
    Event& e = layer.events[i];
    for (size_t back = 1; back <= std::min(i, kWindow) && e.incident == 0; ++back) {
      const Event& earlier = layer.events[i - back];
      if (SameAct(document, earlier, place_of[earlier.incident], e)) e.incident = earlier.incident;
    }
    if (e.incident == 0) e.incident = next++;
    if (e.place) place_of[e.incident] = e.place;
  }
}

void SharePlaces(EventLayer& layer) {
  struct Told {
    std::optional<PlaceId> place;
    SentenceId sentence;
  };
  std::vector<Told> told(layer.events.size() + 1);  // by incident
  auto share = [&](Event& e, uint32_t reach) {
    Told& t = told[e.incident];
    if (e.place) {
      t = {e.place, e.sentence};
    } else if (t.place &&
               std::max(e.sentence, t.sentence).value - std::min(e.sentence, t.sentence).value <=
                   reach) {
      e.place = t.place;
      e.place_from_dateline = false;
    }
  };
  // The place told last holds on; a mention before the first place is of the same place where that
  // follows at once.
  constexpr uint32_t kAnywhere = 0xFFFFFFFF, kAtOnce = 2;
  std::for_each(layer.events.begin(), layer.events.end(), [&](Event& e) { share(e, kAnywhere); });
  told.assign(told.size(), {});
  std::for_each(layer.events.rbegin(), layer.events.rend(), [&](Event& e) { share(e, kAtOnce); });
}

}  // namespace khaldun::event
