// A first pass over a page that makes it small and harmless for the tree builder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khaldun::ingest {

struct ScannedHtml {
  // The page with scripts, styles, comments, drawings, form controls and mere text styling (b, em,
  // font …) left out, only the attributes that extraction looks at, and every element well
  // nested, none too deep (html_nesting.h): the tree builder's cost per tag grows with depth, with
  // open styling and with the number of attributes, which a hostile page makes quadratic.
  std::string markup;
  // The contents of <script type="application/ld+json">.
  std::vector<std::string> json_ld;
  // <html lang>, as written.
  std::string language;

  static constexpr size_t kMaxTags = 400'000;
};

// Linear in time, never fails. Requires valid UTF-8. Tags are cut as the HTML standard (13.2.5,
// "Tokenization") cuts them; text is passed on as it stands.
ScannedHtml ScanHtml(std::string_view html);

}  // namespace khaldun::ingest
