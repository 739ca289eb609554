// Tables in layers: what a user's table adds, replaces and removes.
#include "resources/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "resources/share.h"
#include "support/documents.h"

namespace khaldun::resources {
namespace {

Table Layered(const std::vector<std::string>& texts) {
  Table table;
  for (const std::string& text : texts) {
    std::string name = table.layers.empty() ? "ours.tsv" : "user.tsv";
    table.layers.push_back({{name, text}});
  }
  return table;
}

// The entries that stand, in order, or what is wrong.
std::string Standing(const std::vector<std::string>& texts, size_t key_fields = 1) {
  std::string out;
  Status status = ReadTable(Layered(texts), key_fields, [&](const Row& row) {
    for (size_t i = 0; i < row.size(); ++i) out.append(i == 0 ? "" : "=").append(row[i]);
    out += ' ';
    return Status::Ok();
  });
  return status.ok() ? out : status.message();
}

TEST(Layers, UsersEntriesComeFirstAndTakeThePlaceOfOurs) {
  EXPECT_EQ(Standing({"a\t1\nb\t2\n", "c\t3\na\t4\n"}), "c=3 a=4 b=2 ");
}

TEST(Layers, ALaterLayerLiesOverAnEarlierOne) {
  EXPECT_EQ(Standing({"a\t1\nb\t1\n", "a\t2\nb\t2\n", "b\t3\n"}), "b=3 a=2 ");
}

TEST(Layers, AnEntryOfSeveralLinesIsReplacedAsAWhole) {
  EXPECT_EQ(Standing({"a\t1\na\t2\nb\t3\n", "a\t4\na\t5\n"}), "a=4 a=5 b=3 ");
}

TEST(Layers, AKeyMayHaveSeveralFields) {
  EXPECT_EQ(Standing({"mode\tx\t1\nmode\ty\t1\n", "mode\tx\t2\n-mode\ty\n"}, 2), "mode=x=2 ");
}

TEST(Layers, ADashRemovesWhatIsBelow) {
  EXPECT_EQ(Standing({"a\t1\nb\t2\n", "-a\n"}), "b=2 ");
  EXPECT_EQ(Standing({"a\t1\nb\t2\n", "-a\na\t3\n"}), "a=3 b=2 ");
  EXPECT_EQ(Standing({"a\t1\n", "b\t2\n", "-a\n-b\n"}), "");
}

TEST(Layers, DashAndStarRemoveEverythingBelow) {
  EXPECT_EQ(Standing({"a\t1\nb\t2\n", "-*\nc\t3\n"}), "c=3 ");
}

TEST(Layers, ADashInOurOwnTableIsAnEntry) { EXPECT_EQ(Standing({"-a\t1\n"}), "-a=1 "); }

TEST(Layers, RemovingWhatIsNotThereIsNamedWithTheNearestKey) {
  EXPECT_EQ(Standing({"Islamic State\t1\n", "x\t2\n-Islamc State\n"}),
            "user.tsv:2:1: there is no 'Islamc State' that could be removed\n"
            "  -Islamc State\n"
            "  ^^^^^^^^^^^^^\n"
            "  did you mean 'Islamic State'?");
}

// A table that is added to lexicon/ can be laid over, or says why not.
TEST(Layers, EveryTableOfOursCanBeLaidOverOrSaysWhyNot) {
  namespace fs = std::filesystem;
  const fs::path ours = testing::ShareFolder() + "/lexicon";
  size_t laid = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::canonical(ours))) {
    if (entry.path().extension() != ".tsv") continue;
    auto share = Share::Find(testing::ShareFolder(), {entry.path().string()});
    laid += share.has_value();
    if (share) continue;
    EXPECT_THAT(share.error().message(), ::testing::HasSubstr("cannot be laid over"));
  }
  EXPECT_GE(laid, 40u);
}

TEST(Layers, AGroupIsRemovedWithAllItsEntries) {
  auto keys = [](const Row& row) {
    return std::vector<EntryKey>{{std::string(row[0]), std::string(row[0].substr(0, 1))}};
  };
  std::string out;
  Status status = ReadTable(Layered({"ab\nac\nbc\n", "-a\n"}), keys,
                            [&](const Row& row, const std::vector<bool>&) {
                              out.append(row[0]).append(" ");
                              return Status::Ok();
                            });
  EXPECT_TRUE(status.ok()) << status.message();
  EXPECT_EQ(out, "bc ");
}

TEST(Table, OfALongLineThePlaceIsShown) {
  std::string line = std::string(500, 'a') + "\tbad\t" + std::string(500, 'c');
  Status status = ReadTable("t.tsv", line, [](const Row& row) { return row.Error(row[1], "bad"); });
  EXPECT_EQ(status.message(), "t.tsv:1:502: bad\n  ... " + std::string(59, 'a') + "<TAB>bad<TAB>" +
                                  std::string(136, 'c') + " ...\n  " + std::string(68, ' ') +
                                  "^^^");
}

TEST(Table, AllBrokenLinesAreNamedAtOnce) {
  auto each = [](const Row& row) {
    return row[0] == "good" ? Status::Ok() : row.Error(row[0], "bad");
  };
  EXPECT_EQ(ReadTable("t.tsv", "x\ngood\ny\n", each).message(),
            "t.tsv:1:1: bad\n  x\n  ^\nt.tsv:3:1: bad\n  y\n  ^");
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "x\n";
  std::string message = ReadTable("t.tsv", many, each).message();
  EXPECT_NE(message.find("t.tsv:20:1"), std::string::npos);
  EXPECT_EQ(message.find("t.tsv:21:1"), std::string::npos);
}

}  // namespace
}  // namespace khaldun::resources
