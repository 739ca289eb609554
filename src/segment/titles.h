// Abbreviations that stand before a name and so end no sentence: "Brig.", "Sgt.", "v.".
#pragma once

#include <string_view>

namespace khaldun::segment {

// `word` with its stop: "Sgt.". Titles begin with a capital.
bool IsTitle(std::string_view word);

}  // namespace khaldun::segment
