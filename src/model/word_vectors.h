// Reads word vectors as text, as fastText and word2vec write them: a line with count and size, then
// a word with its numbers a line.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "khaldun/status.h"

namespace khaldun::model {

// Calls `each` with at most `most` words and their numbers, in the order of the file. Io or
// InvalidInput, with the line, where the file cannot be read as such.
Status ReadWordVectors(const std::string& path, size_t most,
                       const std::function<void(std::string_view, std::span<const float>)>& each);

}  // namespace khaldun::model
