#include "syntax/inputs.h"

#include "model/sparse_rows.h"

namespace khaldun::syntax {

WordInput InputOf(const WordForm& form, const Vocabulary& vocabulary) {
  WordInput input;
  input.word = vocabulary.RowOf(form.norm);
  const uint64_t keys[kFormInputs] = {form.prefix[1], form.prefix[2], form.suffix[1],
                                      form.suffix[2], form.suffix[3], form.shape};
  for (size_t k = 0; k < kFormInputs; ++k) {
    input.form[k] = static_cast<uint32_t>(model::Mix(k, keys[k]) % kFormRows);
  }
  return input;
}

}  // namespace khaldun::syntax
