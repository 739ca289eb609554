// The rows of the encoder's input tables that a word takes: its own vector, and those of its
// prefixes, suffixes and shape, hashed into a fixed number of rows.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "syntax/words.h"

namespace khaldun::syntax {

inline constexpr size_t kFormRows = 1 << 14;
inline constexpr size_t kFormInputs = 6;

struct WordInput {
  uint32_t word;  // row 0 stands for words that have no vector
  std::array<uint32_t, kFormInputs> form;
};

// `vocabulary` holds WordForm::norm of the words that have vectors, in ascending order; word i has
// row i + 1.
WordInput InputOf(const WordForm& form, std::span<const uint64_t> vocabulary);

}  // namespace khaldun::syntax
