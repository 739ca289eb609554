// UTF-8, byte for byte: what the readers and clean need below the level of ICU.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace khaldun::text {

inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value;
  size_t size;  // bytes
};

// The character that begins at byte `at`. Requires at < s.size(), valid UTF-8 and a boundary.
inline CodePoint DecodeAt(std::string_view s, size_t at) {
  auto byte = [&](size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(s[at + i]));
  };
  char32_t b = byte(0);
  if (b < 0x80) return {b, 1};
  if (b < 0xE0) return {(b & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (b < 0xF0) return {(b & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(b & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

// The character that ends before byte `at`. Requires 0 < at <= s.size(), valid UTF-8, a boundary.
CodePoint DecodeBefore(std::string_view s, size_t at);

void Append(std::string& out, char32_t c);

// Bytes of the longest prefix that is whole, valid UTF-8 (no surrogates, nothing overlong).
size_t ValidPrefix(std::string_view s);
inline bool IsValid(std::string_view s) { return ValidPrefix(s) == s.size(); }

// True where `s` is the valid beginning of one character that needs more bytes than there are.
bool IsCutCharacter(std::string_view s);

// A copy in which every maximal ill-formed sequence is one U+FFFD, as Unicode 15, 3.9 recommends.
// `replaced` (may be null) grows by their number.
std::string Repair(std::string_view s, size_t* replaced = nullptr);

// Requires valid UTF-8.
size_t CountCodePoints(std::string_view s);

}  // namespace khaldun::text
