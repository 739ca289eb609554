#include "output.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace khaldun::app {

Result<Output> Output::Open(const std::string& path) {
  if (path.empty() || path == "-") return Output("standard output", stdout);
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) {
    return Status::Io(fmt::format("{}: cannot be written: {}", path, std::strerror(errno)));
  }
  return Output(path, file);
}

Status Output::Failed() const {
  return Status::Io(fmt::format("{}: cannot be written: {}", name_, std::strerror(errno)));
}

Status Output::Write(std::string_view text) {
  if (text.empty()) return Status::Ok();
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size() ||
      std::fflush(file_.get()) != 0) {
    return Failed();
  }
  return Status::Ok();
}

Status Output::Close() {
  if (file_.get() == stdout) return std::fflush(stdout) == 0 ? Status::Ok() : Failed();
  return std::fclose(file_.release()) == 0 ? Status::Ok() : Failed();
}

}  // namespace khaldun::app
