#include "entity/word_classes.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace khaldun::entity {
namespace {

// A folder of this test alone, removed in the end.
struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("khaldun-word-classes-" + std::to_string(getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string Write(std::string_view name, std::string_view text) const {
    std::ofstream(path / name) << text;
    return path / name;
  }
};

constexpr std::string_view kVectors =
    "6 2\n"
    "azurix 9 1\n"
    "paris 1 8\n"
    "enron 4 0\n"
    "london 0 2\n"
    "mozilla 3 1\n"
    "room-101 1 4\n";

TEST(WordClasses, JoinsWordsWhoseVectorsPointTheSameWay) {
  Folder folder;
  model::ModelWriter writer("entity");
  LearnClasses({"the army fled", "the army won"}, {}, writer);
  ASSERT_TRUE(LearnNearClasses(folder.Write("vectors", kVectors), 2, 5, writer).ok());
  const std::string path = folder.path / "entity.bin";
  ASSERT_TRUE(writer.Write(path).ok());
  auto file = model::ModelFile::Open(path, "entity");
  ASSERT_TRUE(file);
  auto classes = WordClasses::Load(*file);
  ASSERT_TRUE(classes);
  const uint16_t firm = classes->NearOf("enron"), town = classes->NearOf("london");
  EXPECT_NE(firm, town);
  EXPECT_EQ(classes->NearOf("azurix"), firm);
  EXPECT_EQ(classes->NearOf("mozilla"), firm);
  EXPECT_EQ(classes->NearOf("paris"), town);
  EXPECT_EQ(classes->NearOf("room-999"), town) << "numbers of as many digits are one word";
  EXPECT_EQ(classes->NearOf("unknown"), 0);
}

TEST(WordClasses, NamesTheLineOfABrokenVector) {
  Folder folder;
  model::ModelWriter writer("entity");
  for (auto [text, wanted] :
       {std::pair("2 2\na 1 2\nb 1\n", ":3: a word and 2 numbers are wanted"),
        std::pair("words\n", ":1: a count of words and a size of up to 1000 are wanted")}) {
    const std::string path = folder.Write("vectors", text);
    EXPECT_EQ(LearnNearClasses(path, 2, 5, writer).message(), path + wanted);
  }
}

}  // namespace
}  // namespace khaldun::entity
