#include "support/full_document.h"

#include <cstdlib>

namespace khaldun::testing {
namespace {

void Must(const Status& status) {
  if (!status.ok()) std::abort();
}

}  // namespace

Full::Full() {
  Document parsed = DocumentOfConllu(R"(
Police NOUN police 2 nsubj Number=Plur
detained VERB detain 0 root Tense=Past
two NUM two 5 nummod NumType=Card
aid NOUN aid 5 compound
workers NOUN worker 2 obj Number=Plur
in ADP in 7 case
Oran PROPN Oran 2 obl
on ADP on 9 case
Tuesday PROPN Tuesday 2 obl
. PUNCT . 2 punct
)");
  story.id = "test";
  story.origin = "reports.jsonl:1";
  story.title = "Aid workers \"held\"\n";
  story.published = *ParseDate("2024-03-07");
  story.notes = {"a note"};
  story.published_text = "2024-03-07T08:00:00Z";
  text = parsed.text();
  offsets.AddRun({0, 5, 1});
  offsets.AddRun({7, 14, 0});
  text_layer.removed = {{RemovedKind::kAdMarker, "[ad_1]", 0}};
  text_layer.damage = {{DamageKind::kBroken, {0, 6}, "no article"}};
  text_layer.dateline = Dateline{"ORAN", "March 7", std::nullopt};
  text_layer.byline = "By Nobody";
  segment = parsed.Get<SegmentLayer>();
  syntax = parsed.Get<SyntaxLayer>();

  auto span = [&](std::string_view part) {
    auto at = static_cast<uint32_t>(text.find(part));
    return Span{at, at + static_cast<uint32_t>(part.size())};
  };
  Mention police{{WordId(0u), WordId(1u)}, span("Police"), WordId(0u)};
  police.kind = MentionKind::kNominal;
  police.entity_kind = EntityKind::kGroup;
  police.name = "Police";
  police.actor = ActorCode{"DZA", {Sector::kCop}};
  Mention workers{{WordId(2u), WordId(5u)}, span("two aid workers"), WordId(4u)};
  workers.entity_kind = EntityKind::kPerson;
  workers.name = "two aid workers";
  entity.mentions = {police, workers};
  coref.entities = {{"Police", EntityKind::kGroup, police.actor, false, {MentionId(0u)}},
                    {"two aid workers", EntityKind::kPerson, {}, false, {MentionId(1u)}}};
  coref.entity_of = {EntityId(0u), EntityId(1u)};
  quote.quotes = {{span("two aid workers"), true, MentionId(0u), span("detained")}};

  Place oran;
  oran.span = span("Oran");
  oran.geonames = 2485926;
  oran.name = "Oran";
  oran.country = "DZA";
  oran.lat = 35.69906;
  oran.lon = -0.63588;
  oran.precision = PlacePrecision::kCity;
  oran.confidence = 0.1;
  geo.places = {oran};
  geo.dateline = oran;
  geo.dateline->span = {};

  Time tuesday{span("Tuesday"), TimexType::kDate, "2024-03-05"};
  tuesday.start = tuesday.end = *ParseDate("2024-03-05");
  tuesday.anchor = "publication";
  when.times = {tuesday};

  Event e;
  e.incident = 1;
  e.type = EventType::kCoerce;
  e.mode = "arrest";
  e.contexts = {"crime"};
  e.cameo = "173";
  e.trigger = span("detained");
  e.trigger_head = WordId(1u);
  e.source = {{span("Police"), WordId(0u), EntityId(0u), "Police", police.actor, false}};
  e.target = {{span("two aid workers"), WordId(4u), EntityId(1u), "two aid workers", {}, false}};
  e.date = EventDate{tuesday.start, tuesday.end, DatePrecision::kDay, TimeId(0u)};
  e.place = PlaceId(0u);
  e.counts = {{CountKind::kArrested, 2, 2, span("two")}};
  e.attribution = Attribution{e.source[0], span("on")};
  e.confidence = 0.91;
  e.rules = {"detain.v"};
  e.alternatives = {{EventType::kAssault, 0.04}};
  event.events = {e};
  event.near_misses = {{SentenceId(0u), span("aid"), "aid.n", "a part of a compound"}};

  StandingRelation office;
  office.fact = 1;
  office.kind = RelationKind::kHoldsOffice;
  office.trigger = span("Police");
  office.trigger_head = WordId(0u);
  office.holder = e.target[0];
  office.other = e.source[0];
  office.place = PlaceId(0u);
  office.office = "Police";
  office.start = office.end = RelationBound{*tuesday.start, DatePrecision::kDay, TimeId(0u)};
  office.ended = true;
  office.attribution = e.attribution;
  office.rule = "possessive";
  relation.relations = {office};
}

Document Full::Build() const {
  Document document(story, text, offsets, text_layer);
  Must(document.Add(segment));
  Must(document.Add(syntax));
  Must(document.Add(entity));
  Must(document.Add(coref));
  Must(document.Add(quote));
  Must(document.Add(geo));
  Must(document.Add(when));
  Must(document.Add(event));
  Must(document.Add(relation));
  return document;
}

}  // namespace khaldun::testing
