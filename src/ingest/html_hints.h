// What the names of a page's elements say about their text (html_hints_data.cc).
#pragma once

#include "ingest/html_page.h"

namespace khaldun::ingest {

enum class Hint : uint8_t {
  kNone,
  kMarkedBody,  // marked as schema.org's articleBody
  kBody,        // named as an article's body
  kBoilerplate  // named as comments, navigation, sharing, advertising, captions …
};

// From the tag, role, itemprop, id and class of an element.
Hint HintOf(const HtmlNode& node);

}  // namespace khaldun::ingest
