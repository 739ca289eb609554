// The page's text in blocks: what stands between two breaks of the layout.
#pragma once

#include <string>
#include <vector>

#include "ingest/html_page.h"

namespace khaldun::ingest {

struct HtmlBlock {
  std::string text;         // blanks collapsed, never empty
  uint32_t node = 0;        // the innermost block element around it
  uint32_t first = 0;       // its first text node
  uint32_t link_bytes = 0;  // of text, inside links
};

// In document order. Text of hidden elements and of head is left out.
std::vector<HtmlBlock> CutBlocks(const HtmlPage& page);

// Elements that flow with the text around them.
bool IsInline(GumboTag tag);

}  // namespace khaldun::ingest
