// The second pass of clean: goes through the lines and decides what is no news text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clean/cues.h"
#include "khaldun/layers.h"

namespace khaldun::clean {

struct LineEdits {
  struct Cut {
    Span span;   // what goes, line breaks and blanks that would be left over included
    Span shown;  // the part of it that is listed
    RemovedKind kind{};
  };
  std::vector<Cut> cuts;  // sorted, no overlap
  std::optional<Dateline> dateline;
  std::optional<std::string> byline;
};

// `text` as Normalize leaves it, wrapped lines joined. Linear.
LineEdits EditLines(std::string_view text, const Cues& cues);

// Line breaks of `text` that only wrap a line: the next one goes on with a small letter, or the
// page was wrapped at a width and the next word did not fit.
std::vector<uint32_t> FindWraps(std::string_view text);

}  // namespace khaldun::clean
