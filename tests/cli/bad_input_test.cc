// Whatever comes in, the program ends with the right status and says what is wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "support/documents.h"

namespace khaldun {
namespace {

using ::testing::HasSubstr;
using testing::Ran;
using testing::RunKhaldun;
using testing::ScratchFolder;
using ::testing::StartsWith;

// Codes the text layer, which is enough for what goes wrong before the analysis.
Ran Dump(std::vector<std::string> inputs, const testing::RunSetting& setting = {}) {
  std::vector<std::string> arguments = {"dump", "--layer", "text"};
  arguments.insert(arguments.end(), inputs.begin(), inputs.end());
  return RunKhaldun(arguments, setting);
}

struct WrongUse {
  std::vector<std::string> arguments;
  const char* message;
};

TEST(WrongUseOf, TheCommandLineIsStatus2WithAHint) {
  for (const WrongUse& c : std::vector<WrongUse>{
           {{}, "A subcommand is required"},
           {{"cod"}, "'cod' is no command or option; did you mean 'code'?"},
           {{"code", "--fromat", "csv", "x"}, "did you mean '--format'?"},
           {{"code", "--format", "tabel", "x"},
            "'tabel' is none of table, jsonl, csv; did you mean 'table'?"},
           {{"code", "--threads", "0", "x"}, "--threads"},
           {{"code", "--threads", "many", "x"}, "--threads"},
           {{"code", "--published", "yesterday", "x"},
            "'yesterday' is no date; write YYYY-MM-DD, with or without a time after it"},
           {{"code", "--published", "2023-02-30", "x"}, "'2023-02-30' is no date"},
           {{"dump", "--layer", "entitiy", "x"}, "did you mean 'entity'?"},
           {{"dump", "--layer", "text", "--format", "conllu", "x"},
            "only layer 'syntax' can be written as conllu"},
           {{"dump", "--update", "x"}, "--case"},
           {{"gazetteer"}, "DIR"},
           {{"names", "Putin"}, "two names, or - for pairs on standard input"},
           {{"train", "syntax", "x.conllu"}, "-o"},
       }) {
    Ran ran = RunKhaldun(c.arguments);
    EXPECT_EQ(ran.exit, 2) << c.message;
    EXPECT_THAT(ran.err, HasSubstr(c.message));
    EXPECT_EQ(ran.out, "");
  }
}

TEST(Help, FitsAScreen) {
  for (const char* command :
       {"", "code", "dump", "explain", "train", "eval", "gazetteer", "names"}) {
    std::vector<std::string> arguments = {"--help"};
    if (*command != '\0') arguments.insert(arguments.begin(), command);
    Ran ran = RunKhaldun(arguments);
    EXPECT_EQ(ran.exit, 0);
    EXPECT_LE(std::count(ran.out.begin(), ran.out.end(), '\n'), 30) << command;
    for (size_t at = 0; at < ran.out.size();) {
      size_t end = ran.out.find('\n', at);
      EXPECT_LE(end - at, 100u) << command << ": " << ran.out.substr(at, end - at);
      at = end + 1;
    }
  }
}

TEST(Names, AreJudgedOneByOneAndByLine) {
  EXPECT_THAT(RunKhaldun({"names", "Gaddafi", "Qaddafi"}).out, ::testing::StartsWith("same\t0."));
  EXPECT_THAT(RunKhaldun({"names", "Putin", "Pavlov"}).out, ::testing::StartsWith("different\t0."));
  Ran ran =
      RunKhaldun({"names", "-"}, {"Osama\tUsama\r\nPutin\tPavlov\nOsama\nOsama\tUsama\n", {}, 0});
  EXPECT_EQ(ran.exit, 3);
  EXPECT_THAT(ran.out, ::testing::MatchesRegex("1\t0\\.[0-9]+\n0\t0\\.[0-9]+\n"));
  EXPECT_THAT(ran.err, HasSubstr("standard input:3: 'Osama' is no pair"));
}

TEST(BadInput, WhatCannotBeReadIsStatus3) {
  ScratchFolder folder;
  std::filesystem::create_directory(folder.Path("empty"));
  folder.Write("nothing/picture.png", "\x89PNG");
  EXPECT_EQ(Dump({folder.Path("absent.txt")}).exit, 3);
  EXPECT_THAT(Dump({folder.Path("absent.txt")}).err, HasSubstr("absent.txt: "));
  EXPECT_EQ(Dump({folder.Path("empty")}).exit, 3);
  EXPECT_EQ(Dump({folder.Path("nothing")}).exit, 3);
}

TEST(BadInput, NothingIsCodedWhereOneOfTheInputsIsMissing) {
  ScratchFolder folder;
  Ran ran = Dump({folder.Write("a.txt", "Police arrested a man."), folder.Path("b.txt")});
  EXPECT_EQ(ran.exit, 3);
  EXPECT_EQ(ran.out, "");
}

TEST(BadInput, OutputThatCannotBeWrittenIsStatus3) {
  ScratchFolder folder;
  std::string report = folder.Write("a.txt", "Police arrested a man.");
  Ran ran = Dump({report, "-o", folder.Path("no/such/folder")});
  EXPECT_EQ(ran.exit, 3);
  EXPECT_THAT(ran.err, HasSubstr("cannot be written"));
  Ran full = Dump({report, "-o", "/dev/full"});
  EXPECT_EQ(full.exit, 3);
  EXPECT_THAT(full.err, HasSubstr("/dev/full: cannot be written: No space left on device"));
}

struct Record {
  const char* name;
  std::string bytes;
};

TEST(BadInput, RecordThatIsNoReportIsQuarantinedAndTheOthersCoded) {
  std::string gzip_head("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b\x4c", 12);
  for (const Record& record : std::vector<Record>{
           {"empty.txt", ""},
           {"blank.txt", " \n\n \t\n"},
           {"binary.txt",
            std::string("\x7f\x45\x4c\x46\x02\x01\x01\x00\x00\x00\x00\x00\x03\x00>\x00", 16)},
           {"truncated.txt.gz", gzip_head},
           {"nojson.jsonl", "this is no JSON\n"},
           {"notext.jsonl", "{\"id\": \"x\", \"title\": \"no text\"}\n"},
       }) {
    ScratchFolder folder;
    folder.Write(record.name, record.bytes);
    folder.Write("good.txt", "Police arrested a man in Oran.");
    Ran ran = Dump({folder.Path("")});
    EXPECT_EQ(ran.exit, 1) << record.name << ": " << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("quarantined ")) << record.name;
    EXPECT_THAT(ran.err, HasSubstr(record.name));
    EXPECT_THAT(ran.out, HasSubstr("Police arrested a man in Oran."));
    EXPECT_THAT(ran.err, HasSubstr("2 reports read: 1 coded with 0 events, 1 quarantined"));
  }
}

TEST(BadInput, DateThatIsNoneIsNoDate) {
  ScratchFolder folder;
  std::string path = folder.Write(
      "a.jsonl", "{\"id\": \"x\", \"text\": \"Police came.\", \"published\": \"one fine day\"}\n");
  Ran ran = Dump({path});
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_TRUE(nlohmann::json::parse(ran.out)["published"].is_null());
  EXPECT_THAT(ran.err, HasSubstr("note " + path + ":1: "));
  EXPECT_THAT(ran.err, HasSubstr("one fine day"));
}

TEST(BadInput, DateBeyondTheYears1To9999IsNoDate) {
  ScratchFolder folder;
  for (std::string date : {"0000-01-01", "99999-12-31", "2020-02-30", "-0044-03-15"}) {
    std::string path = folder.Write("a.jsonl",
                                    "{\"id\": \"x\", \"text\": \"Police came.\", "
                                    "\"published\": \"" +
                                        date + "\"}\n");
    Ran ran = Dump({path});
    EXPECT_EQ(ran.exit, 0) << ran.err;
    EXPECT_TRUE(nlohmann::json::parse(ran.out)["published"].is_null()) << ran.out;
    EXPECT_THAT(ran.err, HasSubstr(date));
  }
}

TEST(BadInput, BrokenUtf8IsReadAndMarked) {
  ScratchFolder folder;
  std::string path =
      folder.Write("a.jsonl", "{\"id\": \"x\", \"text\": \"Police \xff\xfe arrested a man.\"}\n");
  Ran ran = Dump({path});
  EXPECT_LE(ran.exit, 1) << ran.err;
  EXPECT_EQ(ran.out.empty(), ran.exit == 1);
}

TEST(BadInput, QuarantineFileTakesWhatStandardErrorWouldSay) {
  ScratchFolder folder;
  std::string path = folder.Write(
      "a.jsonl", "{\"id\": \"x\"}\nno JSON\n{\"id\": \"y\", \"text\": \"Police came.\"}\n");
  Ran ran = Dump({path, "--quarantine", folder.Path("q.jsonl"), "--quiet"});
  EXPECT_EQ(ran.exit, 1);
  EXPECT_EQ(ran.err, "");
  std::string lines = testing::ReadFile(folder.Path("q.jsonl"));
  auto first = nlohmann::json::parse(lines.substr(0, lines.find('\n')));
  EXPECT_THAT(first["origin"].get<std::string>(), ::testing::EndsWith("a.jsonl:1"));
  EXPECT_EQ(first["stage"], "ingest");
  EXPECT_THAT(first["reason"].get<std::string>(), HasSubstr("text"));
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
}

TEST(BadInput, ErrorsAsJsonOnRequest) {
  Ran ran = RunKhaldun({"code", "/no/such/file", "--json-errors"});
  auto error = nlohmann::json::parse(ran.err);
  EXPECT_EQ(error["error"], "io");
  EXPECT_THAT(error["message"].get<std::string>(), HasSubstr("/no/such/file"));
  auto wrong = nlohmann::json::parse(RunKhaldun({"code", "--nonsense", "--json-errors"}).err);
  EXPECT_EQ(wrong["error"], "wrong-use");
}

TEST(BadInput, TextBeyondTheLimitIsQuarantinedAndTheNextCoded) {
  ScratchFolder folder;
  std::string line;
  while (line.size() < 1200u << 10) line += "The police thanked the man. ";
  folder.Write("a.txt", line);
  folder.Write("b.txt", "Police arrested a man in Oran.");
  Ran ran = Dump({folder.Path(""), "--max-text", "1"});
  EXPECT_EQ(ran.exit, 1);
  EXPECT_THAT(ran.err, HasSubstr("a.txt: ingest: the text has 1.2 MiB, more than the limit of 1.0; "
                                 "cut it into single reports or raise --max-text"));
  EXPECT_THAT(ran.out, HasSubstr("Police arrested a man in Oran."));
  EXPECT_EQ(Dump({folder.Path(""), "--max-text", "2"}).exit, 0);
}

TEST(BadInput, LongLineAndDeepNestAreSurvived) {
  ScratchFolder folder;
  std::string deep = "<html><body>";
  for (int i = 0; i < 200000; ++i) deep += "<div>";
  folder.Write("deep.html", deep + "<p>Police arrested a man in Oran.</p>");
  std::string line;
  while (line.size() < 8u << 20)
    line += "The police arrested a man and the man thanked the police ";
  folder.Write("line.txt", line);
  Ran ran = Dump({folder.Path("")});
  EXPECT_LE(ran.exit, 1) << ran.err.substr(0, 400);
  EXPECT_THAT(ran.err, HasSubstr("2 reports read"));
}

TEST(Resources, MissingOrDamagedModelIsStatus4AndNamed) {
  namespace fs = std::filesystem;
  ScratchFolder folder;
  std::string report = folder.Write("a.txt", "Police arrested a man in Oran.");
  std::string share = folder.Path("share");
  auto run = [&] {
    return RunKhaldun({"dump", "--layer", "syntax", report}, {"", {"KHALDUN_SHARE=" + share}, 0});
  };
  fs::create_directory(share);
  fs::copy(testing::ShareFolder(), share, fs::copy_options::recursive);
  ASSERT_EQ(run().exit, 0) << run().err;

  std::string model = share + "/models/syntax.bin";
  auto size = fs::file_size(model);
  fs::resize_file(model, size / 2);
  EXPECT_EQ(run().exit, 4);
  EXPECT_THAT(run().err, HasSubstr("syntax.bin"));
  fs::resize_file(model, 0);
  EXPECT_EQ(run().exit, 4);
  fs::remove(model);
  EXPECT_EQ(run().exit, 4);
  EXPECT_THAT(run().err, HasSubstr("syntax.bin"));
  EXPECT_EQ(run().out, "");
  fs::remove_all(share);
  EXPECT_EQ(run().exit, 4);
  EXPECT_THAT(run().err, HasSubstr("no such folder"));
}

}  // namespace
}  // namespace khaldun
