#include "segment/chars.h"

namespace khaldun::segment {
namespace {

char32_t Decode(std::string_view text, uint32_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  char32_t c = lead & (0x3F >> more);
  while (more-- > 0 && at < text.size())
    c = c << 6 | (static_cast<unsigned char>(text[at++]) & 0x3F);
  return c;
}

// What each of the quotation marks and dashes stands for.
char32_t Plain(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x0060:
    case 0x00B4:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
      return '-';
    default:
      return c;
  }
}

}  // namespace

CharClass ClassOf(char32_t c) {
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return CharClass::kLower;
    if (c >= 'A' && c <= 'Z') return CharClass::kUpper;
    if (c >= '0' && c <= '9') return CharClass::kDigit;
    if (c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F)) return CharClass::kSpace;
    return CharClass::kMark;
  }
  if (c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
      c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000) {
    return CharClass::kSpace;
  }
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA ? CharClass::kLower : CharClass::kMark;
  if (c == 0xD7 || c == 0xF7) return CharClass::kMark;
  if (c < 0xDF) return CharClass::kUpper;
  if (c < 0x100) return CharClass::kLower;
  if (c < 0x180) return c % 2 == (c >= 0x139 && c <= 0x148) ? CharClass::kUpper : CharClass::kLower;
  if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F)) return CharClass::kUpper;
  if (c == 0x2BC) return CharClass::kMark;
  // General punctuation to dingbats, CJK punctuation, full-width forms, emoji.
  if ((c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3001 && c <= 0x303F) ||
      (c >= 0xFE10 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF20) ||
      (c >= 0x1F000 && c <= 0x1FAFF) || c == 0x60C || c == 0x61B || c == 0x61F || c == 0x6D4 ||
      c == 0x964) {
    return CharClass::kMark;
  }
  return CharClass::kLower;
}

Char NextChar(std::string_view text, uint32_t& at) {
  Char out;
  out.begin = at;
  char32_t c = Decode(text, at);
  out.cls = ClassOf(c);
  out.symbol = Plain(c);
  if (out.cls == CharClass::kDigit) out.symbol = '0';
  if (out.cls == CharClass::kUpper && c < 0x100) out.symbol = c + 32;
  return out;
}

}  // namespace khaldun::segment
