// The names under pictures: "(Muhammad Hamed/Reuters)", "Photograph: Getty Images".
#pragma once

#include <string_view>
#include <vector>

#include "clean/cues.h"
#include "khaldun/span.h"

namespace khaldun::clean {

struct Credits {
  // What goes, in order.
  std::vector<Span> cuts;
  // The line is a caption and goes as a whole.
  bool caption = false;
};

// The picture credits of a line. A line that ends in one and holds no whole sentence is a caption.
Credits FindCredits(std::string_view line, const Cues& cues);

}  // namespace khaldun::clean
