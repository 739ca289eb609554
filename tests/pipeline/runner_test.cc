#include "pipeline/runner.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

#include "pipeline/fake_stages.h"
#include "support/documents.h"

namespace khaldun::pipeline {
namespace {

using testing::DocumentOf;
using testing::Fake;

using StageList = std::vector<std::unique_ptr<Stage>>;

template <class... S>
StageList List(S... stages) {
  StageList list;
  (list.push_back(std::move(stages)), ...);
  return list;
}

std::unique_ptr<Stage> AddsSegment(SegmentLayer layer = {}) {
  return Fake(Layer::kSegment, {Layer::kText},
              [layer](Document& d) { return d.Add(SegmentLayer(layer)); });
}

std::unique_ptr<Stage> AddsTimes() {
  return Fake(Layer::kWhen, {Layer::kSegment}, [](Document& d) { return d.Add(WhenLayer{}); });
}

TEST(Order, RightOneIsAccepted) { EXPECT_TRUE(CheckOrder(List(AddsSegment(), AddsTimes())).ok()); }

TEST(Order, StageBeforeWhatItNeedsIsRefused) {
  EXPECT_EQ(CheckOrder(List(AddsTimes(), AddsSegment())).message(),
            "order of stages: 'when' needs layer 'segment'; stage 'segment' must come before it");
}

TEST(Order, NeedThatNobodyMeetsIsRefused) {
  EXPECT_EQ(CheckOrder(List(AddsTimes())).message(),
            "order of stages: 'when' needs layer 'segment'; no stage gives it");
}

TEST(Order, LayerGivenTwiceIsRefused) {
  EXPECT_EQ(CheckOrder(List(AddsSegment(), AddsSegment())).message(),
            "order of stages: layer 'segment' is given twice");
  EXPECT_EQ(CheckOrder(List(Fake(Layer::kText, {}))).message(),
            "order of stages: layer 'text' is given twice");
}

std::string Told(const RunOptions& options, const StageList& stages,
                 std::string_view text = "Police came") {
  Document document = DocumentOf(text);
  auto failure = Runner(options).Run(stages, document);
  return failure ? failure->Told().message() : "";
}

TEST(Runner, RunsEveryStageInOrder) {
  Document document = DocumentOf("Police came");
  EXPECT_FALSE(Runner({}).Run(List(AddsSegment(), AddsTimes()), document));
  EXPECT_TRUE(document.Has(Layer::kSegment));
  EXPECT_TRUE(document.Has(Layer::kWhen));
}

TEST(Runner, NamesTheStageThatFailsAndStopsThere) {
  bool reached = false;
  auto stages =
      List(Fake(Layer::kSegment, {}, [](Document&) { return Status::InvalidInput("no letters"); }),
           Fake(Layer::kWhen, {}, [&](Document& d) {
             reached = true;
             return d.Add(WhenLayer{});
           }));
  EXPECT_EQ(Told({}, stages), "stage 'segment': no letters");
  EXPECT_FALSE(reached);
}

TEST(Runner, ExceptionOfALibraryIsAFailureOfItsStage) {
  EXPECT_EQ(
      Told({}, List(Fake(Layer::kGeo, {},
                         [](Document&) -> Status { throw std::out_of_range("vector::at"); }))),
      "stage 'geo': a library threw: vector::at");
  EXPECT_EQ(
      Told({}, List(Fake(Layer::kGeo, {}, [](Document&) -> Status { throw std::bad_alloc(); }))),
      "stage 'geo': needs more memory than there is; split the report");
}

TEST(Runner, StageThatDoesNotAddItsLayerIsFound) {
  EXPECT_EQ(Told({}, List(Fake(Layer::kGeo, {}))),
            "stage 'geo': reported success without its layer");
}

TEST(Runner, BrokenLayerIsFoundWhereItIsMade) {
  SegmentLayer broken;
  broken.words = {{{0, 6}}};  // in no sentence
  RunOptions options;
  EXPECT_EQ(Told(options, List(AddsSegment(broken))), "");
  options.verify = true;
  EXPECT_EQ(Told(options, List(AddsSegment(broken))),
            "stage 'segment': layer 'segment', words[0]: stands in no sentence");
}

TEST(Runner, CancelledRunBeginsNoFurtherStage) {
  std::atomic<bool> cancel = false;
  RunOptions options;
  options.cancel = &cancel;
  auto stages = List(Fake(Layer::kSegment, {},
                          [&](Document& d) {
                            cancel = true;
                            return d.Add(SegmentLayer{});
                          }),
                     AddsTimes());
  Document document = DocumentOf("Police came");
  auto failure = Runner(options).Run(stages, document);
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->status.code(), StatusCode::kCancelled);
  EXPECT_EQ(failure->stage, "when");
  EXPECT_FALSE(document.Has(Layer::kWhen));
}

TEST(Runner, ReportThatTakesTooLongIsRefusedAndTheStageNamed) {
  Clock::time_point now{};
  RunOptions options;
  options.time_limit = std::chrono::milliseconds(100);
  options.now = [&] { return now; };
  auto slow = [&](Layer layer, int ms) {
    return Fake(layer, {}, [&now, layer, ms](Document& d) {
      now += std::chrono::milliseconds(ms);
      return layer == Layer::kSegment ? d.Add(SegmentLayer{}) : d.Add(WhenLayer{});
    });
  };
  EXPECT_EQ(Told(options, List(slow(Layer::kSegment, 60), slow(Layer::kWhen, 40))), "");
  EXPECT_EQ(Told(options, List(slow(Layer::kSegment, 60), slow(Layer::kWhen, 41))),
            "stage 'when': the report took 101 ms, more than the limit of 100 ms; raise the limit "
            "or split the report");
}

}  // namespace
}  // namespace khaldun::pipeline
