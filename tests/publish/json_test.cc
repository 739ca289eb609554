// The JSON of the command line's contract, field by field.
#include "publish/json.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "publish/csv.h"
#include "publish/publication_of.h"
#include "support/full_document.h"

namespace khaldun::publish {
namespace {

using testing::Full;
using testing::PublicationForTests;

std::string EventsOf(const Full& full, bool all_statuses = false) {
  Publication publication = PublicationForTests();
  publication.all_statuses = all_statuses;
  std::string out;
  AppendJsonEvents(full.Build(), publication, out);
  return out;
}

TEST(JsonEvents, HoldEveryFieldOfTheContract) {
  Full full;
  full.offsets = {};
  full.offsets.AddRun({0, 100, 1});  // the text stands behind 100 characters of the input
  EXPECT_EQ(
      EventsOf(full),
      R"({"id": "sha-55b3b0d60f99d1f72c14d1d1d03d3088", "incident": 1, )"
      R"("document": {"id": "test", "title": "Aid workers \"held\"\n", "url": null, )"
      R"("publisher": null, "published": "2024-03-07"}, )"
      R"("sentence": {"number": 1, "begin": 100, "end": 152}, )"
      R"("type": "COERCE", "mode": "arrest", "contexts": ["crime"], )"
      R"("cameo": "173", "quad": 4, "goldstein": -5, "plover_score": -7, )"
      R"("acled": {"event": "Strategic developments", "sub_event": "Arrests"}, )"
      R"("trigger": {"text": "detained", "begin": 107, "end": 115}, )"
      R"("source": [{"text": "Police", "begin": 100, "end": 106, "name": "Police", )"
      R"("code": "DZACOP", "country": "DZA", "sectors": ["COP"], "entity": 1, "known": false}], )"
      R"("target": [{"text": "two aid workers", "begin": 116, "end": 131, )"
      R"("name": "two aid workers", "code": null, "country": null, "sectors": [], )"
      R"("entity": 2, "known": false}], )"
      R"("date": {"start": "2024-03-05", "end": "2024-03-05", "precision": "day", )"
      R"("text": "Tuesday", "begin": 143, "span": [143, 150], "timex": "2024-03-05"}, )"
      R"("place": {"text": "Oran", "begin": 135, "end": 139, "name": "Oran", "country": "DZA", )"
      R"("admin1": null, "geonames": 2485926, "lat": 35.69906, "lon": -0.63588, )"
      R"("precision": "city"}, )"
      R"("numbers": {"arrested": [2, 2]}, "status": "actual", )"
      R"("attribution": {"speaker": {"text": "Police", "begin": 100, "end": 106, )"
      R"("name": "Police", "code": "DZACOP", "country": "DZA", "sectors": ["COP"], )"
      R"("entity": 1, "known": false}, "cue": "on", "begin": 140, "end": 142}, )"
      R"("confidence": 0.91, "evidence": {"rules": ["detain.v"], )"
      R"("alternatives": [{"type": "ASSAULT", "p": 0.04}], )"
      R"("versions": {"khaldun": "0.1.0", "models": "m", "lexicon": "l"}}})"
      "\n");
}

TEST(JsonEvents, WhatIsAbsentIsNullAndEmptyListsStay) {
  Full full;
  Event& e = full.event.events[0];
  e.mode.clear();
  e.contexts.clear();
  e.source.clear();
  e.target.clear();
  e.date.reset();
  e.place.reset();
  e.counts.clear();
  e.attribution.reset();
  e.alternatives.clear();
  std::string json = EventsOf(full);
  for (const char* part : {R"("mode": null)", R"("contexts": [])", R"("source": [])",
                           R"("target": [])", R"("date": null)", R"("place": null)",
                           R"("numbers": {})", R"("attribution": null)", R"("alternatives": [])"}) {
    EXPECT_NE(json.find(part), std::string::npos) << part << "\nin " << json;
  }
}

TEST(JsonEvents, OpenSideOfADateIsNull) {
  Full full;
  full.event.events[0].date->end.reset();
  EXPECT_NE(EventsOf(full).find(R"("start": "2024-03-05", "end": null)"), std::string::npos);
}

TEST(JsonEvents, OnlyActualEventsUnlessAsked) {
  Full full;
  full.event.events[0].status = EventStatus::kPlanned;
  EXPECT_EQ(EventsOf(full), "");
  EXPECT_NE(EventsOf(full, true).find(R"("status": "planned")"), std::string::npos);
}

TEST(JsonEvents, PlaceOfTheDatelineHasNoWords) {
  Full full;
  full.event.events[0].place.reset();
  full.event.events[0].place_from_dateline = true;
  EXPECT_NE(
      EventsOf(full).find(R"("place": {"text": null, "begin": null, "end": null, "name": "Oran")"),
      std::string::npos);
}

TEST(JsonEvents, NumbersOfOneKindAreAddedUp) {
  Full full;
  full.event.events[0].counts.push_back({CountKind::kArrested, 24, 99, {16, 19}});
  EXPECT_NE(EventsOf(full).find(R"("numbers": {"arrested": [26, 101]})"), std::string::npos);
}

std::string LayerOf(Layer layer) {
  std::string out;
  AppendJsonLayer(Full().Build(), layer, PublicationForTests(), out);
  return out;
}

TEST(JsonLayers, Text) {
  EXPECT_EQ(
      LayerOf(Layer::kText),
      R"({"document": "test", "text": "Police detained two aid workers in Oran on Tuesday .", )"
      R"("title": "Aid workers \"held\"\n", "published": "2024-03-07", "publisher": null, )"
      R"("dateline": {"place": "ORAN", "date": "March 7", "agency": null}, )"
      R"("byline": "By Nobody", )"
      R"("damage": [{"begin": 5, "end": 11, "kind": "broken", "why": "no article"}], )"
      R"("removed": [{"kind": "ad-marker", "text": "[ad_1]"}]})"
      "\n");
}

