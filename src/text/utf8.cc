#include "text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace khaldun::text {
namespace {

// Bytes of the character at the front of `s` where it is whole and valid, else 0; `wrong` is then
// the length of its maximal ill-formed subpart, `cut` whether only its end is missing.
struct Checked {
  size_t size = 0;
  size_t wrong = 0;
  bool cut = false;
};

Checked CheckFront(std::string_view s) {
  auto byte = [&](size_t i) { return static_cast<unsigned char>(s[i]); };
  unsigned char b = byte(0);
  if (b < 0x80) return {.size = 1};
  size_t size = b >= 0xC2 && b <= 0xDF   ? 2
                : b >= 0xE0 && b <= 0xEF ? 3
                : b >= 0xF0 && b <= 0xF4 ? 4
                                         : 0;
  if (size == 0) return {.wrong = 1};
  // The second byte's range keeps out overlong forms, surrogates and what lies above U+10FFFF.
  unsigned char low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
  unsigned char high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
  for (size_t i = 1; i < size; ++i) {
    if (i == s.size()) return {.wrong = i, .cut = true};
    if (byte(i) < low || byte(i) > high) return {.wrong = i};
    low = 0x80;
    high = 0xBF;
  }
  return {.size = size};
}

size_t AsciiPrefix(std::string_view s) {
  size_t at = 0;
  for (; at + 8 <= s.size(); at += 8) {
    uint64_t block;
    std::memcpy(&block, s.data() + at, 8);
    if (block & 0x8080808080808080u) break;
  }
  while (at < s.size() && static_cast<unsigned char>(s[at]) < 0x80) ++at;
  return at;
}

}  // namespace

CodePoint DecodeBefore(std::string_view s, size_t at) {
  size_t begin = at - 1;
  while (begin > 0 && (s[begin] & 0xC0) == 0x80) --begin;
  return DecodeAt(s, begin);
}

void Append(std::string& out, char32_t c) {
  auto put = [&](char32_t b) { out.push_back(static_cast<char>(b)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

size_t ValidPrefix(std::string_view s) {
  size_t at = 0;
  while (at < s.size()) {
    at += AsciiPrefix(s.substr(at));
    if (at == s.size()) break;
    size_t size = CheckFront(s.substr(at)).size;
    if (size == 0) break;
    at += size;
  }
  return at;
}

bool IsCutCharacter(std::string_view s) {
  if (s.empty()) return false;
  Checked c = CheckFront(s);
  return c.cut && c.wrong == s.size();
}

std::string Repair(std::string_view s, size_t* replaced) {
  std::string out;
  out.reserve(s.size() + 16);
  while (!s.empty()) {
    size_t good = ValidPrefix(s);
    out.append(s.substr(0, good));
    s.remove_prefix(good);
    if (s.empty()) break;
    s.remove_prefix(CheckFront(s).wrong);
    Append(out, kReplacement);
    if (replaced != nullptr) ++*replaced;
  }
  return out;
}

size_t CountCodePoints(std::string_view s) {
  return static_cast<size_t>(
      std::count_if(s.begin(), s.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace khaldun::text
