// The container of trained weights: named sections of plain little-endian arrays, mapped and used
// where they lie.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khaldun/status.h"
#include "resources/mapped_file.h"

namespace khaldun::model {

// Immutable and movable; views stay valid for the object's life, also after a move.
class ModelFile {
 public:
  // `kind` names what the weights are for ("segment"). Resource error, naming the file and what to
  // do, where it is missing, of another kind or version, cut short, or its checksum does not hold.
  static Result<ModelFile> Open(const std::string& path, std::string_view kind);

  // The section as an array of T. Resource error where it is absent or no whole number of T.
  template <class T>
  Result<std::span<const T>> Section(std::string_view name) const {
    auto bytes = Bytes(name);
    if (!bytes) return bytes.error();
    if (bytes->size() % sizeof(T) != 0) return Broken(name);
    return std::span<const T>(reinterpret_cast<const T*>(bytes->data()), bytes->size() / sizeof(T));
  }

 private:
  ModelFile(resources::MappedFile file, std::string path)
      : file_(std::move(file)), path_(std::move(path)) {}
  Result<std::span<const std::byte>> Bytes(std::string_view name) const;
  Status Broken(std::string_view section) const;

  resources::MappedFile file_;
  std::string path_;
};

// Gathers sections and writes them as one file. Same sections, same bytes.
class ModelWriter {
 public:
  explicit ModelWriter(std::string_view kind) : kind_(kind) {}

  // `name` has at most 15 characters.
  template <class T>
  void Add(std::string_view name, std::span<const T> data) {
    AddBytes(name, std::as_bytes(data));
  }

  // Io error where the file cannot be written whole.
  Status Write(const std::string& path) const;

 private:
  void AddBytes(std::string_view name, std::span<const std::byte> bytes);
  std::string kind_;
  std::vector<std::pair<std::string, std::string>> sections_;
};

}  // namespace khaldun::model
