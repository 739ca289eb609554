// A user's lexicon laid over ours: --lexicon and check-lexicon.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.h"

namespace khaldun {
namespace {

using ::testing::HasSubstr;
using testing::Ran;
using testing::RunKhaldun;
using testing::ScratchFolder;

constexpr char kReport[] = "The Blue Crescent Front bluffdorped Libya on Tuesday.";

class UserLexicon : public ::testing::Test {
 protected:
  UserLexicon() {
    for (const char* name : {"lex", "lex/actors", "lex/events"})
      std::filesystem::create_directory(folder_.Path(name));
  }

  // What becomes of a sentence: "TYPE/mode cameo source>target" for each event.
  std::string Code(const std::string& text, std::vector<std::string> options = {}) {
    std::vector<std::string> command = {"code", "--format", "jsonl", "--quiet",
                                        folder_.Write("report.txt", text)};
    if (options.empty()) options = {"--lexicon", folder_.Path("lex")};
    command.insert(command.end(), options.begin(), options.end());
    Ran ran = RunKhaldun(command);
    if (ran.exit != 0) return std::to_string(ran.exit) + " " + ran.err;
    std::string out, line;
    for (std::istringstream lines(ran.out); std::getline(lines, line);) {
      auto event = nlohmann::json::parse(line);
      out += event["type"].get<std::string>();
      if (!event["mode"].is_null()) out += "/" + event["mode"].get<std::string>();
      out += " " + event["cameo"].get<std::string>() + " ";
      for (const auto& s : event["source"]) out += s["code"].get<std::string>();
      out += ">";
      for (const auto& t : event["target"]) out += t["code"].get<std::string>();
      version_ = event["evidence"]["versions"]["lexicon"];
      out += "\n";
    }
    return out;
  }

