// A file read through the page cache: nothing is copied, and processes share it.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "khaldun/status.h"

namespace khaldun::resources {

// Read-only, movable. The bytes stay where they are for the object's life, also after a move.
class MappedFile {
 public:
  // Resource error where the file is missing, empty or cannot be mapped.
  static Result<MappedFile> Open(const std::string& path);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return {data_, size_}; }

 private:
  MappedFile(const std::byte* data, size_t size) : data_(data), size_(size) {}
  const std::byte* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace khaldun::resources
