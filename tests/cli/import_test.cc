// Moving over: dictionaries are imported, and a sentence is coded through what came over.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.h"

namespace khaldun {
namespace {

using ::testing::HasSubstr;
using testing::Ran;
using testing::RunKhaldun;
using testing::ScratchFolder;

TEST(ImportDictionary, ASentenceIsCodedThroughImportedEntries) {
  ScratchFolder folder;
  std::string actors = folder.Write("our.actors.txt", "BLUE_CRESCENT_FRONT_ [LBYREB]\n+BCF_\n");
  std::string agents = folder.Write("our.agents.txt", "GOATHERDER [~AGR]\n");
  std::string verbs = folder.Write(
      "our.verbs.txt",
      "&TRAIN\n+CONVOY\n--- ASSAIL [190] ---\nBLUFFDORP\n- * &TRAIN [193]\n- NOT * [---]\n");
  std::string report = folder.Write(
      "report.txt",
      "The Blue Crescent Front bluffdorped a convoy of Libyan goatherders on Tuesday.");
  Ran import = RunKhaldun({"import-dictionary", actors, agents, verbs, "-o", folder.Path("lex")});
  EXPECT_EQ(import.exit, 1) << import.err;
  EXPECT_EQ(import.out, actors + ": 1 actors: 1 converted, 0 known already, 0 left over; " +
                            folder.Path("lex/actors/our_actors.tsv") + "\n" + agents +
                            ": 1 agents: 1 converted, 0 known already, 0 left over; " +
                            folder.Path("lex/roles.tsv") + "\n" + verbs +
                            ": 3 verbs: 2 converted, 0 known already, 1 left over; " +
                            folder.Path("lex/events/our_verbs.tsv") + "\n");
  EXPECT_THAT(testing::ReadFile(folder.Path("lex/leftovers.txt")),
              HasSubstr(verbs + ":6: 'not' before the verb"));

  Ran without = RunKhaldun({"code", "--format", "csv", report, "--published", "2024-03-07"});
  Ran with = RunKhaldun({"code", "--format", "csv", report, "--published", "2024-03-07",
                         "--lexicon", folder.Path("lex")});
  EXPECT_EQ(std::count(without.out.begin(), without.out.end(), '\n'), 1) << without.out;
  EXPECT_THAT(with.out, HasSubstr("193"));
  EXPECT_THAT(with.out, HasSubstr("LBYREB"));
  EXPECT_THAT(with.out, HasSubstr("LBYAGR"));
}

TEST(ImportDictionary, NeverOverwritesAndNamesWhatItCannotRead) {
  ScratchFolder folder;
  std::string actors = folder.Write("a.txt", "BLUE_FRONT_ [LBYREB]\n");
  EXPECT_EQ(RunKhaldun({"import-dictionary", actors, "-o", folder.Path("lex")}).exit, 0);
  Ran again = RunKhaldun({"import-dictionary", actors, "-o", folder.Path("lex")});
  EXPECT_EQ(again.exit, 2);
  EXPECT_THAT(again.err, HasSubstr("is there already; name a new folder"));
  Ran tale = RunKhaldun({"import-dictionary", folder.Write("t.txt", "Once upon a time.\n"), "-o",
                         folder.Path("lex2")});
  EXPECT_EQ(tale.exit, 2);
  EXPECT_THAT(tale.err, HasSubstr("t.txt: neither actors, agents nor verbs; --kind says"));
  EXPECT_EQ(RunKhaldun({"import-dictionary", folder.Path("none"), "-o", folder.Path("l")}).exit, 3);
}

}  // namespace
}  // namespace khaldun
