#include "publish/publication.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/event_id.h"

namespace khaldun::publish {
namespace {

const Place* PlaceOf(const Document& document, const Event& event) {
  if (event.place) return &document.Get<GeoLayer>().places[event.place->value];
  if (event.place_from_dateline) return &*document.Get<GeoLayer>().dateline;
  return nullptr;
}

bool BearsArms(const Participant& who) {
  static constexpr Sector kArmed[] = {Sector::kMil, Sector::kReb, Sector::kCop, Sector::kPrm,
                                      Sector::kUaf};
  return who.actor &&
         std::any_of(who.actor->sectors.begin(), who.actor->sectors.end(), [](Sector s) {
           return std::find(std::begin(kArmed), std::end(kArmed), s) != std::end(kArmed);
         });
}

}  // namespace

std::vector<PublishedEvent> Select(const Document& document, const Publication& publication) {
  const auto& v = publication.versions;
  std::vector<std::string> ids =
      core::EventIds(document, fmt::format("{} {} {}", v.khaldun, v.models, v.lexicon));
  std::vector<PublishedEvent> selected;
  const auto& events = document.Get<EventLayer>().events;
  for (size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    if (event.status != EventStatus::kActual && !publication.all_statuses) continue;
    selected.push_back({event, std::move(ids[i]), PlaceOf(document, event)});
  }
  return selected;
}

const resources::AcledKind* AcledOf(const Event& event, const resources::Ontology& ontology) {
  bool armed = std::any_of(event.target.begin(), event.target.end(), BearsArms);
  return ontology.FindAcled(ontology.AcledSubType(event.type, event.mode, armed));
}

std::optional<Range> CountOf(const Event& event, CountKind kind) {
  std::optional<Range> range;
  for (const Count& count : event.counts) {
    if (count.kind != kind) continue;
    if (!range) range.emplace();
    range->low += count.low;
    range->high += count.high;
  }
  return range;
}

}  // namespace khaldun::publish
