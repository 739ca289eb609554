#include <cstring>

#include "ingest/records.h"
#include "text/ascii.h"

namespace khaldun::ingest {
namespace {

// Finds the end of a JSON value by its brackets, piece by piece: no byte is looked at twice.
class ValueScanner {
 public:
  // Goes on from where it stopped; true where the value that began at the front ends at end().
  bool Scan(std::string_view bytes) {
    while (at_ < bytes.size()) {
      char c = bytes[at_++];
      if (in_string_) {
        if (escaped_) {
          escaped_ = false;
        } else if (c == '\\') {
          escaped_ = true;
        } else if (c == '"') {
          in_string_ = false;
        }
        continue;
      }
      if (c == '"') in_string_ = true;
      bool closes = c == '}' || c == ']';
      // A value without brackets ends before what stands behind it.
      if (depth_ == 0 && at_ > 1 && (closes || c == ',' || c == '\n')) {
        --at_;
        return true;
      }
      if (c == '{' || c == '[') ++depth_;
      if (closes && --depth_ <= 0) return true;
    }
    return false;
  }
  size_t end() const { return at_; }
  // The bytes before end() were taken out of the buffer.
  void Rebase() { at_ = 0; }

 private:
  size_t at_ = 0;
  int depth_ = 0;
  bool in_string_ = false, escaped_ = false;
};

class JsonCutter : public Cutter {
 public:
  JsonCutter(Buffer buffer, size_t max_record_bytes)
      : buffer_(std::move(buffer)), max_(max_record_bytes) {}

  Result<std::optional<Cut>> Next() override {
    if (!begun_) {
      begun_ = true;
      KHALDUN_TRY(Begin());
    }
    if (ended_) return End();
    return values_ ? NextValue() : NextLine();
  }

 private:
  // Grows; a stream that breaks off is remembered for the end.
  Result<bool> Grow() {
    Result<bool> more = buffer_.Grow();
    if (!more && more.error().code() == StatusCode::kInvalidInput) {
      broken_ = more.error().message();
      return false;
    }
    return more;
  }

  // The end, or first the complaint that the stream broke off.
  Result<std::optional<Cut>> End() {
    ended_ = true;
    if (!broken_) return std::optional<Cut>();
    Cut cut{{}, number_ + 1, std::move(broken_)};
    broken_.reset();
    return std::optional(std::move(cut));
  }

  // Skips a byte order mark and blanks, and decides how records are laid out.
  Status Begin() {
    for (;;) {
      std::string_view v = buffer_.view();
      if (v.starts_with("\xEF\xBB\xBF")) buffer_.Take(3);
      v = buffer_.view();
      size_t line = v.find('\n');
      std::string_view first = text::Trim(v.substr(0, line));
      if (first.starts_with('[')) values_ = in_array_ = true;
      if (first == "{" && line != v.npos) values_ = true;
      if (values_ || first.size() > 1) return Status::Ok();
      if (line != v.npos && first.empty()) {
        ++number_;
        buffer_.Take(line + 1);
        continue;
      }
      if (line != v.npos) return Status::Ok();
      Result<bool> more = Grow();
      if (!more) return more.error();
      if (!*more) return Status::Ok();
    }
  }

  Result<std::optional<Cut>> NextLine() {
    size_t looked_at = 0;
    bool too_large = false;
    for (;;) {
      std::string_view v = buffer_.view();
      const void* found = looked_at < v.size()
                              ? std::memchr(v.data() + looked_at, '\n', v.size() - looked_at)
                              : nullptr;
      if (found != nullptr) {
        size_t size = static_cast<size_t>(static_cast<const char*>(found) - v.data());
        std::optional<Cut> cut = TakeLine(v.substr(0, size), too_large);
        buffer_.Take(size + 1);
        looked_at = 0;
        too_large = false;
        if (cut) return cut;
        continue;
      }
      looked_at = v.size();
      // Of a line over the limit nothing more is kept than that it was one.
      if (v.size() > max_) too_large = true;
      if (too_large) {
        buffer_.Take(v.size());
        looked_at = 0;
      }
      Result<bool> more = Grow();
      if (!more) return more.error();
      if (*more) continue;
      if (broken_) return End();
      ended_ = true;
      std::optional<Cut> cut = TakeLine(buffer_.view(), too_large);
      if (cut) return cut;
      return End();
    }
  }

  std::optional<Cut> TakeLine(std::string_view line, bool too_large) {
    ++number_;
    if (too_large || line.size() > max_) return Cut{{}, number_, TooLarge(max_)};
    line = text::Trim(line);
    if (line.empty()) return std::nullopt;
    return Cut{std::string(line), number_, std::nullopt};
  }

  // Skips what stands between two values; false at the end.
  Result<bool> SkipToValue() {
    for (;;) {
      std::string_view v = buffer_.view();
      size_t skip = 0;
      while (skip < v.size() && (text::IsSpace(v[skip]) || v[skip] == ',' ||
                                 (in_array_ && number_ == 0 && v[skip] == '[' && !opened_))) {
        if (v[skip] == '[') opened_ = true;
        ++skip;
      }
      buffer_.Take(skip);
      v = buffer_.view();
      if (!v.empty() && !(in_array_ && v.front() == ']')) return true;
      if (!v.empty()) {
        buffer_.Take(1);
        continue;
      }
      Result<bool> more = Grow();
      if (!more || !*more) return more;
    }
  }

  Result<std::optional<Cut>> NextValue() {
    Result<bool> there = SkipToValue();
    if (!there) return there.error();
    if (!*there) return End();
    ValueScanner scanner;
    bool too_large = false;
    for (;;) {
      bool whole = scanner.Scan(buffer_.view());
      too_large = too_large || scanner.end() > max_;
      std::string_view value = buffer_.view().substr(0, scanner.end());
      if (whole || too_large) {
        std::string bytes(too_large ? std::string_view() : value);
        buffer_.Take(value.size());
        scanner.Rebase();
        if (whole && too_large) return std::optional(Cut{{}, ++number_, TooLarge(max_)});
        if (whole) return std::optional(Cut{std::move(bytes), ++number_, std::nullopt});
      }
      Result<bool> more = Grow();
      if (!more) return more.error();
      if (*more) continue;
      if (broken_) return End();
      ended_ = true;
      ++number_;
      if (too_large) return std::optional(Cut{{}, number_, TooLarge(max_)});
      return std::optional(Cut{std::string(buffer_.view()), number_, std::nullopt});
    }
  }

  Buffer buffer_;
  size_t max_;
  uint64_t number_ = 0;
  bool begun_ = false, ended_ = false;
  bool values_ = false, in_array_ = false, opened_ = false;
  std::optional<std::string> broken_;
};

}  // namespace

std::unique_ptr<Cutter> CutJson(Buffer buffer, size_t max_record_bytes) {
  return std::make_unique<JsonCutter>(std::move(buffer), max_record_bytes);
}

}  // namespace khaldun::ingest
