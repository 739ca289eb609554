// Where the program's data lies: lexicon/, models/ and gazetteer.bin in one folder, and the
// lexicons that users lay over ours.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khaldun/status.h"
#include "resources/table.h"

namespace khaldun::resources {

// A whole file. Resource error naming it where it cannot be read.
Result<std::string> ReadFile(const std::string& path);

class Share {
 public:
  // `folder` as in EngineOptions::share: empty means KHALDUN_SHARE, else share/khaldun beside the
  // running program, else ../share/khaldun. Resource error where there is no such folder.
  //
  // `lexicons` are folders laid out like lexicon/ ("roles.tsv", "actors/mine.tsv"), or single files
  // of such a folder; each lies over the ones before it. Wrong use where one is not there, Resource
  // error where a .tsv in it is no table that can be laid over ours.
  static Result<Share> Find(std::string folder, const std::vector<std::string>& lexicons = {});

  // "lexicon/actors.tsv" to a path that can be opened; the file need not exist.
  std::string Path(std::string_view relative) const;

  // A whole file. Resource error naming it where it cannot be read.
  Result<std::string> Read(std::string_view relative) const;

  // A table of the lexicon with what lies over it: "lexicon/roles.tsv", or every .tsv of a folder
  // in name order, "lexicon/actors". Resource error naming what cannot be read, or where none of
  // ours is there.
  Result<Table> ReadTable(std::string_view relative) const;

  // The users' files, in the order of the layers; empty where nothing lies over ours.
  struct UserFile {
    std::string path;      // as in messages
    std::string relative;  // "lexicon/actors/mine.tsv"
  };
  const std::vector<std::vector<UserFile>>& user_layers() const { return user_layers_; }

 private:
  explicit Share(std::string folder) : folder_(std::move(folder)) {}
  Status Lay(const std::string& lexicon);

  std::string folder_;
  std::vector<std::vector<UserFile>> user_layers_;
};

}  // namespace khaldun::resources
