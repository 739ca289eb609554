// CoNLL-U (universaldependencies.org/format.html) to Documents and back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khaldun/document.h"

namespace khaldun::text {

// Reads a treebank. Each "# newdoc" begins a document; its text is the tokens with the white space
// that SpaceAfter=No leaves, one blank between sentences and an empty line between paragraphs
// ("# newpar"). The documents have segment and syntax layers. Empty nodes and enhanced dependencies
// are passed over; a relation subtype outside khaldun/grammar.h is read as its base. `name` stands
// in messages. InvalidInput, naming the line, where a word cannot be read.
Result<std::vector<Document>> ReadConllu(std::string_view conllu, std::string_view name);

// The same of whole files, one after the other. Io error where one cannot be read.
Result<std::vector<Document>> ReadConlluFiles(const std::vector<std::string>& paths);

// The document's words, ten columns a line, with multiword tokens and SpaceAfter=No. Requires the
// segment and syntax layers. Words of sentences that were not parsed depend on the first word.
std::string ToConllu(const Document& document);

}  // namespace khaldun::text
