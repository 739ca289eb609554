// Where the asked-for output goes: standard output, or a file.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "khaldun/status.h"

namespace khaldun::app {

// What is written is handed to the system at once, so that a reader of the pipe sees a report's
// events as soon as they are coded. Io errors name the file.
class Output {
 public:
  // Empty or "-": standard output. Truncates a file that is there.
  static Result<Output> Open(const std::string& path);

  Status Write(std::string_view text);
  // What is left goes out; a full disk may show only here.
  Status Close();

 private:
  struct Closer {
    void operator()(std::FILE* file) const {
      if (file != stdout) std::fclose(file);
    }
  };
  Output(std::string name, std::FILE* file) : name_(std::move(name)), file_(file) {}
  Status Failed() const;

  std::string name_;
  std::unique_ptr<std::FILE, Closer> file_;
};

}  // namespace khaldun::app
