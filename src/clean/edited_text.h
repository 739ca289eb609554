// A text under the knife, with the way back to the input's bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/offset_map.h"
#include "khaldun/span.h"

namespace khaldun::clean {

// Built from left to right out of pieces of the input. Thread-compatible.
class EditedText {
 public:
  // Bytes [begin, begin + size) of the text that stand for [input_begin, input_begin + input_size)
  // of the input: the same bytes where `same`, else something put in their place.
  struct Piece {
    uint32_t begin, size;
    uint32_t input_begin, input_size;
    bool same;
  };

  const std::string& text() const { return text_; }
  const std::vector<Piece>& pieces() const { return pieces_; }

  // Appends input bytes as they are, or `put` in their place. Requires input positions to grow.
  void Copy(std::string_view input, uint32_t begin, uint32_t size);
  void Replace(std::string_view put, uint32_t begin, uint32_t size);

  // Takes back the last character if it was copied from the bytes that end at `input_end`; its size
  // in bytes, or 0.
  uint32_t TakeBackCopied(uint32_t input_end);

  // The text without `cuts` and with a blank at each of `blanks` (bytes of line breaks). Both
  // sorted and without overlap.
  EditedText Without(const std::vector<Span>& cuts, const std::vector<uint32_t>& blanks) const;

  // The input's bytes that a span of the text came from: from the first one's to the last one's.
  // Logarithmic.
  Span InputOf(Span span) const;

  // `input` is the text it was built from.
  OffsetMap ToOffsetMap(std::string_view input) const;

 private:
  std::string text_;
  std::vector<Piece> pieces_;
};

// Turns byte positions of a text that grow from call to call into code points; linear in all.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}
  uint32_t At(uint32_t byte);

 private:
  std::string_view text_;
  uint32_t byte_ = 0, code_point_ = 0;
};

}  // namespace khaldun::clean
