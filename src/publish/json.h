// Events and layers as JSON (docs/formats.md, which is the command line's contract).
#pragma once

#include <string>

#include "publish/publication.h"

namespace khaldun::publish {

// Appends one line for each wanted event and gives their number.
size_t AppendJsonEvents(const Document& document, const Publication& publication, std::string& out);

// Appends the layer as one line. Requires the layer and those it stands on.
void AppendJsonLayer(const Document& document, Layer layer, const Publication& publication,
                     std::string& out);

}  // namespace khaldun::publish
