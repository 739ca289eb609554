// One converter for each kind of dictionary. Each counts its entries and keeps what is left over.
#pragma once

#include <string_view>
#include <vector>

#include "dictionary/dictionary.h"
#include "dictionary/lines.h"

namespace khaldun::dictionary {

Conversion ConvertActors(const std::vector<Line>& lines, const Vocabulary& vocabulary);
Conversion ConvertAgents(const std::vector<Line>& lines, const Vocabulary& vocabulary);
Conversion ConvertVerbs(const std::vector<Line>& lines, const Vocabulary& vocabulary);

}  // namespace khaldun::dictionary
