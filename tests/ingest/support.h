// Inputs for the tests of ingest, made on the spot in a folder of their own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/source.h"

namespace khaldun::ingest {

// A folder that is empty at first and gone at the end.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  // Writes the file, folders before it as needed; its path.
  std::string Write(const std::string& name, std::string_view bytes) const;
  std::string Path(const std::string& name) const { return folder_ + "/" + name; }
  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

std::string Gzip(std::string_view bytes);
std::string Zstd(std::string_view bytes);

// What comes out of the inputs, a line each: "ID [title=…] [published=…] …: text" or
// "ID quarantined: reason". Texts in full with line breaks as "\n"; `folder` is left out of ids.
std::vector<std::string> ReadAll(const Scratch& scratch, std::vector<std::string> inputs,
                                 const SourceOptions& options = {});

// The message of the error at opening, `folder` left out.
std::string OpenError(const Scratch& scratch, std::vector<std::string> inputs);

}  // namespace khaldun::ingest
