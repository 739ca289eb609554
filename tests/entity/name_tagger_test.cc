#include "entity/name_tagger.h"

#include <gtest/gtest.h>

#include "entity/stage.h"
#include "support/documents.h"

namespace khaldun::entity {
namespace {

std::vector<NameTag> Tags(const std::vector<TaggedWord>& sentence) {
  static const auto* model =
      new Result<NameModel>(NameModel::Load(*resources::Share::Find(testing::ShareFolder())));
  EXPECT_EQ(model->status().message(), "");
  std::vector<NameTag> tags;
  (*model)->tagger.Tag(sentence, tags);
  return tags;
}

// Words of which nothing is known but what the parser says of them.
TaggedWord Unknown(NameOdds odds, bool candidate = true) {
  TaggedWord word;
  word.odds = odds;
  word.candidate = candidate;
  return word;
}

constexpr NameOdds kNoName = {-128, -128, -128, -128, -128, -128},
                   kBeginsPlace = {-128, -128, -128, -128, 127, -128};

TEST(NameTagger, TakesNoWordThatCannotBeAName) {
  EXPECT_EQ(Tags({Unknown(kBeginsPlace, false), Unknown(kNoName)}), (std::vector<NameTag>{0, 0}));
}

}  // namespace
}  // namespace khaldun::entity
