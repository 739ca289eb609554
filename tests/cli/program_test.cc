#include "cli/program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace khaldun::testing {

ScratchFolder::ScratchFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "khaldun-test-XXXXXX").string();
  path_ = mkdtemp(name.data());
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string ScratchFolder::Write(const std::string& name, const std::string& bytes) const {
  std::filesystem::create_directories(std::filesystem::path(Path(name)).parent_path());
  std::ofstream(Path(name), std::ios::binary) << bytes;
  return Path(name);
}

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// Through files rather than pipes: whatever the sizes, nobody waits for anybody.
Ran RunKhaldun(const std::vector<std::string>& arguments, const RunSetting& setting) {
  const char* program = std::getenv("KHALDUN_PROGRAM");
  if (program == nullptr) {
    ADD_FAILURE() << "KHALDUN_PROGRAM is not set; run the tests through ctest";
    return {};
  }
  ScratchFolder folder;
  std::string in = folder.Write("in", setting.input);
  std::vector<char*> argv = {const_cast<char*>("khaldun")};
  for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  std::string out = folder.Path("out"), err = folder.Path("err");

  pid_t child = fork();
  if (child == 0) {
    for (const auto& variable : setting.environment) putenv(const_cast<char*>(variable.c_str()));
    dup2(open(in.c_str(), O_RDONLY), STDIN_FILENO);
    dup2(open(out.c_str(), O_WRONLY | O_CREAT, 0600), STDOUT_FILENO);
    dup2(open(err.c_str(), O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
    execv(program, argv.data());
    _exit(127);
  }
  if (setting.interrupt_after_ms > 0) {
    usleep(static_cast<useconds_t>(setting.interrupt_after_ms) * 1000);
    kill(child, SIGINT);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, WIFSIGNALED(status) ? WTERMSIG(status) : 0,
          ReadFile(out), ReadFile(err)};
}

TEST(Program, RunsAndSaysItsVersion) {
  Ran ran = RunKhaldun({"--version"});
  EXPECT_EQ(ran.exit, 0);
  EXPECT_EQ(ran.out.substr(0, 8), "khaldun ");
  EXPECT_EQ(ran.err, "");
}

}  // namespace khaldun::testing
