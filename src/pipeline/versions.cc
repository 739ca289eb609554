#include "pipeline/versions.h"

#define XXH_INLINE_ALL
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace khaldun::pipeline {
namespace {

namespace fs = std::filesystem;

// Names below `folder` of the files that are there, sorted; none where there is no such folder.
std::vector<std::string> FilesBelow(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  fs::recursive_directory_iterator it(folder, error), end;
  for (; !error && it != end; it.increment(error)) {
    if (it->is_regular_file(error)) {
      names.push_back(fs::relative(it->path(), folder, error).generic_string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Hash {
 public:
  // Reads in pieces: the files are not to become resident for the sake of their hash.
  Status Add(const std::string& name, const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    XXH3_64bits_update(&state_, name.c_str(), name.size() + 1);
    while (in) {
      in.read(buffer_.data(), buffer_.size());
      XXH3_64bits_update(&state_, buffer_.data(), static_cast<size_t>(in.gcount()));
    }
    return in.eof() ? Status::Ok() : Status::Resource(path + ": cannot be read");
  }

  Status AddFolder(const resources::Share& share, const std::string& folder) {
    for (const auto& name : FilesBelow(share.Path(folder))) {
      KHALDUN_TRY(Add(name, share.Path(folder + "/" + name)));
    }
    return Status::Ok();
  }

  std::string Hex() const { return fmt::format("{:016x}", XXH3_64bits_digest(&state_)); }

 private:
  XXH3_state_t state_ = [] {
    XXH3_state_t state;
    XXH3_64bits_reset(&state);
    return state;
  }();
  std::vector<char> buffer_ = std::vector<char>(1 << 18);
};

}  // namespace

Result<Engine::Versions> ReadVersions(const resources::Share& share) {
  Hash models, lexicon;
  KHALDUN_TRY(models.AddFolder(share, "models"));
  KHALDUN_TRY(lexicon.AddFolder(share, "lexicon"));
  std::error_code error;
  if (std::string gazetteer = share.Path("gazetteer.bin"); fs::exists(gazetteer, error)) {
    KHALDUN_TRY(lexicon.Add("gazetteer.bin", gazetteer));
  }
  std::string version = lexicon.Hex();
  for (const auto& layer : share.user_layers()) {
    Hash laid;
    for (const auto& file : layer) KHALDUN_TRY(laid.Add(file.relative, file.path));
    version += "+" + laid.Hex();
  }
  return Engine::Versions{KHALDUN_VERSION, models.Hex(), std::move(version)};
}

}  // namespace khaldun::pipeline
