#pragma once

#include <span>
#include <string_view>

namespace khaldun::ingest {

// Words of class and id names, sorted. A name is cut into words at '-', '_', blanks and capitals.
std::span<const std::string_view> BoilerplateWords();

// Parts of names without dashes, lower case: "articlebody" stands for "article-body".
std::span<const std::string_view> BodyNames();

}  // namespace khaldun::ingest
