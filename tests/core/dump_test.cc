#include "core/dump.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/event_id.h"
#include "support/full_document.h"

namespace khaldun {
namespace {

using testing::Full;
using ::testing::HasSubstr;

TEST(Dump, IsOneCanonicalText) {
  Document document =
      testing::DocumentOfConllu("Police NOUN police 2 nsubj\nran VERB run 0 root\n");
  EXPECT_EQ(core::Dump(document), R"({
"khaldun_document": 1,
"story": {
"id": "test",
"origin": "test",
"extracted": false,
"title": null,
"published": "2024-03-07",
"published_text": null,
"url": null,
"publisher": null,
"language": null,
"notes": []
},
"text": "Police ran",
"offsets": [
{"text_begin": 0, "input_begin": 0, "input_step": 1}
],
"layers": {
"text": {
"removed": [],
"damage": [],
"dateline": null,
"byline": null
},
"segment": {
"words": [
{"span": [0, 6], "joined": false},
{"span": [7, 10], "joined": false}
],
"sentences": [
{"span": [0, 10], "words": {"begin": 0, "end": 2}, "paragraph": 0}
]
},
"syntax": {
"words": [
{"upos": "NOUN", "relation": "nsubj", "head": 1, "features": "_", "lemma": [0, 6], "name_odds": [0, 0, 0, 0, 0, 0]},
{"upos": "VERB", "relation": "root", "head": 1, "features": "_", "lemma": [6, 9], "name_odds": [0, 0, 0, 0, 0, 0]}
],
"lemma_pool": "policerun",
"parsed": [
true
]
}
}
}
)");
}

TEST(Dump, RoundTripIsByteIdentical) {
  std::string dump = core::Dump(Full().Build());
  Result<Document> loaded = core::Load(dump);
  ASSERT_TRUE(loaded) << loaded.error().message();
  EXPECT_EQ(core::Dump(*loaded), dump);
}

TEST(Dump, RoundTripKeepsAwkwardText) {
  for (std::string_view text :
       {"", "\x01\x1f \x7f\"\\/\t\n", "Zürich 東京 \U0001F600", "\xC2\xA0"}) {
    std::string dump = core::Dump(testing::DocumentOf(text));
    Result<Document> loaded = core::Load(dump);
    ASSERT_TRUE(loaded) << loaded.error().message();
    EXPECT_EQ(loaded->text(), text);
    EXPECT_EQ(core::Dump(*loaded), dump);
  }
}

// Replaces the first `from` in the full document's dump and returns what Load says.
std::string LoadWith(std::string_view from, std::string_view to) {
  std::string dump = core::Dump(Full().Build());
  size_t at = dump.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  dump.replace(at, from.size(), to);
  Result<Document> loaded = core::Load(dump);
  EXPECT_FALSE(loaded);
  return loaded ? "" : loaded.error().message();
}

TEST(Load, NamesThePlaceOfBrokenJson) {
  EXPECT_THAT(LoadWith("\"origin\":", "\"origin\""), HasSubstr("line 5, column 26"));
  EXPECT_THAT(core::Load("").error().message(), HasSubstr("line 1, column 1"));
}

TEST(Load, NamesTheFieldAtFault) {
  EXPECT_EQ(LoadWith("\"byline\"", "\"bylines\""), "dump: 'layers.text.byline' is missing");
  EXPECT_EQ(LoadWith("\"url\": null", "\"url\": null, \"uri\": 1"),
            "dump: 'story' has a field that is not known");
  EXPECT_EQ(LoadWith("\"upos\": \"VERB\"", "\"upos\": \"VRB\""),
            "dump: 'layers.syntax.words[1].upos' has the unknown value 'VRB'");
  EXPECT_EQ(LoadWith("\"trigger\": [7, 15]", "\"trigger\": [7]"),
            "dump: 'layers.event.events[0].trigger' is no span [begin, end]");
  EXPECT_EQ(LoadWith("\"incident\": 1", "\"incident\": -1"),
            "dump: 'layers.event.events[0].incident' is no whole number in range");
  EXPECT_EQ(LoadWith("\"incident\": 1", "\"incident\": 4294967296"),
            "dump: 'layers.event.events[0].incident' is no whole number in range");
  EXPECT_EQ(LoadWith("\"start\": \"2024-03-05\"", "\"start\": \"2024-02-30\""),
            "dump: 'layers.when.times[0].start' is no date as YYYY-MM-DD");
  EXPECT_EQ(LoadWith("\"Tense=Past\"", "\"Tense=Never\""),
            "dump: 'layers.syntax.words[1].features' holds an unknown feature");
  EXPECT_EQ(LoadWith("\"khaldun_document\": 1", "\"khaldun_document\": 2"),
            "dump: 'khaldun_document' is of another form than 1");
  EXPECT_EQ(LoadWith("\"geo\":", "\"gea\":"), "dump: 'layers' has a field that is not known");
}

TEST(Load, RefusesADocumentThatBreaksAPromise) {
  EXPECT_EQ(LoadWith("\"trigger_head\": 1", "\"trigger_head\": 7000"),
            "dump: layer 'event', events[0]: trigger_head 7000 is no word of the trigger");
}

TEST(Load, SurvivesEveryTruncation) {
  std::string dump = core::Dump(Full().Build());
  for (size_t size = 0; size + 1 < dump.size(); size += 7) {
    EXPECT_FALSE(core::Load(std::string_view(dump).substr(0, size)));
  }
}

TEST(Load, SurvivesDeepNesting) {
  EXPECT_FALSE(core::Load(std::string(200000, '[')));
  EXPECT_FALSE(core::Load(std::string(200000, '[') + std::string(200000, ']')));
}

TEST(EventId, DependsOnWhatTheEventIsAndOnVersionsAlone) {
  Full full;
  std::string id = core::EventIds(full.Build(), "0.1.0")[0];
  EXPECT_EQ(id, "sha-7b12b29b0ef5e7842307d5f9b451f977");
  full.event.events[0].confidence = 0.5;
  EXPECT_EQ(core::EventIds(full.Build(), "0.1.0")[0], id);
  EXPECT_NE(core::EventIds(full.Build(), "0.1.1")[0], id);
  full.event.events[0].type = EventType::kAssault;
  EXPECT_NE(core::EventIds(full.Build(), "0.1.0")[0], id);
}

TEST(EventId, TellsTwinsApart) {
  Full full;
  full.event.events.push_back(full.event.events[0]);
  auto ids = core::EventIds(full.Build(), "0.1.0");
  EXPECT_NE(ids[0], ids[1]);
}

}  // namespace
}  // namespace khaldun
