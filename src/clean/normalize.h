// One form for one character: the first pass of clean.
#pragma once

#include <string_view>
#include <vector>

#include "clean/edited_text.h"
#include "khaldun/layers.h"

namespace khaldun::clean {

// What a pass took out: where it stood in the input, in bytes.
struct Taken {
  RemovedKind kind{};
  Span input;
};

// The text in NFC with '\n' for every kind of line break and one blank for every run of blanks (no
// blank beside a line break, at most one empty line in a row, none at the ends); control, direction
// and zero-width characters, soft hyphens and tags of HTML left out (and listed in `taken`);
// entities of HTML resolved. Quotation marks and dashes stay as they are. Linear. Requires valid
// UTF-8.
EditedText Normalize(std::string_view input, std::vector<Taken>& taken);

}  // namespace khaldun::clean
