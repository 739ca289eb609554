#include "syntax/pack.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace khaldun::syntax {
namespace {

// What Export says of a treebank of two sentences and this file of the names' tags; the file is
// called "names" in the message.
std::string Complaint(std::string_view names) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("khaldun-pack-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const std::string treebank = folder / "treebank", tags = folder / "names";
  std::ofstream(treebank) << "1\tRebels\trebel\tNOUN\t_\t_\t2\tnsubj\t_\t_\n"
                             "2\tfled\tflee\tVERB\t_\t_\t0\troot\t_\t_\n\n"
                             "1\tRebels\trebel\tNOUN\t_\t_\t0\troot\t_\t_\n\n";
  std::ofstream(tags) << names;
  ExportOptions options;
  options.train = {treebank};
  options.names = {tags};
  options.output = folder;
  std::string message(Export(options).message());
  std::filesystem::remove_all(folder);
  if (size_t at = message.find(tags); at != std::string::npos) {
    message.replace(at, tags.size(), "names");
  }
  return message;
}

TEST(Export, ReadsTagsOfNamesAndSentencesWithout) { EXPECT_EQ(Complaint("0 0\n-\n"), ""); }

TEST(Export, NamesTheLineOfABadTag) {
  for (std::string_view bad : {"0 7", "0 x", "0 -1"}) {
    EXPECT_EQ(Complaint("-\n" + std::string(bad) + "\n"),
              "names:2: tags of names from 0 to 6 are wanted, or '-' for a sentence of which "
              "nothing is known");
  }
}

TEST(Export, CountsSentencesAndWords) {
  EXPECT_EQ(Complaint("0 0\n"), "names: has tags for 1 sentences, its treebank has 2");
  EXPECT_EQ(Complaint("0 0\n0 5\n"), "names: sentence 2 has tags for 2 words, its treebank has 1");
}

TEST(Export, WantsAFileForEachTreebank) {
  ExportOptions options;
  options.train = {"a", "b"};
  options.names = {"c"};
  EXPECT_EQ(Export(options).message(), "1 files of names for 2 treebanks: one each is wanted");
}

}  // namespace
}  // namespace khaldun::syntax
