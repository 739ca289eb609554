// The promises of the relation layer (relation.h).
#include "core/promises.h"

namespace khaldun::core {
namespace {

Status VerifyBound(const Promises& p, size_t i, std::string_view side,
                   const std::optional<RelationBound>& bound) {
  if (!bound) return Status::Ok();
  KHALDUN_TRY(p.Needs(Layer::kWhen));
  return p.InRange("relations", i, fmt::format("time of {}", side), bound->time,
                   p.document().Get<WhenLayer>().times.size());
}

Status VerifyOne(const Promises& p, size_t i, const StandingRelation& r, size_t relations) {
  KHALDUN_TRY(VerifyTrigger(p, "relations", i, r.sentence, r.trigger, r.trigger_head));
  if (r.fact == 0 || r.fact > relations) {
    return p.Broken("relations", i, "fact {} is not within 1 and {}", r.fact, relations);
  }
  KHALDUN_TRY(VerifyParticipant(p, "relations", i, "holder", r.holder));
  if (r.other) KHALDUN_TRY(VerifyParticipant(p, "relations", i, "other", *r.other));
  bool is_office = r.kind == RelationKind::kHoldsOffice;
  if (is_office == r.office.empty()) {
    return p.Broken("relations", i, "{} with the office '{}'", Name(r.kind), r.office);
  }
  if (!r.other && !is_office) return p.Broken("relations", i, "has no other party");
  if (r.place) {
    KHALDUN_TRY(p.Needs(Layer::kGeo));
    KHALDUN_TRY(
        p.InRange("relations", i, "place", *r.place, p.document().Get<GeoLayer>().places.size()));
  }
  KHALDUN_TRY(VerifyBound(p, i, "start", r.start));
  KHALDUN_TRY(VerifyBound(p, i, "end", r.end));
  if (r.start && r.end && r.end->date < r.start->date) {
    return p.Broken("relations", i, "ends on {}, before it starts on {}", FormatDate(r.end->date),
                    FormatDate(r.start->date));
  }
  if (r.attribution) KHALDUN_TRY(VerifyAttribution(p, "relations", i, *r.attribution));
  if (r.rule.empty()) return p.Broken("relations", i, "names no rule that read it");
  return Status::Ok();
}

}  // namespace

Status VerifyRelation(const Document& document) {
  Promises p(document, Layer::kRelation);
  KHALDUN_TRY(p.Needs(Layer::kSegment));
  const auto& relations = document.Get<RelationLayer>().relations;
  for (size_t i = 0; i < relations.size(); ++i) {
    KHALDUN_TRY(VerifyOne(p, i, relations[i], relations.size()));
    if (i > 0 && relations[i].trigger.begin < relations[i - 1].trigger.begin) {
      return p.Broken("relations", i, "its trigger stands before its predecessor's");
    }
  }
  return Status::Ok();
}

}  // namespace khaldun::core
