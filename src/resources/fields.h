// What the readers of lexicon tables share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khaldun/layers.h"
#include "resources/table.h"

namespace khaldun::resources {

class Countries;

// "a|b| c" to its parts, blanks around them cut off. An empty field has none.
std::vector<std::string_view> SplitList(std::string_view field, char divider = '|');

// The part of a field that is an actor's country: three capitals, and where `countries` is given
// one of them or one of the bodies that stand in a country's place. Error at `part` otherwise.
Status CheckCountryCode(const Row& row, std::string_view part,
                        const Countries* countries = nullptr);

// Blank-separated sectors, appended. Error with a suggestion at the first unknown one.
Status ReadSectors(const Row& row, std::string_view field, std::vector<Sector>& sectors);

}  // namespace khaldun::resources
