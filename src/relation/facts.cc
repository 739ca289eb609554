#include "relation/facts.h"

#include <fmt/format.h>

#include <unordered_map>

#include "text/ascii.h"

namespace khaldun::relation {
namespace {

std::string KeyOf(const Document& document, const Participant& p, std::optional<PlaceId> place) {
  EntityKind kind =
      p.entity ? document.Get<CorefLayer>().entity(*p.entity).kind : EntityKind::kOther;
  bool state = p.actor && p.known && p.actor->sectors == std::vector<Sector>{Sector::kGov} &&
               (kind == EntityKind::kPlace || !p.entity);
  if (state) return p.actor->country;
  if (p.entity) return fmt::format("#{}", p.entity->value);
  if (place) return document.Get<GeoLayer>().places[place->value].name;
  return text::ToLower(p.name);
}

}  // namespace

void NumberFacts(const Document& document, RelationLayer& layer) {
  std::unordered_map<std::string, uint32_t> facts;
  for (StandingRelation& r : layer.relations) {
    std::string holder = KeyOf(document, r.holder, std::nullopt);
    std::string other = r.other ? KeyOf(document, *r.other, r.place) : "";
    if (IsMutual(r.kind) && other < holder) std::swap(holder, other);
    std::string key =
        fmt::format("{}\n{}\n{}\n{}", Name(r.kind), holder, other, text::ToLower(r.office));
    r.fact = facts.emplace(std::move(key), static_cast<uint32_t>(facts.size() + 1)).first->second;
  }
}

}  // namespace khaldun::relation
