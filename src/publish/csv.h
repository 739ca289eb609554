// Events as CSV (RFC 4180): one flat row an event, lists joined by "; ".
#pragma once

#include <string>

#include "publish/publication.h"

namespace khaldun::publish {

// The header line, snake_case.
std::string CsvHeader();

// Appends one row for each wanted event and gives their number.
size_t AppendCsvEvents(const Document& document, const Publication& publication, std::string& out);

}  // namespace khaldun::publish
