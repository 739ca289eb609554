// Runs every case below tests/golden: one test a file, named by its path.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "khaldun/engine.h"
#include "publish/golden_case.h"
#include "support/documents.h"

namespace khaldun {
namespace {

namespace fs = std::filesystem;

// One engine for each last layer: loading takes longer than a case.
Engine& EngineUpTo(Layer last) {
  static std::map<Layer, std::unique_ptr<Engine>> engines;
  auto& engine = engines[last];
  if (!engine) {
    EngineOptions options;
    options.share = testing::ShareFolder();
    options.last = last;
    options.parse_everything = true;
    options.least_confidence = 0;  // cases show rules, not how sure they are
    options.verify = true;
    auto opened = Engine::Open(options);
    if (!opened) throw std::runtime_error(opened.error().message());
    engine = std::move(*opened);
  }
  return *engine;
}

class Golden : public ::testing::Test {
 public:
  explicit Golden(fs::path path) : path_(std::move(path)) {}

  void TestBody() override {
    std::ifstream in(path_);
    std::string text(std::istreambuf_iterator<char>(in), {});
    auto golden = publish::ParseGoldenCase(path_.string(), text);
    ASSERT_TRUE(golden) << golden.error().message();
    auto document = EngineUpTo(golden->last()).Analyze(golden->story);
    ASSERT_TRUE(document) << document.error().message();
    for (const auto& want : golden->wants) {
      EXPECT_EQ(publish::GoldenLines(*document, want.layer), want.lines)
          << "khaldun dump --case " << path_.string() << " --update rewrites the case";
    }
  }

 private:
  fs::path path_;
};

// ctest sets KHALDUN_SOURCE before the program starts, so the cases are known before main().
const bool kRegistered = [] {
  fs::path root = fs::path(testing::SourceFolder()) / "tests" / "golden";
  std::vector<fs::path> cases;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".case") cases.push_back(entry.path());
  }
  std::sort(cases.begin(), cases.end());
  for (const auto& path : cases) {
    ::testing::RegisterTest("Golden", fs::relative(path, root).c_str(), nullptr, nullptr, __FILE__,
                            __LINE__, [path] { return new Golden(path); });
  }
  return !cases.empty();
}();

TEST(GoldenCases, AreThere) { EXPECT_TRUE(kRegistered); }

}  // namespace
}  // namespace khaldun
