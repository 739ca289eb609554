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

TEST(Topics, AWordMaySpeakForSeveral) {
  auto topics =
      Topics::Read("topics.tsv", "war\tstrike|mortar\npolitics\tstrike|vote\nwar\ttruce\n");
  ASSERT_TRUE(topics) << topics.error().message();
  EXPECT_EQ(TopicsOf(*topics, "strike"), "war politics");
  EXPECT_EQ(TopicsOf(*topics, "truce"), "war");
  EXPECT_EQ(TopicsOf(*topics, "bread"), "");
}

TEST(Topics, ABrokenLineIsNamed) {
  auto unknown = Topics::Read("topics.tsv", "war\tmortar\nsports\tmatch\n");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().message(),
            "topics.tsv:2:1: unknown topic 'sports'\n  sports<TAB>match\n  ^^^^^^\n  did you mean "
            "'sport'?");
  auto twice = Topics::Read("topics.tsv", "war\tmortar|truce|mortar\n");
  ASSERT_FALSE(twice);
  EXPECT_EQ(
      twice.error().message(),
      "topics.tsv:1:18: the word stands twice under this topic\n  war<TAB>mortar|truce|mortar\n"
      "                       ^^^^^^\n  take one out");
}

TEST(Topics, TheShippedTableIsWhole) {
  auto share = resources::Share::Find(testing::ShareFolder());
  ASSERT_TRUE(share);
  auto topics = Topics::Load(*share);
  ASSERT_TRUE(topics) << topics.error().message();
  EXPECT_EQ(TopicsOf(*topics, "goalkeeper"), "sport");
  EXPECT_EQ(TopicsOf(*topics, "ceasefire"), "war");
}

}  // namespace
}  // namespace khaldun::event
