#include "ingest/source.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "support.h"

namespace khaldun::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr std::string_view kTooLarge =
    "the record is larger than 64 MiB; cut it into single reports";

TEST(Source, ReadsAFolderInOrderAndPassesOverWhatIsNoReport) {
  Scratch s;
  s.Write("in/b.txt", "Second.");
  s.Write("in/a/x.jsonl", "{\"text\":\"First.\"}\n");
  s.Write("in/notes.md", "No report.");
  s.Write("in/.hidden.txt", "No report.");
  s.Write("in/c.txt.gz", Gzip("Third."));
  EXPECT_THAT(ReadAll(s, {s.Path("in")}),
              ElementsAre("in/a/x.jsonl:1: First.", "in/b.txt: Second.", "in/c.txt: Third."));
}

TEST(Source, ReadsJsonLinesFromADescriptor) {
  Scratch s;
  int in = open(s.Write("x", "{\"id\":7,\"text\":\"One.\"}\nno\n").c_str(), O_RDONLY);
  auto lines = ReadAll(s, {"-"}, {.standard_input = in});
  close(in);
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(lines[0], "7: One.");
  EXPECT_THAT(lines[1], StartsWith("stdin:2 quarantined: the record is no JSON: "));
}

TEST(Source, RefusesWhatIsNotThereBeforeReadingAnything) {
  Scratch s;
  std::string good = s.Write("a.txt", "Good.");
  EXPECT_EQ(OpenError(s, {good, s.Path("none.txt")}), "/none.txt: there is no such file or folder");
  s.Write("empty/readme.md", "x");
  EXPECT_EQ(OpenError(s, {good, s.Path("empty")}),
            "/empty: the folder holds no report; files are taken that end in .txt, .html, .jsonl, "
            ".json, .xml, .rss, .atom or .rdf, each also with .gz or .zst");
}

TEST(Source, QuarantinesAnEmptyFile) {
  Scratch s;
  for (std::string name : {"e.txt", "e.jsonl", "e.html", "e.xml", "e.txt.gz"}) {
    auto lines = ReadAll(s, {s.Write(name, name.ends_with("gz") ? Gzip("") : "")});
    EXPECT_THAT(lines, ElementsAre(::testing::EndsWith(
                           " quarantined: the input is empty; there is no report in it")));
  }
}

TEST(Source, GoesOnBehindALineThatIsTooLarge) {
  Scratch s;
  std::string path = s.Write("a.jsonl", "{\"text\":\"One.\"}\n" + std::string(100'000'000, 'a') +
                                            "\n{\"text\":\"Three.\"}");
  EXPECT_THAT(ReadAll(s, {path}),
              ElementsAre("a.jsonl:1: One.", "a.jsonl:2 quarantined: " + std::string(kTooLarge),
                          "a.jsonl:3: Three."));
}

TEST(Source, QuarantinesAFileThatIsTooLarge) {
  Scratch s;
  std::string path = s.Write("a.txt", std::string(100'000, 'a'));
  EXPECT_THAT(ReadAll(s, {path}, {.max_record_bytes = 1000}),
              ElementsAre("a.txt quarantined: the record is larger than 1000 bytes; cut it into "
                          "single reports"));
}

TEST(Source, ReadsWhatIsCompressedInOneOrManyMembers) {
  Scratch s;
  std::string one = "{\"text\":\"One.\"}\n", two = "{\"text\":\"Two.\"}\n";
  for (std::string bytes : {Gzip(one + two), Gzip(one) + Gzip(two), Gzip(one) + Gzip(two) + "\0\0",
                            Zstd(one + two), Zstd(one) + Zstd(two)}) {
    EXPECT_THAT(ReadAll(s, {s.Write("a.jsonl", bytes)}),
                ElementsAre("a.jsonl:1: One.", "a.jsonl:2: Two."));
  }
}

TEST(Source, SaysWhereCompressedDataBreaksOff) {
  Scratch s;
  std::string text;
  for (int i = 0; i < 200'000; ++i)
    text += "{\"text\":\"Number " + std::to_string(i * 7919) + ".\"}\n";
  std::string gzip = Gzip(text);
  auto lines = ReadAll(
      s, {s.Write("a.jsonl.gz", gzip.substr(0, gzip.size() / 2)), s.Write("b.txt", "Next.")});
  ASSERT_GT(lines.size(), 1000u);
  EXPECT_EQ(lines.back(), "b.txt: Next.") << "reading goes on with the next input";
  EXPECT_THAT(lines[lines.size() - 2],
              ::testing::EndsWith(" quarantined: the gzip data breaks off before its end; the file "
                                  "was cut or is still being written"));
  std::string zstd = Zstd(text);
  lines = ReadAll(s, {s.Write("a.jsonl.zst", zstd.substr(0, zstd.size() / 2))});
  EXPECT_THAT(lines.back(),
              ::testing::EndsWith(" quarantined: the Zstandard data breaks off before its end; the "
                                  "file was cut or is still being written"));
  gzip[gzip.size() / 2] ^= 0x55;
  lines = ReadAll(s, {s.Write("c.jsonl.gz", gzip)});
  EXPECT_THAT(lines.back(), ::testing::HasSubstr(" quarantined: the gzip data is damaged: "));
}

TEST(Source, ChoosesTheFormatByContentWhereTheNameTellsNothing) {
  Scratch s;
  EXPECT_THAT(ReadAll(s, {s.Write("page",
                                  "<!DOCTYPE html><title>T</title><p>Rebels shelled the town "
                                  "on Monday, and twelve people died, officials said.")}),
              ElementsAre("page title=T extracted: Rebels shelled the town on Monday, and twelve "
                          "people died, officials said."));
  EXPECT_THAT(ReadAll(s, {s.Write("lines", "{\"text\":\"One.\"}")}), ElementsAre("lines:1: One."));
  EXPECT_THAT(ReadAll(s, {s.Write("feed",
                                  "<?xml version='1.0'?><rss><channel><title>P</title><item>"
                                  "<title>T</title><description>D.</description></item>")}),
              ElementsAre("feed:1 title=T publisher=P: D."));
}

TEST(Source, LosesNoRecord) {
  Scratch s;
  std::string text;
  for (int i = 0; i < 1000; ++i) text += i % 7 == 0 ? "broken\n" : "{\"text\":\"Fine.\"}\n";
  auto source = Source::Open({s.Write("a.jsonl", text)});
  ASSERT_TRUE(source);
  int stories = 0, quarantined = 0;
  for (auto item = (*source)->Next(); item && *item; item = (*source)->Next()) {
    ++(std::holds_alternative<Story>(**item) ? stories : quarantined);
  }
  EXPECT_EQ(stories, 857);
  EXPECT_EQ(quarantined, 143);
}

}  // namespace
}  // namespace khaldun::ingest
