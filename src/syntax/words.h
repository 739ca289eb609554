// What tagger, lemmatiser and parser see of a word's form, computed once.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "khaldun/layers.h"

namespace khaldun::syntax {

struct WordForm {
  uint64_t norm = 0;                 // hash of the form in lower case, digits as one digit
  uint64_t exact = 0;                // hash of the form as written
  uint64_t shape = 0;                // cases, digits and marks, repeats dropped
  std::array<uint64_t, 3> prefix{};  // of 1 to 3 bytes of the lower-cased form
  std::array<uint64_t, 5> suffix{};  // of 1 to 5
};

WordForm FormOf(std::string_view word);

// The ASCII letters lower-cased; other bytes stay. At most `limit` bytes.
std::string Lower(std::string_view word, size_t limit = 64);

}  // namespace khaldun::syntax
