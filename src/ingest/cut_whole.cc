#include <fmt/format.h>

#include "ingest/records.h"

namespace khaldun::ingest {
namespace {

class WholeCutter : public Cutter {
 public:
  WholeCutter(Buffer buffer, size_t max_record_bytes)
      : buffer_(std::move(buffer)), max_(max_record_bytes) {}

  Result<std::optional<Cut>> Next() override {
    if (done_) return std::optional<Cut>();
    done_ = true;
    Cut cut;
    for (;;) {
      Result<bool> more = buffer_.Grow();
      if (!more && more.error().code() != StatusCode::kInvalidInput) return more.error();
      if (!more) {
        cut.broken = more.error().message();
        return std::optional(std::move(cut));
      }
      if (buffer_.view().size() > max_) {
        cut.broken = TooLarge(max_);
        return std::optional(std::move(cut));
      }
      if (!*more) break;
    }
    cut.bytes = buffer_.view();
    return std::optional(std::move(cut));
  }

 private:
  Buffer buffer_;
  size_t max_;
  bool done_ = false;
};

}  // namespace

std::string TooLarge(size_t max_record_bytes) {
  constexpr size_t kMiB = size_t{1} << 20;
  std::string limit = max_record_bytes % kMiB == 0 ? fmt::format("{} MiB", max_record_bytes / kMiB)
                                                   : fmt::format("{} bytes", max_record_bytes);
  return fmt::format("the record is larger than {}; cut it into single reports", limit);
}

std::unique_ptr<Cutter> CutNothing(Buffer buffer, size_t max_record_bytes) {
  return std::make_unique<WholeCutter>(std::move(buffer), max_record_bytes);
}

}  // namespace khaldun::ingest
