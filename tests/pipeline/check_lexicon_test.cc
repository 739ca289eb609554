#include "pipeline/check_lexicon.h"

#include <gtest/gtest.h>

#include "support/documents.h"

namespace khaldun::pipeline {
namespace {

TEST(CheckLexicon, EveryLineOfOursIsValid) {
  auto share = resources::Share::Find(testing::ShareFolder());
  ASSERT_TRUE(share) << share.status().message();
  auto report = CheckLexicon(*share);
  ASSERT_TRUE(report) << report.status().message();
  EXPECT_EQ(report->faults, std::vector<std::string>());
  EXPECT_TRUE(report->files.empty()) << "nothing lies over ours";
}

}  // namespace
}  // namespace khaldun::pipeline
