// Characters as the segmenter sees them: code point, class, and where they stand.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace khaldun::segment {

enum class CharClass : uint8_t { kSpace, kUpper, kLower, kDigit, kMark };

struct Char {
  uint32_t begin = 0;   // byte of the text
  char32_t symbol = 0;  // lower-cased in ASCII and Latin-1, digits as '0', quotation marks as ASCII
  CharClass cls = CharClass::kSpace;

  bool letter() const { return cls == CharClass::kUpper || cls == CharClass::kLower; }
  bool alnum() const { return letter() || cls == CharClass::kDigit; }
  bool operator==(const Char&) const = default;
};

// The character of valid UTF-8 that begins at byte `at`; moves `at` behind it.
Char NextChar(std::string_view text, uint32_t& at);

// Letters of scripts without case count as lower-case ones.
CharClass ClassOf(char32_t c);

}  // namespace khaldun::segment
