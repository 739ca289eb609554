// A broken table names its place and loads nothing.
#include "when/lexicon.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/documents.h"

namespace khaldun::when {
namespace {

class TimeLexiconTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("khaldun_when_" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
               "_" + ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_ / "lexicon");
    for (const char* name : {"time.tsv", "time_feasts.tsv"}) {
      std::filesystem::copy_file(khaldun::testing::SourceFolder() + "/lexicon/" + name,
                                 folder_ / "lexicon" / name,
                                 std::filesystem::copy_options::overwrite_existing);
    }
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  // The message of loading after `line` was added to the file, or "loaded".
  std::string After(const char* file, const char* line) {
    std::ofstream(folder_ / "lexicon" / file, std::ios::app) << line << "\n";
    auto share = resources::Share::Find(folder_.string());
    EXPECT_TRUE(share);
    auto lexicon = TimeLexicon::Load(*share);
    return lexicon ? "loaded" : lexicon.error().message();
  }

  std::filesystem::path folder_;
};

TEST_F(TimeLexiconTest, LoadsWhatTheBuildShips) {
  EXPECT_EQ(After("time.tsv", "# a comment"), "loaded");
}

TEST_F(TimeLexiconTest, UnknownClassIsNamedWithASuggestion) {
  std::string message = After("time.tsv", "Blursday\tweekdya\t8");
  EXPECT_NE(message.find("lexicon/time.tsv:"), std::string::npos) << message;
  EXPECT_NE(message.find("unknown class 'weekdya'"), std::string::npos) << message;
  EXPECT_NE(message.find("did you mean 'weekday'?"), std::string::npos) << message;
}

TEST_F(TimeLexiconTest, ValueOutsideItsClassIsNamed) {
  EXPECT_NE(After("time.tsv", "eon\tunit\tEON").find("unknown value 'EON' of class 'unit'"),
            std::string::npos);
}

TEST_F(TimeLexiconTest, NumberThatIsNoneIsNamed) {
  EXPECT_NE(After("time.tsv", "umpteen\tcardinal\tmany").find("'many' is no number"),
            std::string::npos);
}

TEST_F(TimeLexiconTest, BrokenFeastIsNamed) {
  EXPECT_NE(After("time_feasts.tsv", "Some Day\tfixd 1-1").find("did you mean 'fixed'?"),
            std::string::npos);
}

TEST_F(TimeLexiconTest, FeastWithTooFewNumbersIsNamed) {
  EXPECT_NE(After("time_feasts.tsv", "Some Day\tnth 1 1").find("takes 3 numbers"),
            std::string::npos);
}

TEST_F(TimeLexiconTest, FeastWithAnOpenBracketIsNamed) {
  EXPECT_NE(After("time_feasts.tsv", "Some [Day\tfixed 1-1").find("a bracket without its partner"),
            std::string::npos);
}

TEST_F(TimeLexiconTest, MissingFileIsNamed) {
  std::filesystem::remove(folder_ / "lexicon" / "time_feasts.tsv");
  auto share = resources::Share::Find(folder_.string());
  ASSERT_TRUE(share);
  auto lexicon = TimeLexicon::Load(*share);
  ASSERT_FALSE(lexicon);
  EXPECT_NE(lexicon.error().message().find("time_feasts.tsv"), std::string::npos);
}

}  // namespace
}  // namespace khaldun::when
