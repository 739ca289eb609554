// The lines of a dictionary without its comments.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace khaldun::dictionary {

struct Line {
  uint32_t number = 0;  // from 1
  std::string text;     // without comment and trailing blanks; never empty
};

// Comments are what follows '#' or ';' outside brackets, and "<!-- … -->" also over several lines.
std::vector<Line> ReadLines(std::string_view text);

// What stands between '[' and the next ']' or '}', in order: "[USAGOV >930120] [USAELI]".
std::vector<std::string_view> Bracketed(std::string_view line);

// The blank- or underscore-separated words of a phrase; "THE_UNITED_NATIONS_" has three.
std::vector<std::string_view> WordsOf(std::string_view phrase);

}  // namespace khaldun::dictionary
