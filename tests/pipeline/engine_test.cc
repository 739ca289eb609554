#include "khaldun/engine.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "core/dump.h"
#include "ingest/source.h"
#include "pipeline/batch.h"
#include "support/documents.h"
#include "support/samples.h"

namespace khaldun {
namespace {

using ::testing::HasSubstr;

std::unique_ptr<Engine> OpenEngine(EngineOptions options = {}) {
  options.share = testing::ShareFolder();
  auto engine = Engine::Open(options);
  EXPECT_TRUE(engine) << engine.error().message();
  return engine ? std::move(*engine) : nullptr;
}

Story StoryOf(std::string text) {
  Story story;
  story.id = story.origin = "test";
  story.text = std::move(text);
  story.published = *ParseDate("2024-03-07");
  return story;
}

TEST(Engine, GivesEveryLayerUpToTheLastWanted) {
  EngineOptions options;
  options.last = Layer::kEntity;
  auto document = OpenEngine(options)->Analyze(StoryOf("Police in Oran arrested a man."));
  ASSERT_TRUE(document) << document.error().message();
  EXPECT_TRUE(document->Has(Layer::kEntity));
  EXPECT_FALSE(document->Has(Layer::kCoref));
}

TEST(Engine, AVerbThatTheLexiconLacksIsCodedOnlyWhereTheUnsureIsWanted) {
  const std::string text = "Iran defamed Turkey.";
  EXPECT_TRUE(OpenEngine()->Analyze(StoryOf(text))->Get<EventLayer>().events.empty());
  EngineOptions unsure;
  unsure.least_confidence = 0;
  auto document = OpenEngine(unsure)->Analyze(StoryOf(text));
  const auto& events = document->Get<EventLayer>().events;
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].rules.front(), "wordnet: S defame T");
  EXPECT_LE(events[0].confidence, 0.25);
}

TEST(Engine, TextLayerNeedsNoStage) {
  EngineOptions options;
  options.last = Layer::kText;
  auto document = OpenEngine(options)->Analyze(StoryOf("Police came."));
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text(), "Police came.");
}

TEST(Engine, FailureNamesTheStageAndTheRecord) {
  auto engine = OpenEngine();
  auto coded = engine->Code(StoryOf(""));
  const auto* quarantined = std::get_if<Quarantined>(&coded);
  ASSERT_NE(quarantined, nullptr);
  EXPECT_EQ(quarantined->id, "test");
  EXPECT_EQ(quarantined->stage, "clean");
  EXPECT_NE(quarantined->reason, "");
  EXPECT_THAT(engine->Analyze(StoryOf("")).error().message(), HasSubstr("stage 'clean': "));
}

TEST(Engine, CancelledAnalysisEnds) {
  std::atomic<bool> cancel = true;
  auto document = OpenEngine()->Analyze(StoryOf("Police came."), &cancel);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code(), StatusCode::kCancelled);
}

TEST(Engine, EverySampleKeepsEveryPromiseAndSurvivesARoundTrip) {
  EngineOptions options;
  options.verify = true;
  auto engine = OpenEngine(options);
  for (Story& story : testing::Samples()) {
    auto document = engine->Analyze(std::move(story));
    ASSERT_TRUE(document) << document.error().message();
    std::string dump = core::Dump(*document);
    auto loaded = core::Load(dump);
    ASSERT_TRUE(loaded) << loaded.error().message();
    EXPECT_EQ(core::Dump(*loaded), dump);
  }
}

TEST(Engine, LeavesOutAnEventThatIsLessSureThanAsked) {
  EngineOptions all, none;
  all.least_confidence = 0;
  none.least_confidence = 1;
  const std::string text = "Russia accused Ukraine on Monday of shelling a hospital in Donetsk.";
  auto kept = OpenEngine(all)->Analyze(StoryOf(text));
  auto missed = OpenEngine(none)->Analyze(StoryOf(text));
  ASSERT_TRUE(kept && missed);
  ASSERT_EQ(kept->Get<EventLayer>().events.size(), 1u);
  const double sure = kept->Get<EventLayer>().events[0].confidence;
  EXPECT_GT(sure, 0.5);
  EXPECT_LT(sure, 1);
  EXPECT_TRUE(missed->Get<EventLayer>().events.empty());
  const NearMiss& miss = missed->Get<EventLayer>().near_misses.front();
  EXPECT_EQ(missed->text(miss.trigger), "accused");
  EXPECT_EQ(miss.why, fmt::format("too unsure: {:.2f}", sure));
}