TEST(JsonLayers, Quote) {
  EXPECT_EQ(LayerOf(Layer::kQuote),
            R"({"document": "test", "quotes": [{"begin": 14, "end": 14, "direct": true, )"
            R"("speaker": {"text": "Police", "begin": 5, "end": 11, "name": "Police", )"
            R"("code": "DZACOP", "country": "DZA", "sectors": ["COP"]}, )"
            R"("cue": {"text": "detained", "begin": 14, "end": 14}}]})"
            "\n");
}

TEST(JsonLayers, When) {
  EXPECT_EQ(LayerOf(Layer::kWhen),
            R"({"document": "test", "times": [{"text": "Tuesday", "begin": 14, "end": 14, )"
            R"("type": "DATE", "value": "2024-03-05", "start": "2024-03-05", )"
            R"("end_date": "2024-03-05", "precision": "day", "anchor": "publication"}]})"
            "\n");
}

TEST(JsonLayers, Segment) {
  Document document = testing::DocumentOf("I don't");
  SegmentLayer segment;
  segment.words = {{{0, 1}}, {{2, 4}}, {{4, 7}, true}};
  segment.sentences = {{{0, 7}, {WordId(0u), WordId(3u)}}};
  ASSERT_TRUE(document.Add(segment).ok());
  std::string out;
  AppendJsonLayer(document, Layer::kSegment, PublicationForTests(), out);
  EXPECT_EQ(out,
            "{\"document\": \"test\", \"sentences\": [[0, 7]], \"tokens\": [[0, 1], [2, 7]]}\n");
}

TEST(Csv, RowsHaveAFieldForEveryColumn) {
  Full full;
  full.event.events[0].rules = {"a,b", "c\"d"};
  std::string header = CsvHeader(), row;
  EXPECT_EQ(AppendCsvEvents(full.Build(), PublicationForTests(), row), 1u);
  EXPECT_EQ(
      row,
      "sha-55b3b0d60f99d1f72c14d1d1d03d3088,1,test,\"Aid workers \"\"held\"\"\n\",,,2024-03-07,1,"
      "5,14,Police detained two aid workers in Oran on Tuesday .,COERCE,arrest,crime,173,4,-5,"
      "-7,Strategic developments,Arrests,detained,14,14,Police,Police,DZACOP,DZA,COP,"
      "two aid workers,two aid workers,,,,2024-03-05,2024-03-05,day,Tuesday,Oran,DZA,,2485926,"
      "35.69906,-0.63588,city,,,,,2,2,,,,,actual,Police,on,0.9100,\"a,b; c\"\"d\"\n");
  // No quoted field of this header or row holds a comma but the last.
  EXPECT_EQ(std::count(header.begin(), header.end(), ','),
            std::count(row.begin(), row.end(), ',') - 1);
}

TEST(JsonLayers, ARelationTellsBothEndsItsTimesAndWhoSaysIt) {
  Full full;
  full.offsets = {};
  full.offsets.AddRun({0, 0, 1});
  std::string json;
  AppendJsonLayer(full.Build(), Layer::kRelation, PublicationForTests(), json);
  const char* person =
      R"({"text": "two aid workers", "begin": 16, "end": 31, "name": "two aid workers", )"
      R"("code": null, "country": null, "sectors": [], "entity": 2, "known": false})";
  const char* police =
      R"({"text": "Police", "begin": 0, "end": 6, "name": "Police", "code": "DZACOP", )"
      R"("country": "DZA", "sectors": ["COP"], "entity": 1, "known": false})";
  const char* day =
      R"({"date": "2024-03-05", "precision": "day", "text": "Tuesday", "begin": 43, "end": 50})";
  EXPECT_EQ(json,
            fmt::format(R"({{"document": "test", "relations": [{{"fact": 1, "sentence": 1, )"
                        R"("kind": "holds-office", "holder": {}, "other": {}, "office": "Police", )"
                        R"("place": {{"geonames": 2485926, "name": "Oran", "country": "DZA", )"
                        R"("admin1": null, "lat": 35.69906, "lon": -0.63588, "precision": "city", )"
                        R"("confidence": 0.1, "metonym": false}}, "start": {}, "end": {}, )"
                        R"("ended": true, "attribution": {{"speaker": {}, "cue": "on", )"
                        R"("begin": 40, "end": 42}}, )"
                        R"("trigger": {{"text": "Police", "begin": 0, "end": 6}}, )"
                        R"("rule": "possessive"}}]}})"
                        "\n",
                        person, police, day, day, police));
}

}  // namespace
}  // namespace khaldun::publish
