#include "ingest/byte_stream.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <cerrno>
#include <cstring>
#include <vector>

namespace khaldun::ingest {
namespace {

constexpr size_t kPiece = 128 << 10;

class DescriptorStream : public ByteStream {
 public:
  DescriptorStream(int descriptor, bool owned, std::string name)
      : descriptor_(descriptor), owned_(owned), name_(std::move(name)) {}
  ~DescriptorStream() override {
    if (owned_) close(descriptor_);
  }

  Result<size_t> Read(std::span<char> out) override {
    for (;;) {
      ssize_t n = read(descriptor_, out.data(), out.size());
      if (n >= 0) return static_cast<size_t>(n);
      if (errno != EINTR) {
        return Status::Io(fmt::format("{}: cannot read: {}", name_, std::strerror(errno)));
      }
    }
  }

 private:
  int descriptor_;
  bool owned_;
  std::string name_;
};

// A stream whose first bytes were read already.
class Rejoined : public ByteStream {
 public:
  Rejoined(std::string head, std::unique_ptr<ByteStream> rest)
      : head_(std::move(head)), rest_(std::move(rest)) {}

  Result<size_t> Read(std::span<char> out) override {
    if (at_ == head_.size()) return rest_->Read(out);
    size_t n = std::min(out.size(), head_.size() - at_);
    std::memcpy(out.data(), head_.data() + at_, n);
    at_ += n;
    return n;
  }

 private:
  std::string head_;
  size_t at_ = 0;
  std::unique_ptr<ByteStream> rest_;
};

// What both decompressors share: a piece of compressed input.
class Compressed : public ByteStream {
 protected:
  explicit Compressed(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  // Refills the empty piece; false at the input's end.
  Result<bool> Refill() {
    Result<size_t> n = stream_->Read(piece_);
    if (!n) return n.error();
    left_ = std::span<const char>(piece_).first(*n);
    return *n > 0;
  }

  std::span<const char> left_;

 private:
  std::unique_ptr<ByteStream> stream_;
  std::vector<char> piece_ = std::vector<char>(kPiece);
};

class GzipStream : public Compressed {
 public:
  explicit GzipStream(std::unique_ptr<ByteStream> stream) : Compressed(std::move(stream)) {
    constexpr int kGzipOnly = 16 + MAX_WBITS;
    ready_ = inflateInit2(&state_, kGzipOnly) == Z_OK;
  }
  ~GzipStream() override {
    if (ready_) inflateEnd(&state_);
  }

  Result<size_t> Read(std::span<char> out) override {
    if (!ready_) return Status::Io("not enough memory to decompress gzip");
    while (!done_) {
      if (left_.empty()) {
        Result<bool> more = Refill();
        if (!more) return more.error();
        if (!*more && !between_members_) {
          return Status::InvalidInput(
              "the gzip data breaks off before its end; the file was cut or is still being "
              "written");
        }
        if (!*more) break;
      }
      // Padding behind the last member, as tapes and some servers write it, is no data.
      if (between_members_ && left_.front() != '\x1f') break;
      state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(left_.data()));
      state_.avail_in = static_cast<uInt>(left_.size());
      state_.next_out = reinterpret_cast<Bytef*>(out.data());
      state_.avail_out = static_cast<uInt>(std::min<size_t>(out.size(), 1u << 30));
      between_members_ = false;
      int result = inflate(&state_, Z_NO_FLUSH);
      left_ = left_.last(state_.avail_in);
      size_t written = static_cast<size_t>(reinterpret_cast<char*>(state_.next_out) - out.data());
      if (result == Z_STREAM_END) {
        between_members_ = true;
        inflateReset(&state_);
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        return Status::InvalidInput(fmt::format(
            "the gzip data is damaged: {}", state_.msg != nullptr ? state_.msg : "unknown fault"));
      }
      if (written > 0) return written;
    }
    done_ = true;
    return size_t{0};
  }

 private:
  z_stream state_{};
  bool ready_ = false;
  bool between_members_ = false;
  bool done_ = false;
};

class ZstdStream : public Compressed {
 public:
  explicit ZstdStream(std::unique_ptr<ByteStream> stream)
      : Compressed(std::move(stream)), state_(ZSTD_createDStream()) {}
  ~ZstdStream() override { ZSTD_freeDStream(state_); }

  Result<size_t> Read(std::span<char> out) override {
    if (state_ == nullptr) return Status::Io("not enough memory to decompress Zstandard");
    for (;;) {
      if (left_.empty() && !pending_) {
        Result<bool> more = Refill();
        if (!more) return more.error();
        if (!*more) {
          if (between_frames_) return size_t{0};
          return Status::InvalidInput(
              "the Zstandard data breaks off before its end; the file was cut or is still being "
              "written");
        }
      }
      ZSTD_inBuffer in{left_.data(), left_.size(), 0};
      ZSTD_outBuffer to{out.data(), out.size(), 0};
      size_t result = ZSTD_decompressStream(state_, &to, &in);
      if (ZSTD_isError(result)) {
        return Status::InvalidInput(
            fmt::format("the Zstandard data is damaged: {}", ZSTD_getErrorName(result)));
      }
      left_ = left_.subspan(in.pos);
      between_frames_ = result == 0;
      pending_ = to.pos == to.size && result != 0;
      if (to.pos > 0) return to.pos;
    }
  }

 private:
  ZSTD_DStream* state_;
  bool between_frames_ = true;
  bool pending_ = false;  // the decoder may hold output that did not fit
};

}  // namespace

std::unique_ptr<ByteStream> OpenDescriptor(int descriptor, bool owned, std::string name) {
  return std::make_unique<DescriptorStream>(descriptor, owned, std::move(name));
}

Result<std::unique_ptr<ByteStream>> OpenFile(const std::string& path) {
  int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return Status::Io(fmt::format("{}: cannot open: {}", path, std::strerror(errno)));
  }
  return OpenDescriptor(descriptor, true, path);
}

Result<std::unique_ptr<ByteStream>> Decompress(std::unique_ptr<ByteStream> stream) {
  std::string head(4, '\0');
  size_t size = 0;
  while (size < head.size()) {
    Result<size_t> n = stream->Read(std::span<char>(head).subspan(size));
    if (!n) return n.error();
    if (*n == 0) break;
    size += *n;
  }
  head.resize(size);
  bool gzip = head.starts_with("\x1f\x8b");
  bool zstd = head == "\x28\xb5\x2f\xfd";
  std::unique_ptr<ByteStream> whole =
      std::make_unique<Rejoined>(std::move(head), std::move(stream));
  if (gzip) return std::unique_ptr<ByteStream>(std::make_unique<GzipStream>(std::move(whole)));
  if (zstd) return std::unique_ptr<ByteStream>(std::make_unique<ZstdStream>(std::move(whole)));
  return whole;
}

Result<bool> Buffer::Grow() {
  if (ended_) return false;
  if (begin_ > 0 && begin_ >= bytes_.size() / 2) {
    bytes_.erase(0, begin_);
    begin_ = 0;
  }
  size_t size = bytes_.size();
  bytes_.resize(size + kPiece);
  Result<size_t> n = stream_->Read(std::span<char>(bytes_).subspan(size));
  bytes_.resize(size + (n ? *n : 0));
  if (!n) {
    ended_ = true;
    return n.error();
  }
  ended_ = *n == 0;
  return !ended_;
}

std::unique_ptr<ByteStream> Buffer::Release() && {
  return std::make_unique<Rejoined>(std::string(view()), std::move(stream_));
}

}  // namespace khaldun::ingest