TEST(Engine, AlternativesShareWhatTheConfidenceLeaves) {
  auto document = OpenEngine()->Analyze(StoryOf("Russia attacked the proposal of France."));
  ASSERT_TRUE(document);
  ASSERT_EQ(document->Get<EventLayer>().events.size(), 1u);
  const Event& e = document->Get<EventLayer>().events[0];
  EXPECT_EQ(e.type, EventType::kAccuse);
  ASSERT_EQ(e.alternatives.size(), 1u);
  EXPECT_EQ(e.alternatives[0].type, EventType::kAssault);
  EXPECT_GT(e.alternatives[0].probability, 0);
  EXPECT_LE(e.alternatives[0].probability, 1 - e.confidence);
}

TEST(Engine, IsLessSureOfOrdinaryCrimeThanOfAWar) {
  EngineOptions all;
  all.least_confidence = 0;
  auto engine = OpenEngine(all);
  auto confidence = [&](const std::string& text) {
    auto document = engine->Analyze(StoryOf(text));
    const bool one = document && document->Get<EventLayer>().events.size() == 1;
    EXPECT_TRUE(one) << text;
    return one ? document->Get<EventLayer>().events[0].confidence : -1;
  };
  const double crime = confidence("Police arrested a drunk driver on the highway on Saturday.");
  const double war = confidence("Soldiers arrested a rebel commander near the border on Saturday.");
  EXPECT_LT(crime, war);
}

TEST(Engine, BlankLineBetweenParagraphsChangesNoEvent) {
  auto engine = OpenEngine();
  auto acts = [&](const char* text) {
    auto document = engine->Analyze(StoryOf(text));
    std::vector<std::string> acts;
    for (const Event& e : document->Get<EventLayer>().events) {
      acts.push_back(e.cameo + " " + std::string(document->text(e.trigger)));
    }
    return acts;
  };
  auto one = acts("Syrian troops shelled the town of Idlib.\n\nPolice arrested two men.");
  EXPECT_EQ(one.size(), 2u);
  EXPECT_EQ(acts("Syrian troops shelled the town of Idlib.\n\n\n\nPolice arrested two men."), one);
}

TEST(Engine, VersionsAreThoseOfProgramModelsAndLexicon) {
  auto engine = OpenEngine();
  EXPECT_THAT(engine->versions().khaldun, HasSubstr("."));
  EXPECT_EQ(engine->versions().models.size(), 16u);
  EXPECT_EQ(engine->versions().lexicon.size(), 16u);
  EXPECT_NE(engine->versions().models, engine->versions().lexicon);
}

TEST(Engine, ShareFolderThatIsNotThereIsNamed) {
  EngineOptions options;
  options.share = "/no/such/share";
  auto engine = Engine::Open(options);
  ASSERT_FALSE(engine);
  EXPECT_EQ(engine.error().code(), StatusCode::kResource);
  EXPECT_THAT(engine.error().message(), HasSubstr("/no/such/share"));
}

TEST(Batch, ExceptionWhileRenderingCostsOneReport) {
  auto engine = OpenEngine();
  auto source = ingest::Source::Open({testing::SourceFolder() + "/samples/reports.jsonl"});
  ASSERT_TRUE(source);
  pipeline::BatchCounts counts;
  std::vector<std::string> written, quarantined;
  Status status = pipeline::RunBatch(**source, *engine, {.threads = 2},
                                     {[](const Document& d) -> pipeline::Rendered {
                                        if (d.story().id == "sample-2")
                                          throw std::runtime_error("no ink");
                                        return {d.story().id, 1};
                                      },
                                      [&](const pipeline::Rendered& r) {
                                        written.push_back(r.text);
                                        return Status::Ok();
                                      },
                                      [&](const Quarantined& q) {
                                        quarantined.push_back(q.reason);
                                        return Status::Ok();
                                      }},
                                     counts);
  EXPECT_TRUE(status.ok()) << status.message();
  EXPECT_EQ(written, (std::vector<std::string>{"sample-1", "sample-3", "sample-4", "sample-5"}));
  EXPECT_EQ(quarantined, std::vector<std::string>{"a library threw: no ink"});
  EXPECT_EQ(counts.read, 5u);
  EXPECT_EQ(counts.coded, 4u);
  EXPECT_EQ(counts.quarantined, 1u);
  EXPECT_EQ(counts.events, 4u);
}

}  // namespace
}  // namespace khaldun
