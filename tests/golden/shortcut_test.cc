// Sentences without event words get no arcs (EngineOptions::parse_everything is off). That saves
// time and may change no event: coded with the shortcut and without, every report gives the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/dump.h"
#include "event/frame.h"
#include "khaldun/engine.h"
#include "publish/golden_case.h"
#include "resources/share.h"
#include "support/documents.h"
#include "support/samples.h"

namespace khaldun {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<Engine> OpenEngine(bool parse_everything) {
  EngineOptions options;
  options.share = testing::ShareFolder();
  options.parse_everything = parse_everything;
  options.least_confidence = 0;  // also compare what is too unsure to be printed
  auto engine = Engine::Open(options);
  EXPECT_TRUE(engine) << engine.error().message();
  return std::move(*engine);
}

std::vector<Story> GoldenCases() {
  std::vector<Story> stories;
  const fs::path root = fs::path(testing::SourceFolder()) / "tests" / "golden";
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".case") continue;
    std::ifstream in(entry.path());
    std::string text(std::istreambuf_iterator<char>(in), {});
    auto golden = publish::ParseGoldenCase(entry.path().string(), text);
    EXPECT_TRUE(golden) << golden.error().message();
    stories.push_back(golden->story);
    stories.back().id = entry.path().filename().string();
  }
  return stories;
}

// The sentences that stand beside the frames, 20 to a report, with one between them that no event
// word is in.
std::vector<Story> FrameExamples() {
  constexpr size_t kSentences = 20;
  auto frames = event::FrameLexicon::Load(*resources::Share::Find(testing::ShareFolder()), false);
  EXPECT_TRUE(frames) << frames.error().message();
  std::vector<Story> stories;
  size_t sentences = 0;
  for (const auto& frame : frames->frames()) {
    if (frame->example.empty()) continue;
    if (sentences++ % kSentences == 0) {
      stories.emplace_back();
      stories.back().id = "from " + frame->id;
      stories.back().published = *ParseDate("2024-03-07");
    }
    stories.back().text += frame->example + " The sky over the hills is blue.\n";
  }
  return stories;
}

// The events of a document as text, without what may differ: whether other sentences were parsed.
std::string EventsOf(const Document& document) {
  Document events(document.story(), std::string(document.text()), document.offsets(), {});
  EXPECT_TRUE(events.Add(EventLayer{document.Get<EventLayer>().events, {}}).ok());
  return core::Dump(events);
}

struct Corpus {
  const char* name;
  std::vector<Story> (*read)();
};

class Shortcut : public ::testing::TestWithParam<Corpus> {};

TEST_P(Shortcut, ChangesNoEvent) {
  const auto fast = OpenEngine(false), slow = OpenEngine(true);
  size_t skipped = 0, events = 0;
  for (const Story& story : GetParam().read()) {
    auto a = fast->Analyze(story), b = slow->Analyze(story);
    ASSERT_TRUE(a && b) << story.id;
    EXPECT_EQ(EventsOf(*a), EventsOf(*b)) << story.id;
    const auto& parsed = a->Get<SyntaxLayer>().parsed;
    skipped += static_cast<size_t>(std::count(parsed.begin(), parsed.end(), false));
    events += b->Get<EventLayer>().events.size();
  }
  // Else nothing was compared.
  EXPECT_GT(skipped, 0u);
  EXPECT_GT(events, 0u);
}

INSTANTIATE_TEST_SUITE_P(Reports, Shortcut,
                         ::testing::Values(Corpus{"Samples", testing::Samples},
                                           Corpus{"GoldenCases", GoldenCases},
                                           Corpus{"FrameExamples", FrameExamples}),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace khaldun
