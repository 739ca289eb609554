// Bytes of a file as they come, with the compression taken off.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "khaldun/status.h"

namespace khaldun::ingest {

// Movable through its pointer; one thread.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  // Fills the front of `out` and returns how many bytes; 0 only at the end. Io error where the
  // system cannot read; InvalidInput where the compressed data is damaged or breaks off.
  virtual Result<size_t> Read(std::span<char> out) = 0;
};

// Reads a descriptor. Closes it at its end of life where `owned`.
std::unique_ptr<ByteStream> OpenDescriptor(int descriptor, bool owned, std::string name);

// Io error with the system's reason where the file cannot be opened.
Result<std::unique_ptr<ByteStream>> OpenFile(const std::string& path);

// `stream` itself, or its decompression where its first bytes are those of gzip or Zstandard.
// Members and frames that follow one another are read as one. Memory: some 200 kB for gzip, up to
// 128 MiB for a Zstandard frame that demands it.
Result<std::unique_ptr<ByteStream>> Decompress(std::unique_ptr<ByteStream> stream);

// A window over a stream: look ahead without taking.
class Buffer {
 public:
  explicit Buffer(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  // The bytes held and not yet taken.
  std::string_view view() const { return std::string_view(bytes_).substr(begin_); }

  // Reads one more piece behind view(); false at the stream's end. Views given before are void.
  Result<bool> Grow();

  // Gives up the first `n` bytes of view().
  void Take(size_t n) { begin_ += n; }

  // The stream with what is held in front of it again.
  std::unique_ptr<ByteStream> Release() &&;

 private:
  std::unique_ptr<ByteStream> stream_;
  std::string bytes_;
  size_t begin_ = 0;
  bool ended_ = false;
};

}  // namespace khaldun::ingest
