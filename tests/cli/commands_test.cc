// What the commands print: the same bytes with 1, 2 and 8 threads and a second time, and nothing
// lost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "support/documents.h"

namespace khaldun {
namespace {

using testing::Ran;
using testing::RunKhaldun;
using testing::ScratchFolder;

std::string Samples() { return testing::SourceFolder() + "/samples"; }

TEST(SameBytes, ForEveryNumberOfThreadsTwice) {
  for (std::vector<std::string> command :
       {std::vector<std::string>{"code", "--format", "jsonl", "--all-types", "--all-statuses"},
        {"code", "--format", "csv"},
        {"code"},
        {"dump", "--canonical"},
        {"explain"}}) {
    command.push_back(Samples());
    command.insert(command.end(), {"--threads", "1"});
    Ran first = RunKhaldun(command);
    EXPECT_EQ(first.exit, 0) << first.err;
    EXPECT_NE(first.out, "");
    for (const char* threads : {"1", "2", "8"}) {
      command.back() = threads;
      Ran again = RunKhaldun(command);
      EXPECT_EQ(again.out, first.out) << command[0] << " with " << threads << " threads";
      EXPECT_EQ(again.err, first.err);
    }
  }
}

#ifdef KHALDUN_FAKE_CLOCK
TEST(SameBytes, WhateverTheClock) {
  std::vector<std::string> command = {"code", "--format", "jsonl", Samples()};
  Ran first = RunKhaldun(command);
  Ran other = RunKhaldun(command, {"", {"LD_PRELOAD=" KHALDUN_FAKE_CLOCK}, 0});
  EXPECT_EQ(other.exit, 0) << other.err;
  EXPECT_EQ(other.out, first.out);
}
#endif

TEST(SameBytes, WhateverTheLocaleAndTimeZone) {
  std::vector<std::string> command = {"code", "--format", "jsonl", Samples()};
  Ran first = RunKhaldun(command);
  Ran other =
      RunKhaldun(command, {"", {"LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8", "TZ=Asia/Tokyo"}, 0});
  EXPECT_EQ(other.out, first.out);
}

TEST(Counts, CodedAndQuarantinedAreWhatWasRead) {
  ScratchFolder folder;
  std::string lines;
  for (int i = 0; i < 300; ++i) {
    std::string id = "\"id\": \"r" + std::to_string(i) + "\"";
    lines += i % 5 == 3 ? "{" + id + "}\n"
                        : "{" + id + ", \"text\": \"Police in Oran arrested man number " +
                              std::to_string(i) + ".\"}\n";
  }
  Ran ran = RunKhaldun({"dump", "--layer", "text", folder.Write("a.jsonl", lines), "--quarantine",
                        folder.Path("q"), "--threads", "8"});
  EXPECT_EQ(ran.exit, 1);
  std::string quarantined = testing::ReadFile(folder.Path("q"));
  EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 240);
  EXPECT_EQ(std::count(quarantined.begin(), quarantined.end(), '\n'), 60);
  EXPECT_THAT(ran.err, ::testing::HasSubstr("300 reports read: 240 coded"));
  // In the order of the input.
  EXPECT_LT(ran.out.find("\"r0\""), ran.out.find("\"r1\""));
  EXPECT_LT(ran.out.find("\"r297\""), ran.out.find("\"r299\""));
}

TEST(Interrupt, WhatWasCodedIsWholeAndTheSignalIsPassedOn) {
  std::string text = testing::ReadFile(Samples() + "/long.txt"), lines;
  for (char& c : text) {
    if (c == '\n' || c == '"') c = ' ';
  }
  for (int i = 0; i < 4000; ++i) {
    lines += "{\"id\": \"r" + std::to_string(i) + "\", \"text\": \"" + text + "\"}\n";
  }
  ScratchFolder folder;
  std::string path = folder.Write("a.jsonl", lines);
  testing::RunSetting setting;
  setting.interrupt_after_ms = 1500;
  Ran ran = RunKhaldun({"dump", "--layer", "when", path, "--threads", "2"}, setting);
  EXPECT_EQ(ran.signal, SIGINT);
  ASSERT_NE(ran.out, "");
  EXPECT_EQ(ran.out.back(), '\n');
  auto last = ran.out.rfind('\n', ran.out.size() - 2);
  EXPECT_TRUE(nlohmann::json::accept(ran.out.substr(last + 1)));
  auto written = std::count(ran.out.begin(), ran.out.end(), '\n');
  EXPECT_LT(written, 4000);
  EXPECT_THAT(ran.err, ::testing::HasSubstr(std::to_string(written) + " coded"));
}

TEST(Dump, CanonicalFormKeepsItsPromisesForEverySample) {
  Ran ran = RunKhaldun({"dump", "--canonical", "--verify", Samples()});
  EXPECT_EQ(ran.exit, 0) << ran.err;
}

TEST(Dump, EveryLayerIsOneJsonObjectADocument) {
  for (const char* layer :
       {"text", "segment", "entity", "coref", "quote", "geo", "when", "event"}) {
    Ran ran = RunKhaldun({"dump", "--layer", layer, Samples() + "/wire.txt"});
    EXPECT_EQ(ran.exit, 0) << ran.err;
    EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 1) << layer;
    EXPECT_TRUE(nlohmann::json::accept(ran.out)) << layer << ": " << ran.out;
  }
}

