// Names for events that stay the same from run to run.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khaldun/document.h"

namespace khaldun::core {

// One id for each event of the layer: "sha-" and 32 hexadecimal digits of the XXH3 hash of the
// document's id, the event's sentence, type, trigger and participants, and `versions`, the text
// that names what coded it. Events that agree in all of these are told apart by their order. The
// same on every machine. Requires the event layer.
std::vector<std::string> EventIds(const Document& document, std::string_view versions);

}  // namespace khaldun::core
