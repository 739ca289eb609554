// The rows of the encoder's input tables that a word takes: its own vector, and those of its
// prefixes, suffixes and shape, hashed into a fixed number of rows.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "model/hash_index.h"
#include "syntax/words.h"

namespace khaldun::syntax {

inline constexpr size_t kFormRows = 1 << 14;
inline constexpr size_t kFormInputs = 6;

struct WordInput {
  uint32_t word;  // row 0 stands for words that have no vector
  std::array<uint32_t, kFormInputs> form;
};

// The words that have vectors. Immutable; thread-safe.
class Vocabulary {
 public:
  Vocabulary() = default;
  // WordForm::norm of each word in ascending order; word i has row i + 1. They must outlive this.
  explicit Vocabulary(std::span<const uint64_t> norms) : norms_(norms) {}

  // 0 where the word has no vector.
  uint32_t RowOf(uint64_t norm) const {
    const uint64_t* found = norms_.Find(norm);
    return found == nullptr ? 0 : static_cast<uint32_t>(found - norms_.table().data()) + 1;
  }

  // Begins to fetch what RowOf reads first.
  void Prefetch(uint64_t norm) const { norms_.Prefetch(norm); }

 private:
  static uint64_t Itself(const uint64_t& norm) { return norm; }
  model::HashIndex<uint64_t, Itself> norms_;
};

WordInput InputOf(const WordForm& form, const Vocabulary& vocabulary);

}  // namespace khaldun::syntax
