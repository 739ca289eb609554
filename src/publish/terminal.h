// Text for people: widths in terminal columns, colours.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khaldun::publish {

struct TerminalStyle {
  size_t width = 100;   // columns
  bool colour = false;  // ANSI escapes, for terminals alone
};

enum class Ink { kPlain, kBold, kDim, kRed, kGreen, kYellow, kBlue, kCyan, kUnderline };

// `text` in this ink, or as it is where the style has no colour.
std::string Inked(std::string_view text, Ink ink, const TerminalStyle& style);

// How many columns valid UTF-8 takes; wide characters take two. Escapes are not known here: measure
// before inking.
size_t WidthOf(std::string_view text);

// The text in at most `width` columns, "…" at its end where it was cut. Control characters and
// white space become blanks, so that a cell stays a cell.
std::string Fit(std::string_view text, size_t width);

// `text` and blanks up to `width` columns.
std::string Padded(std::string_view text, size_t width);

// `text` broken at blanks into lines of at most `width` columns, a longer word where it must be.
// White space at the ends and runs of it count as one blank.
std::vector<std::string> Wrapped(std::string_view text, size_t width);

}  // namespace khaldun::publish
