// Outside bytes as an input of Source.
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <string>

#include "support.h"

namespace khaldun::fuzz {

// A file in memory that holds the bytes; its path is good while it lives.
class MemoryFile {
 public:
  MemoryFile(const uint8_t* data, size_t size) : descriptor_(memfd_create("fuzz", 0)) {
    while (size > 0) {
      ssize_t n = write(descriptor_, data, size);
      Require(n > 0);
      data += n;
      size -= static_cast<size_t>(n);
    }
    lseek(descriptor_, 0, SEEK_SET);
  }
  ~MemoryFile() { close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  int descriptor() const { return descriptor_; }
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

// Reads all of the input and checks each item.
inline void ReadThrough(const std::string& input, const ingest::SourceOptions& options) {
  auto source = ingest::Source::Open({input}, options);
  if (!source) return;
  for (;;) {
    auto item = (*source)->Next();
    if (!item || !*item) return;
    CheckItem(**item);
  }
}

}  // namespace khaldun::fuzz
