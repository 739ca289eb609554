// Where the program's data lies: lexicon/, models/ and gazetteer.bin in one folder.
#pragma once

#include <string>
#include <string_view>

#include "khaldun/status.h"

namespace khaldun::resources {

class Share {
 public:
  // `folder` as in EngineOptions::share: empty means KHALDUN_SHARE, else share/khaldun beside the
  // running program, else ../share/khaldun. Resource error where there is no such folder.
  static Result<Share> Find(std::string folder);

  // "lexicon/actors.tsv" to a path that can be opened; the file need not exist.
  std::string Path(std::string_view relative) const;

  // A whole file. Resource error naming it where it cannot be read.
  Result<std::string> Read(std::string_view relative) const;

 private:
  explicit Share(std::string folder) : folder_(std::move(folder)) {}
  std::string folder_;
};

}  // namespace khaldun::resources