TEST(Dump, SyntaxIsOfTheTextAsItCameUnlessCleanedIsAskedFor) {
  std::string line = "{\"text\": \"[ad_1] Police came.\"}\n";
  Ran raw = RunKhaldun({"dump", "--layer", "syntax"}, {line, {}, 0});
  EXPECT_THAT(raw.out, ::testing::HasSubstr("ad_1")) << raw.err;
  Ran cleaned = RunKhaldun({"dump", "--layer", "syntax", "--cleaned"}, {line, {}, 0});
  EXPECT_THAT(cleaned.out, ::testing::Not(::testing::HasSubstr("ad_1")));
  EXPECT_THAT(cleaned.out, ::testing::HasSubstr("1\tPolice\tpolice"));
}

TEST(Explain, JsonTellsEverySentenceWithAnEventOrANearMiss) {
  Ran ran = RunKhaldun({"explain", "--format", "json", Samples() + "/protest.txt"});
  ASSERT_EQ(ran.exit, 0) << ran.err;
  auto told = nlohmann::json::parse(ran.out);
  size_t events = 0;
  for (const auto& sentence : told["sentences"]) {
    EXPECT_FALSE(sentence["events"].empty() && sentence["near_misses"].empty());
    EXPECT_NE(sentence["text"], "");
    events += sentence["events"].size();
  }
  EXPECT_GT(events, 5u);
}

TEST(GoldenCase, DifferenceIsShownAndUpdateRewritesIt) {
  ScratchFolder folder;
  std::string head = "# Two words.\ntext\n  Police came.\nwant segment\n";
  std::string path = folder.Write("a.case", head + "  Police left .\n");
  Ran ran = RunKhaldun({"dump", "--case", path});
  EXPECT_EQ(ran.exit, 1);
  EXPECT_EQ(ran.out, path + ": want segment\n  - Police left .\n  + Police came .\n");
  EXPECT_EQ(RunKhaldun({"dump", "--case", path, "--update"}).exit, 0);
  EXPECT_EQ(testing::ReadFile(path), head + "  Police came .\n");
  EXPECT_EQ(RunKhaldun({"dump", "--case", path}).exit, 0);
  EXPECT_EQ(RunKhaldun({"dump", "--case", folder.Write("b.case", "nonsense\n")}).exit, 2);
}

TEST(Eval, TreebankGivesItsFigures) {
  ScratchFolder folder;
  std::string words =
      "1\tPolice\tpolice\tNOUN\t_\tNumber=Plur\t2\tnsubj\t_\t_\n"
      "2\tcame\tcome\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
      "3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n";
  Ran ran = RunKhaldun({"eval", "syntax", folder.Write("a.conllu", "# newdoc id = a\n" + words)});
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_THAT(ran.out, ::testing::HasSubstr("words: 100.00\n"));
  Ran broken = RunKhaldun({"eval", "syntax", folder.Write("b.conllu", "1\tPolice\n\n")});
  EXPECT_EQ(broken.exit, 3);
  EXPECT_THAT(broken.err, ::testing::HasSubstr("b.conllu:1: "));
}

TEST(Input, FilesStandardInputAndFoldersGiveTheSame) {
  ScratchFolder folder;
  std::string line = "{\"id\": \"x\", \"text\": \"Police in Oran arrested a man.\"}\n";
  std::string path = folder.Write("a.jsonl", line);
  std::vector<std::string> command = {"dump", "--layer", "segment"};
  auto with = [&](const std::string& input) {
    auto all = command;
    all.push_back(input);
    return RunKhaldun(all, {line, {}, 0});
  };
  Ran file = with(path);
  EXPECT_EQ(file.exit, 0);
  EXPECT_EQ(with("-").out, file.out);
  EXPECT_EQ(with(folder.Path("")).out, file.out);
  EXPECT_EQ(RunKhaldun(command, {line, {}, 0}).out, file.out);  // the default in a pipe
}

TEST(Input, PublishedDateIsForReportsThatCarryNone) {
  std::string lines =
      "{\"id\": \"a\", \"text\": \"Police came.\"}\n"
      "{\"id\": \"b\", \"text\": \"Police came.\", \"published\": \"2020-01-01\"}\n";
  Ran ran = RunKhaldun({"dump", "--layer", "text", "--published", "2024-03-07"}, {lines, {}, 0});
  size_t second = ran.out.find('\n') + 1;
  EXPECT_EQ(nlohmann::json::parse(ran.out.substr(0, second))["published"], "2024-03-07");
  EXPECT_EQ(nlohmann::json::parse(ran.out.substr(second))["published"], "2020-01-01");
}

}  // namespace
}  // namespace khaldun
