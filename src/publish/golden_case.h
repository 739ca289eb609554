// A golden case: a text, and what a layer must say of it, one item a line (docs/golden-cases.md).
//
//   # A passive clause swaps who acts and who is acted upon.
//   date 2024-03-07
//   text
//     Two aid workers were detained by Oran's police on Tuesday.
//   want event
//     COERCE/arrest cameo=173 source="Oran's police" target="Two aid workers" when=2024-03-05 …
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/document.h"

namespace khaldun::publish {

struct Want {
  Layer layer{};
  std::vector<std::string> lines;
};

struct GoldenCase {
  std::string head;  // everything before the first "want" line, as it was written
  Story story;       // its id is "case"
  std::vector<Want> wants;

  // The last layer that is wanted.
  Layer last() const;
  // The whole file, with the wants as they are now.
  std::string Format() const;
};

// InvalidInput naming file and line. `name` stands in messages.
Result<GoldenCase> ParseGoldenCase(std::string_view name, std::string_view text);

// The layer as lines for people. Requires the layer and those it stands on.
std::vector<std::string> GoldenLines(const Document& document, Layer layer);

}  // namespace khaldun::publish
