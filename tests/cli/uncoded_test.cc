// What the lexicon lacks: eval actors --uncoded and eval lexicon --uncoded.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.h"

namespace khaldun {
namespace {

using testing::Ran;
using testing::RunKhaldun;
using testing::ScratchFolder;

constexpr char kReports[] =
    "{\"id\": \"b\", \"text\": \"Turkish Defense Minister Orhan Bluffoglu arrived in Ankara. "
    "Bluffoglu met Vladimir Putin.\"}\n"
    "{\"id\": \"a\", \"text\": \"Orhan Bluffoglu spoke to reporters on Monday.\"}\n"
    "{\"id\": \"c\", \"text\": \"The Turkish army immolated Kurdish rebels. Russia immolated "
    "Ukraine. The cat immolated the mouse.\"}\n";

TEST(Uncoded, NamesThatNoLexiconHasAreListedWithAGuess) {
  ScratchFolder folder;
  std::string reports = folder.Write("r.jsonl", kReports);
  Ran ran = RunKhaldun({"eval", "actors", "--uncoded", "--quiet", reports});
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_EQ(ran.out,
            "mentions\treports\tname\tkind\tguess\texample\n"
            "3\t2\tOrhan Bluffoglu\tperson\tTURGOVMIL\tOrhan Bluffoglu spoke to reporters on "
            "Monday.\n");
  Ran eight = RunKhaldun({"eval", "actors", "--uncoded", "--quiet", reports, "--threads", "8"});
  EXPECT_EQ(eight.out, ran.out);
  Ran none = RunKhaldun({"eval", "actors", "--uncoded", "--quiet", reports, "--minimum", "4"});
  EXPECT_EQ(none.out, "mentions\treports\tname\tkind\tguess\texample\n");
}

TEST(Uncoded, PredicatesComeWithTheNearestFrame) {
  ScratchFolder folder;
  std::string reports = folder.Write("r.jsonl", kReports);
  folder.Write("wordnet/data.verb", "00000100 33 v 02 immolate 0 attack 0 000 00 | made up\n");
  folder.Write("wordnet/index.verb", "immolate v 1 0 1 1 00000100  \n");
  std::vector<std::string> command = {
      "eval", "lexicon", "--uncoded", reports, "--wordnet", folder.Path("wordnet"), "--quiet"};
  Ran ran = RunKhaldun(command);
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_EQ(ran.out,
            "2\tS immolate T\tsynonym attack: ASSAULT 190\tThe Turkish army immolated Kurdish "
            "rebels.\n");
  folder.Write("lex/events/mine.tsv", "S immolate T\tASSAULT\t190\t-\n");
  command.insert(command.end(), {"--lexicon", folder.Path("lex")});
  EXPECT_EQ(RunKhaldun(command).out, "");
}

TEST(Uncoded, WithoutWordNetThereIsNoNearestFrame) {
  ScratchFolder folder;
  Ran ran = RunKhaldun({"eval", "lexicon", "--uncoded", folder.Write("r.jsonl", kReports),
                        "--wordnet", folder.Path("none")});
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_THAT(ran.out, ::testing::HasSubstr("2\tS immolate T\t-\tThe"));
  EXPECT_THAT(ran.err, ::testing::HasSubstr("no nearest frames"));
}

}  // namespace
}  // namespace khaldun