  ScratchFolder folder_;
  std::string version_;  // of the lexicon, of the last event
};

TEST_F(UserLexicon, AddsActorsAndFrames) {
  folder_.Write("lex/actors/mine.tsv", "Blue Crescent Front\tBCF\tgroup\tLBY REB\n");
  folder_.Write("lex/events/mine.tsv", "S bluffdorp T\tCOERCE/arrest\t173\t-\n");
  EXPECT_EQ(Code(kReport), "COERCE/arrest 173 LBYREB>LBYGOV\n");
  EXPECT_EQ(version_.size(), 33u) << version_;
  EXPECT_EQ(version_.find('+'), 16u) << "the stamp says that a lexicon lay over ours";
  EXPECT_EQ(Code(kReport, {"--threads", "1"}), "");
}

TEST_F(UserLexicon, ReplacesAndRemovesFramesByPattern) {
  const std::string attack = "Rebels attacked Libya. Rebels raided Libya.";
  EXPECT_THAT(Code(attack, {"--threads", "1"}), HasSubstr("ASSAULT 190"));
  folder_.Write("lex/events/mine.tsv", "S attack T\tREJECT\t120\t-\n-raid\n");
  EXPECT_EQ(Code(attack), "REJECT 120 LBYREB>LBYGOV\n");
  folder_.Write("lex/events/mine.tsv", "-*\nS raid T\tREJECT\t120\t-\n");
  EXPECT_EQ(Code(attack), "REJECT 120 LBYREB>LBYGOV\n");
}

TEST_F(UserLexicon, ReplacesAndRemovesActorsAndRoles) {
  const std::string text = "Hamas attacked Libya. Rebels attacked Libya.";
  EXPECT_EQ(Code(text, {"--threads", "1"}),
            "ASSAULT 190 PSEREB>LBYGOV\nASSAULT 190 LBYREB>LBYGOV\n");
  folder_.Write("lex/actors/mine.tsv", "Hamas\t\tgroup\tEGY OPP\n");
  folder_.Write("lex/roles.tsv", "rebel\tUAF\tgroup\n");
  EXPECT_EQ(Code(text), "ASSAULT 190 EGYOPP>LBYGOV\nASSAULT 190 LBYUAF>LBYGOV\n");
}

TEST_F(UserLexicon, ANewCodeOfTheOntologyCanBeUsed) {
  folder_.Write("lex/ontology.tsv",
                "mode\tCOERCE/bluff\t-\t-3\t-\tbluffs\ncameo\t1719\tCOERCE/bluff\t4\t-3\tbluffs\n");
  folder_.Write("lex/actors/mine.tsv", "Blue Crescent Front\t\tgroup\tLBY REB\n");
  folder_.Write("lex/events/mine.tsv", "S bluffdorp T\tCOERCE/bluff\t1719\t-\n");
  EXPECT_EQ(Code(kReport), "COERCE/bluff 1719 LBYREB>LBYGOV\n");
}

TEST_F(UserLexicon, WhatIsBrokenIsNamedAndNothingIsCoded) {
  folder_.Write("lex/events/mine.tsv", "S bluffdorp T\tCOERCE/arest\t173\t-\n");
  EXPECT_THAT(Code(kReport), HasSubstr("events/mine.tsv:1:22: COERCE has no mode 'arest'"));
  EXPECT_THAT(Code(kReport), HasSubstr("did you mean 'arrest'?"));
  EXPECT_THAT(Code(kReport), ::testing::StartsWith("4 "));
  folder_.Write("lex/events/mine.tsv", "S bluffdorp T\tCOERCE/arrest\t1739\t-\n");
  EXPECT_THAT(Code(kReport), HasSubstr("mine.tsv:1:29: unknown CAMEO code '1739'"));
}

TEST_F(UserLexicon, CheckNamesEveryFault) {
  folder_.Write("lex/actors/mine.tsv", "A B\t\tperson\tTRU GOV\nC D\t\tpersn\tTUR GOV\n");
  folder_.Write("lex/roles.tsv", "woofer\tGOVT\tperson\n");
  Ran ran = RunKhaldun({"check-lexicon", folder_.Path("lex")});
  EXPECT_EQ(ran.exit, 4);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("actors/mine.tsv:1:13: unknown country code 'TRU'"));
  EXPECT_THAT(ran.err, HasSubstr("actors/mine.tsv:2:6: unknown kind 'persn'"));
  EXPECT_THAT(ran.err, HasSubstr("roles.tsv:1:8: unknown sector 'GOVT'"));
  EXPECT_THAT(ran.err, HasSubstr("did you mean 'GOV'?"));
}

TEST_F(UserLexicon, CheckCountsWhatIsWell) {
  folder_.Write("lex/actors/mine.tsv", "# mine\nA B\t\tperson\tTUR GOV\n-Hamas\n");
  folder_.Write("lex/roles.tsv", "woofer\tGOV\tperson\nwaffler\tGOV\tperson\n");
  Ran ran = RunKhaldun({"check-lexicon", folder_.Path("lex")});
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_EQ(ran.out, folder_.Path("lex/roles.tsv") + ": 2 entries\n" +
                         folder_.Path("lex/actors/mine.tsv") + ": 1 entry, 1 removed\n");
  Ran file = RunKhaldun({"check-lexicon", folder_.Path("lex/actors/mine.tsv")});
  EXPECT_EQ(file.out, folder_.Path("lex/actors/mine.tsv") + ": 1 entry, 1 removed\n");
}

TEST_F(UserLexicon, ATableThatNobodyReadsIsRefused) {
  folder_.Write("lex/role.tsv", "woofer\tGOV\tperson\n");
  EXPECT_THAT(Code(kReport),
              HasSubstr("role.tsv: no table of the lexicon; did you mean 'roles.tsv'?"));
  std::filesystem::remove(folder_.Path("lex/role.tsv"));
  EXPECT_THAT(Code(kReport), HasSubstr("holds no table"));
  EXPECT_THAT(Code(kReport, {"--lexicon", folder_.Path("nowhere")}), HasSubstr("2 khaldun: "));
  EXPECT_THAT(Code(kReport, {"--lexicon", folder_.Path("nowhere")}), HasSubstr("no such file"));
}

}  // namespace
}  // namespace khaldun
