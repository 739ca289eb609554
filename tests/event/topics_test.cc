// What a word speaks for: lexicon/topics.tsv.
#include "event/topics.h"

#include <gtest/gtest.h>

#include "support/documents.h"

namespace khaldun::event {
namespace {

std::string TopicsOf(const Topics& topics, std::string_view lemma) {
  std::string names;
  for (size_t t = 0; t < kTopicCount; ++t) {
    if (topics.Of(lemma) >> t & 1u)
      names += (names.empty() ? "" : " ") + std::string(kTopicNames[t]);
  }
  return names;
}

Result<Topics> Of(std::string_view text) {
  return Topics::Read(resources::Table("topics.tsv", text), kTopicNames, "topic");
}

TEST(Topics, AWordMaySpeakForSeveral) {
  auto topics = Of("war\tstrike|mortar\npolitics\tstrike|vote\nwar\ttruce\n");
  ASSERT_TRUE(topics) << topics.error().message();
  EXPECT_EQ(TopicsOf(*topics, "strike"), "war politics");
  EXPECT_EQ(TopicsOf(*topics, "truce"), "war");
  EXPECT_EQ(TopicsOf(*topics, "bread"), "");
}

TEST(Topics, ABrokenLineIsNamed) {
  EXPECT_EQ(Of("war\tmortar\nsports\tmatch\n").status().message(),
            "topics.tsv:2:1: unknown topic 'sports'\n  sports<TAB>match\n  ^^^^^^\n  did you mean "
            "'sport'?");
  EXPECT_EQ(Of("war\n").status().message(), "topics.tsv:1:1: a topic needs words\n  war\n  ^^^");
}

TEST(Topics, TheShippedTableIsWhole) {
  auto share = resources::Share::Find(testing::ShareFolder());
  ASSERT_TRUE(share);
  auto topics = LoadTopics(*share);
  ASSERT_TRUE(topics) << topics.error().message();
  EXPECT_EQ(TopicsOf(*topics, "goalkeeper"), "sport");
  EXPECT_EQ(TopicsOf(*topics, "ceasefire"), "war");
}

}  // namespace
}  // namespace khaldun::event
