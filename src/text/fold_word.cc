#include "text/fold_word.h"

#include <utf8proc.h>

namespace khaldun::text {
namespace {

bool IsApostrophe(utf8proc_int32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x02BF || c == 0x02BE ||
         c == '`' || c == 0x00B4;
}

bool IsAscii(std::string_view word) {
  for (char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

// Letters that Unicode does not decompose but that transliterations drop or spell out.
std::string_view Spelt(utf8proc_int32_t c) {
  switch (c) {
    case 0x00DF:
      return "ss";
    case 0x00E6:
    case 0x00C6:
      return "ae";
    case 0x00F8:
    case 0x00D8:
      return "o";
    case 0x0111:
    case 0x0110:
    case 0x00F0:
    case 0x00D0:
      return "d";
    case 0x0142:
    case 0x0141:
      return "l";
    case 0x0131:
      return "i";
    case 0x00FE:
    case 0x00DE:
      return "th";
    case 0x0153:
    case 0x0152:
      return "oe";
    default:
      return {};
  }
}

void AppendUnicode(std::string_view word, std::string& out) {
  auto bytes = reinterpret_cast<const utf8proc_uint8_t*>(word.data());
  auto size = static_cast<utf8proc_ssize_t>(word.size());
  for (utf8proc_ssize_t at = 0; at < size;) {
    utf8proc_int32_t c;
    utf8proc_ssize_t n = utf8proc_iterate(bytes + at, size - at, &c);
    if (n <= 0) return;
    at += n;
    if (c == '.' || IsApostrophe(c)) continue;
    if (std::string_view spelt = Spelt(c); !spelt.empty()) {
      out += spelt;
      continue;
    }
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        c, parts, 8,
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD),
        &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < 8; ++i) {
      utf8proc_uint8_t encoded[4];
      utf8proc_ssize_t length = utf8proc_encode_char(parts[i], encoded);
      out.append(reinterpret_cast<const char*>(encoded), static_cast<size_t>(length));
    }
  }
}

}  // namespace

void AppendFolded(std::string_view word, std::string& out) {
  if (word == "'s" || word == "’s" || word == "'S" || word == "’S") {
    out += "'s";
    return;
  }
  if (!IsAscii(word)) {
    AppendUnicode(word, out);
    return;
  }
  size_t before = out.size();
  for (char c : word) {
    if (c == '.' || c == '\'' || c == '`') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  if (out.size() == before) out += word;  // a full stop alone stays what it is
}

Casing CasingOf(std::string_view word) {
  auto bytes = reinterpret_cast<const utf8proc_uint8_t*>(word.data());
  auto size = static_cast<utf8proc_ssize_t>(word.size());
  int upper = 0, letters = 0;
  bool first_upper = false;
  for (utf8proc_ssize_t at = 0; at < size;) {
    utf8proc_int32_t c = bytes[at];
    utf8proc_ssize_t n = 1;
    bool is_upper, is_lower;
    if (c < 0x80) {
      is_upper = c >= 'A' && c <= 'Z';
      is_lower = c >= 'a' && c <= 'z';
    } else {
      n = utf8proc_iterate(bytes + at, size - at, &c);
      if (n <= 0) break;
      utf8proc_category_t category = utf8proc_category(c);
      is_upper = category == UTF8PROC_CATEGORY_LU;
      is_lower = category == UTF8PROC_CATEGORY_LL;
    }
    at += n;
    if (!is_upper && !is_lower) continue;
    if (letters == 0) first_upper = is_upper;
    ++letters;
    upper += is_upper;
  }
  if (letters == 0) return Casing::kNone;
  if (!first_upper) return Casing::kLower;
  return letters >= 2 && upper == letters ? Casing::kUpper : Casing::kTitle;
}

}  // namespace khaldun::text
