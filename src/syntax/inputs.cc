#include "syntax/inputs.h"

#include <algorithm>

#include "model/sparse_rows.h"

namespace khaldun::syntax {

WordInput InputOf(const WordForm& form, std::span<const uint64_t> vocabulary) {
  WordInput input;
  auto it = std::lower_bound(vocabulary.begin(), vocabulary.end(), form.norm);
  const bool known = it != vocabulary.end() && *it == form.norm;
  input.word = known ? static_cast<uint32_t>(it - vocabulary.begin()) + 1 : 0;
  const uint64_t keys[kFormInputs] = {form.prefix[1], form.prefix[2], form.suffix[1],
                                      form.suffix[2], form.suffix[3], form.shape};
  for (size_t k = 0; k < kFormInputs; ++k) {
    input.form[k] = static_cast<uint32_t>(model::Mix(k, keys[k]) % kFormRows);
  }
  return input;
}

}  // namespace khaldun::syntax
