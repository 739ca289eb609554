// A document as text and back: what golden tests, `khaldun dump --canonical` and bug reports use.
#pragma once

#include <string>
#include <string_view>

#include "khaldun/document.h"

namespace khaldun::core {

// The canonical form: JSON with the fields in the order of the headers, one entry of a layer's list
// a line, enumerations by name, dates as YYYY-MM-DD, absence as null, layers that are not there
// left out. Two documents have the same dump where they hold the same text and layers, and
// Dump(Load(Dump(d))) is Dump(d) byte for byte. Requires enumerations in range, which Verify
// checks.
std::string Dump(const Document& document);

// The document of a dump. InvalidInput naming line and column where it is no JSON, the field
// ("layers.event.events[3].source[0].span") where a value is missing, unknown or of the wrong kind,
// and the broken promise where Verify refuses the document.
Result<Document> Load(std::string_view dump);

}  // namespace khaldun::core
