#include "resources/share.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace khaldun::resources {

Result<Share> Share::Find(std::string folder) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (folder.empty()) {
    if (const char* named = std::getenv("KHALDUN_SHARE"); named != nullptr && *named != '\0') {
      folder = named;
    }
  }
  if (!folder.empty()) {
    if (fs::is_directory(folder, ignored)) return Share(folder);
    return Status::Resource(fmt::format(
        "{}: no such folder; it should hold lexicon/, models/ and gazetteer.bin", folder));
  }
  fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  for (const char* relative : {"share/khaldun", "../share/khaldun"}) {
    fs::path candidate = program.parent_path() / relative;
    if (fs::is_directory(candidate, ignored)) return Share(candidate.string());
  }
  return Status::Resource(fmt::format(
      "no share/khaldun folder beside {}; build the whole project (make run) or set KHALDUN_SHARE",
      program.string()));
}

std::string Share::Path(std::string_view relative) const {
  return fmt::format("{}/{}", folder_, relative);
}

Result<std::string> Share::Read(std::string_view relative) const {
  std::string path = Path(relative);
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (!in.good() && !in.eof()) {
    return Status::Resource(fmt::format("{}: cannot be read: {}", path, std::strerror(errno)));
  }
  return bytes;
}

}  // namespace khaldun::resources
