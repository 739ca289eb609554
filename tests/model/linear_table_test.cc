#include "model/linear_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace khaldun::model {
namespace {

using ::testing::HasSubstr;

TEST(LinearTable, WeighsNamedFeatures) {
  auto table =
      LinearTable::Read("m.tsv", "# a model\nprev=in\t1.5\nbias\t-0.25\nprev=\t2\npair=a=b\t3\n");
  ASSERT_TRUE(table.has_value()) << table.error().message();
  EXPECT_FLOAT_EQ(table->Weight("prev", "in"), 1.5);
  EXPECT_FLOAT_EQ(table->Weight("bias"), -0.25);
  EXPECT_FLOAT_EQ(table->Weight("pair", "a=b"), 3);
  EXPECT_FLOAT_EQ(table->Weight("prev", "on"), 0);
  EXPECT_EQ(table->size(), 4u);
}

TEST(LinearTable, NamesTheBrokenLine) {
  EXPECT_THAT(LinearTable::Read("m.tsv", "a\t1\nprev=in\tx\n").status().message(),
              HasSubstr("m.tsv:2:9: no weight"));
  EXPECT_THAT(LinearTable::Read("m.tsv", "a\t1\na\t2\n").status().message(),
              HasSubstr("stands twice"));
}

TEST(LinearTable, EmptyTableWeighsNothing) {
  EXPECT_FLOAT_EQ(LinearTable::Read("m.tsv", "")->Weight("prev", "in"), 0);
}

}  // namespace
}  // namespace khaldun::model
