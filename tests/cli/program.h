// Runs the real program and says what it did.
#pragma once

#include <string>
#include <vector>

namespace khaldun::testing {

struct Ran {
  int exit = -1;   // -1 where a signal ended it
  int signal = 0;  // that signal
  std::string out, err;
};

struct RunSetting {
  std::string input;                     // on standard input
  std::vector<std::string> environment;  // "NAME=value", beside the test's own
  int interrupt_after_ms = 0;            // then it gets SIGINT, as from Ctrl-C
};

// Requires KHALDUN_PROGRAM in the environment, which ctest sets.
Ran RunKhaldun(const std::vector<std::string>& arguments, const RunSetting& setting = {});

// A folder that is there until the test ends.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  std::string Path(const std::string& name) const { return path_ + "/" + name; }
  // Writes the file and gives its path.
  std::string Write(const std::string& name, const std::string& bytes) const;

 private:
  std::string path_;
};

std::string ReadFile(const std::string& path);

}  // namespace khaldun::testing
