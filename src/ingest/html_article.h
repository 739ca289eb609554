// The article in a page.
#pragma once

#include <string>

#include "ingest/html_page.h"

namespace khaldun::ingest {

// The article's text, paragraphs divided by an empty line; empty where the page has none. Method:
// blocks of text are judged by length, link density and punctuation (Kohlschütter et al., WSDM
// 2010); the article is the deepest element that holds most of the good text, where elements named
// as comments, navigation and the like do not count (as in Readability and trafilatura).
std::string ExtractArticle(const HtmlPage& page);

}  // namespace khaldun::ingest
