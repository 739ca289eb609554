// Documents for tests, made from text that stands in the test.
#pragma once

#include <string>
#include <string_view>

#include "khaldun/document.h"

namespace khaldun::testing {

// A document of this text, unchanged, with an empty text layer. `published` as YYYY-MM-DD or empty.
Document DocumentOf(std::string_view text, std::string_view published = "2024-03-07");

// A document with segment and syntax layers from CoNLL-U (ten tab-separated columns, or the short
// form of one word a line: `form upos lemma head relation [features]` divided by blanks, words
// counted from 1, head 0 for the root, an empty line between sentences). The text is the forms
// joined by blanks, or without one after SpaceAfter=No. Aborts the test on a malformed line.
Document DocumentOfConllu(std::string_view conllu, std::string_view published = "2024-03-07");

// The share folder of the build that runs the tests (KHALDUN_SHARE), and the source tree.
std::string ShareFolder();
std::string SourceFolder();

}  // namespace khaldun::testing
