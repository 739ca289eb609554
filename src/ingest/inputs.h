// Which files are read, and in which order.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/status.h"

namespace khaldun::ingest {

enum class FileFormat : uint8_t { kText, kHtml, kJson, kFeed };

// By the name's ending, a compression ending passed over; nullopt where it is no report's.
std::optional<FileFormat> FormatOfName(std::string_view path);

// By the first bytes, where they are unmistakable.
std::optional<FileFormat> FormatOfContent(std::string_view head);

// The path without ".gz" or ".zst".
std::string_view WithoutCompression(std::string_view path);

// Walks the inputs: files as they are given, folders recursively, names in byte order. Within a
// folder hidden names, links to folders and endings that are no report's are passed over. Holds one
// folder's names a level.
class Inputs {
 public:
  // Io error where an input does not exist, cannot be opened or is a folder without a report.
  static Result<Inputs> Check(std::vector<std::string> paths);

  // The next file's path, or "-"; nullopt at the end. Io error where a folder cannot be listed.
  Result<std::optional<std::string>> Next();

 private:
  // A folder under way: its entries in reverse, so that the next is at the back.
  struct Level {
    std::string folder;
    std::vector<std::string> names;
  };

  explicit Inputs(std::vector<std::string> paths) : paths_(std::move(paths)) {}
  Status Enter(const std::string& folder);
  Result<std::optional<std::string>> NextInFolder();

  std::vector<std::string> paths_;
  size_t at_ = 0;
  std::vector<Level> levels_;
};

}  // namespace khaldun::ingest
