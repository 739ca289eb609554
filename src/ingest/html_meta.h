// What a page says of itself: in meta tags, JSON-LD and the markup of its headline.
#pragma once

#include <optional>
#include <string>

#include "ingest/html_page.h"

namespace khaldun::ingest {

struct PageMeta {
  std::optional<std::string> title, published, url, publisher, language;
  std::optional<std::string> article_body;  // schema.org articleBody
};

// `published` is as written and a date that ParsePublished understands.
PageMeta ReadMeta(const HtmlPage& page);

}  // namespace khaldun::ingest
