// Every frame of lexicon/events codes the sentence that stands beside it.
#include "pipeline/examples.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "resources/share.h"
#include "support/documents.h"

namespace khaldun::pipeline {
namespace {

class Examples : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    EngineOptions options;
    options.share = testing::ShareFolder();
    options.all_types = true;
    options.least_confidence = 0;
    auto opened = Engine::Open(options);
    ASSERT_TRUE(opened) << opened.error().message();
    engine_ = std::move(*opened).release();
  }
  static void TearDownTestSuite() { delete engine_; }

  static std::vector<std::string> FaultsOf(std::string_view lines) {
    event::FrameLexicon frames;
    Status status = frames.Add("try.tsv", lines);
    if (!status.ok()) return {status.message()};
    auto report = CheckExamples(frames, *engine_);
    return report ? report->faults : std::vector<std::string>{report.error().message()};
  }

  static const Engine* engine_;
};
const Engine* Examples::engine_ = nullptr;

TEST_F(Examples, OfTheWholeLexiconAreCodedAsTheirFramesSay) {
  auto share = resources::Share::Find(testing::ShareFolder());
  ASSERT_TRUE(share) << share.error().message();
  auto frames = event::FrameLexicon::Load(*share, true);
  ASSERT_TRUE(frames) << frames.error().message();
  auto report = CheckExamples(*frames, *engine_);
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_GE(report->Sum().frames, 5000u);
  for (const std::string& frame : report->bare) ADD_FAILURE() << "no example: " << frame;
  for (const std::string& fault : report->faults) ADD_FAILURE() << fault;
}

TEST_F(Examples, AFrameWhoseExampleIsCodedOtherwiseIsNamed) {
  // The engine's own lexicon codes the sentence; the frame here claims something else.
  EXPECT_EQ(FaultsOf("S accuse T\tACCUSE/allege\t1125\t-\tTurkey accused Syria.").size(), 1u);
  EXPECT_EQ(FaultsOf("S criticise T\tACCUSE/disapprove\t111\tnot\tTurkey criticised Syria.").size(),
            1u);
}

}  // namespace
}  // namespace khaldun::pipeline
