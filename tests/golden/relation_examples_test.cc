// Every frame of lexicon/relations.tsv reads its relation in the sentence that stands beside it,
// and relations do not depend on which sentences without one were parsed.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/dump.h"
#include "khaldun/engine.h"
#include "relation/frame.h"
#include "support/documents.h"

namespace khaldun {
namespace {

std::unique_ptr<Engine> Open(bool parse_everything) {
  EngineOptions options;
  options.share = testing::ShareFolder();
  options.last = Layer::kRelation;
  options.parse_everything = parse_everything;
  options.verify = true;
  auto engine = Engine::Open(options);
  if (!engine) throw std::runtime_error(engine.error().message());
  return std::move(*engine);
}

Story Report(std::string text) {
  Story story;
  story.id = story.origin = "example";
  story.published = *ParseDate("2020-12-26");
  story.text = std::move(text);
  return story;
}

std::string Told(const RelationLayer& layer) {
  std::string told;
  for (const StandingRelation& r : layer.relations) {
    told += fmt::format("{} {} {} ({}); ", r.holder.name, Name(r.kind),
                        r.other ? r.other->name : "", r.rule);
  }
  return told.empty() ? "nothing" : told;
}

TEST(RelationExamples, AreReadAsTheirFramesSay) {
  auto share = resources::Share::Find(testing::ShareFolder());
  ASSERT_TRUE(share) << share.error().message();
  auto lexicon = relation::FrameLexicon::Load(*share);
  ASSERT_TRUE(lexicon) << lexicon.error().message();
  EXPECT_GE(lexicon->frames().size(), 120u);
  auto engine = Open(true);
  for (const auto& frame : lexicon->frames()) {
    auto document = engine->Analyze(Report(frame->example));
    ASSERT_TRUE(document) << document.error().message();
    const auto& layer = document->Get<RelationLayer>();
    bool read =
        std::any_of(layer.relations.begin(), layer.relations.end(), [&](const StandingRelation& r) {
          return r.kind == frame->kind && r.rule == frame->id && (!frame->begins || r.start) &&
                 (!frame->ends_it || r.ended);
        });
    EXPECT_TRUE(read) << fmt::format("{} ({}): \"{}\" tells {}", frame->id, frame->trigger,
                                     frame->example, Told(layer));
  }
}

TEST(RelationExamples, DoNotDependOnTheSentencesThatNeedNoArcs) {
  const std::string text =
      "Turkey backs the Government of National Accord. It rained in Tripoli all day. Haftar's LNA "
      "has held Benghazi since 2017. The shops were closed. Its spokesman, Ahmed al-Mismari, "
      "spoke.";
  auto shortcut = Open(false)->Analyze(Report(text));
  auto full = Open(true)->Analyze(Report(text));
  ASSERT_TRUE(shortcut && full);
  EXPECT_EQ(Told(shortcut->Get<RelationLayer>()), Told(full->Get<RelationLayer>()));
  EXPECT_GE(full->Get<RelationLayer>().relations.size(), 3u);
}

}  // namespace
}  // namespace khaldun
