#include "model/model_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "model/sparse_rows.h"

namespace khaldun::model {
namespace {

class ModelFileTest : public ::testing::Test {
 protected:
  ModelFileTest()
      : path_((std::filesystem::temp_directory_path() /
               ("khaldun_model_" + std::to_string(::getpid()) + ".bin"))
                  .string()) {}
  ~ModelFileTest() override { std::filesystem::remove(path_); }

  void WriteNumbers() {
    const std::vector<uint32_t> numbers = {1, 2, 3};
    ModelWriter writer("numbers");
    writer.Add("list", std::span<const uint32_t>(numbers));
    ASSERT_TRUE(writer.Write(path_).ok());
  }

  std::string Bytes() {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void SetBytes(const std::string& bytes) {
    std::ofstream out(path_, std::ios::binary);
    out << bytes;
  }
  std::string Complaint() {
    auto file = ModelFile::Open(path_, "numbers");
    if (file) return "";
    EXPECT_EQ(file.error().code(), StatusCode::kResource);
    EXPECT_NE(file.error().message().find(path_), std::string::npos);
    return file.error().message();
  }

  std::string path_;
};

TEST_F(ModelFileTest, GivesBackWhatWasWritten) {
  WriteNumbers();
  auto file = ModelFile::Open(path_, "numbers");
  ASSERT_TRUE(file);
  auto list = file->Section<uint32_t>("list");
  ASSERT_TRUE(list);
  EXPECT_EQ(std::vector<uint32_t>(list->begin(), list->end()), (std::vector<uint32_t>{1, 2, 3}));
  EXPECT_NE(file->Section<uint32_t>("other").error().message().find("lacks its section 'other'"),
            std::string::npos);
}

TEST_F(ModelFileTest, NamesWhatIsWrongWithAFile) {
  EXPECT_NE(Complaint().find("No such file"), std::string::npos);
  WriteNumbers();
  const std::string good = Bytes();
  SetBytes(good.substr(0, 20));
  EXPECT_NE(Complaint().find("too short"), std::string::npos);
  SetBytes("x" + good.substr(1));
  EXPECT_NE(Complaint().find("no model file"), std::string::npos);
  SetBytes(good.substr(0, good.size() - 1));
  EXPECT_NE(Complaint().find("header says"), std::string::npos);
  std::string flipped = good;
  flipped[flipped.size() - 64] ^= 1;
  SetBytes(flipped);
  EXPECT_NE(Complaint().find("checksum"), std::string::npos);
  SetBytes(good);
  EXPECT_NE(ModelFile::Open(path_, "syntax").error().message().find("not for 'syntax'"),
            std::string::npos);
}

TEST_F(ModelFileTest, ATrainedRowScoresItsLabel) {
  RowTrainer trainer(3);
  const std::vector<uint64_t> rain = {Mix(1, 2), Mix(3, 4)}, sun = {Mix(1, 2), Mix(5, 6)};
  for (int i = 0; i < 10; ++i) {
    trainer.Update(rain, 2, 1);
    trainer.Update(sun, 1, 1);
    trainer.Tick();
  }
  ModelWriter writer("rows");
  trainer.Write("r", 0.01f, writer);
  ASSERT_TRUE(writer.Write(path_).ok());
  auto file = ModelFile::Open(path_, "rows");
  ASSERT_TRUE(file);
  auto rows = SparseRows::Load(*file, "r");
  ASSERT_TRUE(rows);
  int32_t scores[3] = {};
  rows->AddScores(rain, scores);
  EXPECT_GT(scores[2], scores[1]);
  EXPECT_EQ(scores[0], 0);
}

}  // namespace
}  // namespace khaldun::model
