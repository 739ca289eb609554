#include "publish/terminal.h"

#include <utf8proc.h>

#include <array>

namespace khaldun::publish {
namespace {

struct Glyph {
  std::string_view bytes;
  size_t width;
  bool blank;
};

// Calls each(glyph) for every character until it answers false.
template <class F>
void ForEachGlyph(std::string_view text, F&& each) {
  for (size_t at = 0; at < text.size();) {
    utf8proc_int32_t c = 0;
    auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                 static_cast<utf8proc_ssize_t>(text.size() - at), &c);
    if (size < 1) size = 1, c = 0xFFFD;
    auto category = utf8proc_category(c);
    bool blank = c < 0x20 || c == 0x7F || category == UTF8PROC_CATEGORY_ZS ||
                 category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
                 category == UTF8PROC_CATEGORY_CC;
    size_t width = blank ? 1 : static_cast<size_t>(utf8proc_charwidth(c));
    if (!each(Glyph{text.substr(at, static_cast<size_t>(size)), width, blank})) return;
    at += static_cast<size_t>(size);
  }
}

}  // namespace

std::string Inked(std::string_view text, Ink ink, const TerminalStyle& style) {
  static constexpr std::array<std::string_view, 9> kCodes = {"0",  "1",  "2",  "31", "32",
                                                             "33", "34", "36", "1;4"};
  if (!style.colour || ink == Ink::kPlain) return std::string(text);
  std::string inked = "\x1b[";
  inked.append(kCodes[static_cast<size_t>(ink)]).append("m").append(text).append("\x1b[0m");
  return inked;
}

size_t WidthOf(std::string_view text) {
  size_t width = 0;
  ForEachGlyph(text, [&](const Glyph& glyph) {
    width += glyph.width;
    return true;
  });
  return width;
}

std::string Fit(std::string_view text, size_t width) {
  bool cut = WidthOf(text) > width;
  size_t room = cut && width > 0 ? width - 1 : width;
  std::string fitted;
  ForEachGlyph(text, [&](const Glyph& glyph) {
    if (glyph.width > room) return false;
    room -= glyph.width;
    glyph.blank ? fitted += ' ' : fitted += glyph.bytes;
    return true;
  });
  if (cut && width > 0) fitted += "…";
  return fitted;
}

std::string Padded(std::string_view text, size_t width) {
  std::string padded(text);
  size_t taken = WidthOf(text);
  if (taken < width) padded.append(width - taken, ' ');
  return padded;
}

std::vector<std::string> Wrapped(std::string_view text, size_t width) {
  std::vector<std::string> lines;
  std::string line, word;
  size_t line_width = 0, word_width = 0;
  auto close_word = [&] {
    if (word.empty()) return;
    if (!line.empty() && line_width + 1 + word_width > width) {
      lines.push_back(std::move(line));
      line.clear();
      line_width = 0;
    }
    if (!line.empty()) {
      line += ' ';
      ++line_width;
    }
    line += word;
    line_width += word_width;
    word.clear();
    word_width = 0;
  };
  ForEachGlyph(text, [&](const Glyph& glyph) {
    if (glyph.blank) {
      close_word();
    } else {
      if (word_width + glyph.width > width) close_word();
      word += glyph.bytes;
      word_width += glyph.width;
    }
    return true;
  });
  close_word();
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

}  // namespace khaldun::publish
