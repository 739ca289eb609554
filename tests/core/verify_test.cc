// One broken document for each promise of layers.h, event.h and document.h.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "support/full_document.h"

namespace khaldun {
namespace {

using testing::Full;

struct Broken {
  const char* name;
  std::function<void(Full&)> breaks;
  const char* message;  // the whole complaint, so that layer, index and fact are all held
};

std::ostream& operator<<(std::ostream& out, const Broken& b) { return out << b.name; }

class Promise : public ::testing::TestWithParam<Broken> {};

TEST_P(Promise, IsCheckedAndTheBrokenOneNamed) {
  Full full;
  GetParam().breaks(full);
  Status status = Verify(full.Build());
  EXPECT_EQ(status.message(), GetParam().message);
  EXPECT_EQ(status.code(), StatusCode::kInternal);
}

Date NoDay() { return Date{std::chrono::year{2023}, std::chrono::month{2}, std::chrono::day{30}}; }

const Broken kBroken[] = {
    {"StoryId", [](Full& f) { f.story.id.clear(); }, "story: has no id"},
    {"StoryUtf8", [](Full& f) { f.story.title = "a\xff"; },
     "story: title: is not UTF-8 from byte 1 on"},
    {"StoryDate", [](Full& f) { f.story.published = NoDay(); },
     "story: published: is no day of the years 1 to 9999"},
    {"TextUtf8", [](Full& f) { f.text[3] = '\xc3'; },
     "layer 'text': the text is not UTF-8 from byte 3 on"},
    {"OffsetsLeaveText",
     [](Full& f) {
       f.offsets.AddRun({999, 999, 1});
     },
     "layer 'text', offsets[2]: text_begin 999 is no beginning of a character of the text"},
    {"OffsetsGrow",
     [](Full& f) {
       f.offsets.AddRun({7, 15, 1});
     },
     "layer 'text', offsets[2]: text_begin 7 does not grow"},
    {"OffsetsGoBack",
     [](Full& f) {
       f.offsets.AddRun({8, 3, 1});
     },
     "layer 'text', offsets[2]: input_begin 3 goes back"},
    {"RemovedOrder",
     [](Full& f) {
       f.text_layer.removed = {{RemovedKind::kCaption, "b", 9}, {RemovedKind::kShare, "a", 4}};
     },
     "layer 'text', removed[1]: input_begin 4 goes back"},
    {"RemovedKind", [](Full& f) { f.text_layer.removed[0].kind = static_cast<RemovedKind>(77); },
     "layer 'text': removed[0].kind: has the value 77 of 12 named ones"},
    {"DamageSpan",
     [](Full& f) {
       f.text_layer.damage[0].span = {4, 4};
     },
     "layer 'text', damage[0]: span [4, 4) is empty"},
    {"WordLeavesText",
     [](Full& f) {
       f.segment.words[9].span = {50, 90};
     },
     "layer 'segment', words[9]: span [50, 90) leaves the text of 52 bytes"},
    {"WordsOverlap",
     [](Full& f) {
       f.segment.words[1].span = {5, 15};
     },
     "layer 'segment', words[1]: begins at byte 5, before its predecessor ends at 6"},
    {"JoinedToNothing", [](Full& f) { f.segment.words[1].joined = true; },
     "layer 'segment', words[1]: is joined to no word that ends where it begins"},
    {"SentenceEmpty", [](Full& f) { f.segment.sentences[0].words.end = WordId(0u); },
     "layer 'segment', sentences[0]: has no word"},
    {"SentenceTooLong", [](Full& f) { f.segment.sentences[0].words.end = WordId(11u); },
     "layer 'segment', sentences[0]: ends at word 11; there are 10"},
    {"SentenceGap", [](Full& f) { f.segment.sentences[0].words.begin = WordId(1u); },
     "layer 'segment', sentences[0]: begins at word 1, though the next word is 0"},
    {"SentenceSpan", [](Full& f) { f.segment.sentences[0].span.end = 51; },
     "layer 'segment', sentences[0]: has the span [0, 51), its words have [0, 52)"},
    {"WordWithoutSentence",
     [](Full& f) {
       f.segment.sentences[0] = {{0, 50}, {WordId(0u), WordId(9u)}, 0};
     },
     "layer 'segment', words[9]: stands in no sentence"},
    {"SyntaxWordCount", [](Full& f) { f.syntax.words.pop_back(); },
     "layer 'syntax': has 9 words, layer 'segment' 10"},
    {"SyntaxSentenceCount", [](Full& f) { f.syntax.parsed.clear(); },
     "layer 'syntax': says of 0 sentences whether they are parsed; there are 1"},
    {"LemmaOutsidePool", [](Full& f) { f.syntax.words[2].lemma.end = 4000; },
     "layer 'syntax', words[2]: lemma [12, 4000) is no stretch of the lemma pool's 40 bytes"},
    {"Features", [](Full& f) { f.syntax.words[2].features = Features::FromBits(~uint64_t{0}); },
     "layer 'syntax', words[2]: features 0xffffffffffffffff are none of UD English"},
    {"HeadOutsideSentence", [](Full& f) { f.syntax.words[2].head = WordId(10u); },
     "layer 'syntax', words[2]: has the head 10 outside its sentence of words [0, 10)"},
    {"OwnHeadNotRoot", [](Full& f) { f.syntax.words[2].head = WordId(2u); },
     "layer 'syntax', words[2]: is its own head with relation 'nummod'"},
    {"RootWithHead", [](Full& f) { f.syntax.words[2].relation = Relation::kRoot; },
     "layer 'syntax', words[2]: has relation 'root' though its head is another word"},
    {"TwoRoots",
     [](Full& f) {
       f.syntax.words[2].head = WordId(2u);
       f.syntax.words[2].relation = Relation::kRoot;
     },
     "layer 'syntax', words[2]: is a second root beside words[1]"},
    {"Cycle",
     [](Full& f) {
       f.syntax.words[4].head = WordId(2u);  // two -> workers -> two
     },
     "layer 'syntax', words[2]: is its own ancestor"},
    {"UnparsedWithArcs", [](Full& f) { f.syntax.parsed[0] = false; },
     "layer 'syntax', words[0]: has a head in sentence 0, which is not parsed"},
    {"MentionWords", [](Full& f) { f.entity.mentions[0].words.end = WordId(99u); },
     "layer 'entity', mentions[0]: words [0, 99) are no words of the document"},
    {"MentionSpan", [](Full& f) { f.entity.mentions[0].span.end = 5; },
     "layer 'entity', mentions[0]: has the span [0, 5), its words have [0, 6)"},
    {"MentionHead", [](Full& f) { f.entity.mentions[0].head = WordId(4u); },
     "layer 'entity', mentions[0]: its head 4 is none of its words [0, 1)"},
    {"MentionName", [](Full& f) { f.entity.mentions[1].name.clear(); },
     "layer 'entity', mentions[1]: has no name"},
    {"MentionCountry", [](Full& f) { f.entity.mentions[0].actor->country = "Algeria"; },
     "layer 'entity', mentions[0]: the actor's country 'Algeria' is no three-letter code"},
    {"MentionActorEmpty", [](Full& f) { f.entity.mentions[0].actor.emplace(); },
     "layer 'entity', mentions[0]: the actor says nothing; it should be absent"},
    {"MentionOrder", [](Full& f) { std::swap(f.entity.mentions[0], f.entity.mentions[1]); },
     "layer 'entity', mentions[1]: stands behind [16, 31), which should follow it"},
    {"MentionsCross",
     [](Full& f) {
       Mention m = f.entity.mentions[1];
       m.words = {WordId(3u), WordId(7u)};
       m.span = {20, 39};
       f.entity.mentions.push_back(m);
     },
     "layer 'entity', mentions[2]: [20, 39) crosses [16, 31)"},
    {"EntityOfCount", [](Full& f) { f.coref.entity_of.pop_back(); },
     "layer 'coref': entity_of has 1 entries for 2 mentions"},
    {"EntityEmpty", [](Full& f) { f.coref.entities[1].mentions.clear(); },
     "layer 'coref', entities[1]: has no mention"},
    {"EntityMentionRange", [](Full& f) { f.coref.entities[1].mentions = {MentionId(7u)}; },
     "layer 'coref', entities[1]: mention 7 is out of range; there are 2"},
    {"EntityMentionOrder",
     [](Full& f) {
       f.coref.entities.pop_back();
       f.coref.entity_of[1] = EntityId(0u);
       f.coref.entities[0].mentions = {MentionId(1u), MentionId(0u)};
     },
     "layer 'coref', entities[0]: mention 0 is out of order"},
    {"EntityDisagrees", [](Full& f) { f.coref.entity_of[1] = EntityId(0u); },
     "layer 'coref', entities[1]: holds mention 1, which entity_of gives to entity 0"},
    {"EntityLost", [](Full& f) { f.coref.entities.pop_back(); },
     "layer 'coref', entity_of[1]: entity 1 is out of range; there are 1"},
    {"EntityOrder",
     [](Full& f) {
       std::swap(f.coref.entities[0], f.coref.entities[1]);
       std::swap(f.coref.entity_of[0], f.coref.entity_of[1]);
     },
     "layer 'coref', entities[1]: stands behind an entity with a later first mention"},
    {"QuoteSpan", [](Full& f) { f.quote.quotes[0].span.end = 400; },
     "layer 'quote', quotes[0]: span [16, 400) leaves the text of 52 bytes"},
    {"QuoteSpeaker", [](Full& f) { f.quote.quotes[0].speaker = MentionId(2u); },
     "layer 'quote', quotes[0]: speaker 2 is out of range; there are 2"},
    {"QuotesCross",
     [](Full& f) {
       f.quote.quotes.push_back({{20, 39}});
     },
     "layer 'quote', quotes[1]: [20, 39) crosses [16, 31)"},
    {"QuoteOrder",
     [](Full& f) {
       f.quote.quotes.push_back({{0, 6}});
     },
     "layer 'quote', quotes[1]: stands behind [16, 31), which should follow it"},
    {"PlacesOverlap", [](Full& f) { f.geo.places.push_back(f.geo.places[0]); },
     "layer 'geo', places[1]: begins at byte 35, before its predecessor ends at 39"},
    {"PlaceName", [](Full& f) { f.geo.places[0].name.clear(); },
     "layer 'geo', places[0]: has no name"},
    {"PlaceLatitude", [](Full& f) { f.geo.places[0].lat = 97; },
     "layer 'geo', places[0]: latitude 97 is not within -90 and 90"},
    {"PlaceLongitude", [](Full& f) { f.geo.places[0].lon = -181; },
     "layer 'geo', places[0]: longitude -181 is not within -180 and 180"},
    {"PlaceHalfPoint", [](Full& f) { f.geo.places[0].lon.reset(); },
     "layer 'geo', places[0]: has latitude or longitude alone"},
    {"PlaceCountry", [](Full& f) { f.geo.places[0].country = "dz"; },
     "layer 'geo', places[0]: the country 'dz' is no three-letter code"},
    {"PlaceConfidence", [](Full& f) { f.geo.places[0].confidence = 1.5; },
     "layer 'geo', places[0]: confidence 1.5 is not within 0 and 1"},
    {"PlaceNotFinite", [](Full& f) { f.geo.places[0].confidence = std::nan(""); },
     "layer 'geo': places[0].confidence: is not finite"},
    {"DatelineSpan",
     [](Full& f) {
       f.geo.dateline->span = {0, 4};
     },
     "layer 'geo': the dateline has a span in the text"},
    {"TimeValue", [](Full& f) { f.when.times[0].value.clear(); },
     "layer 'when', times[0]: has no value"},
    {"TimeBackwards", [](Full& f) { f.when.times[0].end = ParseDate("2024-03-01").value(); },
     "layer 'when', times[0]: ends on 2024-03-01, before it starts on 2024-03-05"},
    {"TimesOverlap", [](Full& f) { f.when.times.push_back(f.when.times[0]); },
     "layer 'when', times[1]: begins at byte 43, before its predecessor ends at 50"},
    {"EventSentence", [](Full& f) { f.event.events[0].sentence = SentenceId(1u); },
     "layer 'event', events[0]: sentence 1 is out of range; there are 1"},
    {"EventTrigger", [](Full& f) { f.event.events[0].trigger = {}; },
     "layer 'event', events[0]: trigger [0, 0) is empty"},
    {"EventTriggerHead", [](Full& f) { f.event.events[0].trigger_head = WordId(3u); },
     "layer 'event', events[0]: trigger_head 3 is no word of the trigger"},
    {"EventIncident", [](Full& f) { f.event.events[0].incident = 0; },
     "layer 'event', events[0]: incident 0 is not within 1 and 1"},
    {"EventType", [](Full& f) { f.event.events[0].type = static_cast<EventType>(40); },
     "layer 'event': events[0].type: has the value 40 of 17 named ones"},
    {"EventCameo", [](Full& f) { f.event.events[0].cameo = "---"; },
     "layer 'event', events[0]: '---' is no CAMEO code of two to four digits"},
    {"EventParticipantHead", [](Full& f) { f.event.events[0].target[0].head = WordId(0u); },
     "layer 'event', events[0]: the head of target 'two aid workers' is none of its words"},
    {"EventEntity", [](Full& f) { f.event.events[0].source[0].entity = EntityId(9u); },
     "layer 'event', events[0]: entity of source 9 is out of range; there are 2"},
    {"EventDateOpen", [](Full& f) { f.event.events[0].date.emplace(); },
     "layer 'event', events[0]: its date is open on both sides"},
    {"EventTime", [](Full& f) { f.event.events[0].date->time = TimeId(1u); },
     "layer 'event', events[0]: time 1 is out of range; there are 1"},
    {"EventPlace", [](Full& f) { f.event.events[0].place = PlaceId(1u); },
     "layer 'event', events[0]: place 1 is out of range; there are 1"},
    {"EventTwoPlaces", [](Full& f) { f.event.events[0].place_from_dateline = true; },
     "layer 'event', events[0]: has a place and the dateline's too"},
    {"EventNoDateline",
     [](Full& f) {
       f.geo.dateline.reset();
       f.event.events[0].place.reset();
       f.event.events[0].place_from_dateline = true;
     },
     "layer 'event', events[0]: takes its place from a dateline that is not there"},
    {"EventCount", [](Full& f) { f.event.events[0].counts[0].low = 3; },
     "layer 'event', events[0]: arrested from 3 to 2 is no range"},
    {"EventCue", [](Full& f) { f.event.events[0].attribution->cue = {}; },
     "layer 'event', events[0]: attribution's cue [0, 0) is empty"},
    {"EventConfidence", [](Full& f) { f.event.events[0].confidence = -0.5; },
     "layer 'event', events[0]: confidence -0.5 is not within 0 and 1"},
    {"EventRules", [](Full& f) { f.event.events[0].rules.clear(); },
     "layer 'event', events[0]: names no rule that decided it"},
    {"EventAlternative", [](Full& f) { f.event.events[0].alternatives[0].probability = 2; },
     "layer 'event', events[0]: probability of an alternative 2 is not within 0 and 1"},
    {"EventOrder",
     [](Full& f) {
       Event earlier = f.event.events[0];
       earlier.trigger = {0, 6};
       earlier.trigger_head = WordId(0u);
       f.event.events.push_back(earlier);
     },
     "layer 'event', events[1]: its trigger stands before its predecessor's"},
    {"RelationTrigger", [](Full& f) { f.relation.relations[0].trigger = {}; },
     "layer 'relation', relations[0]: trigger [0, 0) is empty"},
    {"RelationFact", [](Full& f) { f.relation.relations[0].fact = 2; },
     "layer 'relation', relations[0]: fact 2 is not within 1 and 1"},
    {"RelationKind", [](Full& f) { f.relation.relations[0].kind = static_cast<RelationKind>(50); },
     "layer 'relation': relations[0].kind: has the value 50 of 12 named ones"},
    {"RelationHolder", [](Full& f) { f.relation.relations[0].holder.head = WordId(0u); },
     "layer 'relation', relations[0]: the head of holder 'two aid workers' is none of its words"},
    {"RelationOther", [](Full& f) { f.relation.relations[0].other->entity = EntityId(9u); },
     "layer 'relation', relations[0]: entity of other 9 is out of range; there are 2"},
    {"RelationNoOther",
     [](Full& f) {
       f.relation.relations[0].kind = RelationKind::kBacks;
       f.relation.relations[0].office.clear();
       f.relation.relations[0].other.reset();
     },
     "layer 'relation', relations[0]: has no other party"},
    {"RelationOffice", [](Full& f) { f.relation.relations[0].office.clear(); },
     "layer 'relation', relations[0]: holds-office with the office ''"},
    {"RelationPlace", [](Full& f) { f.relation.relations[0].place = PlaceId(1u); },
     "layer 'relation', relations[0]: place 1 is out of range; there are 1"},
    {"RelationTime", [](Full& f) { f.relation.relations[0].start->time = TimeId(1u); },
     "layer 'relation', relations[0]: time of start 1 is out of range; there are 1"},
    {"RelationBackwards",
     [](Full& f) { f.relation.relations[0].end->date = ParseDate("2024-03-01").value(); },
     "layer 'relation', relations[0]: ends on 2024-03-01, before it starts on 2024-03-05"},
    {"RelationCue", [](Full& f) { f.relation.relations[0].attribution->cue = {}; },
     "layer 'relation', relations[0]: attribution's cue [0, 0) is empty"},
    {"RelationRule", [](Full& f) { f.relation.relations[0].rule.clear(); },
     "layer 'relation', relations[0]: names no rule that read it"},
    {"RelationOrder",
     [](Full& f) {
       StandingRelation later = f.relation.relations[0];
       later.trigger = f.event.events[0].trigger;
       later.trigger_head = WordId(1u);
       f.relation.relations.insert(f.relation.relations.begin(), later);
     },
     "layer 'relation', relations[1]: its trigger stands before its predecessor's"},
    {"NearMissTrigger",
     [](Full& f) {
       f.event.near_misses[0].trigger = {20, 99};
     },
     "layer 'event', near_misses[0]: trigger [20, 99) leaves the text of 52 bytes"},
};

INSTANTIATE_TEST_SUITE_P(Verify, Promise, ::testing::ValuesIn(kBroken),
                         [](const auto& info) { return info.param.name; });

TEST(Verify, AcceptsADocumentThatKeepsItsPromises) {
  Status status = Verify(Full().Build());
  EXPECT_TRUE(status.ok()) << status.message();
}

TEST(Verify, SpanMayNotCutACharacter) {
  Document document = testing::DocumentOf("Zürich");
  SegmentLayer segment;
  segment.words = {{{0, 2}}, {{2, 7}}};
  segment.sentences = {{{0, 7}, {WordId(0u), WordId(2u)}}};
  ASSERT_TRUE(document.Add(segment).ok());
  EXPECT_EQ(Verify(document).message(), "layer 'segment', words[0]: span [0, 2) cuts a character");
}

TEST(Verify, LayerNeedsTheLayerItPointsInto) {
  Document document = testing::DocumentOf("Police");
  ASSERT_TRUE(document.Add(EntityLayer{}).ok());
  EXPECT_EQ(Verify(document).message(), "layer 'entity': stands without layer 'segment'");
}

}  // namespace
}  // namespace khaldun
