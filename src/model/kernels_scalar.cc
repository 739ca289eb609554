#include <cstdlib>

#include "model/kernels.h"

namespace khaldun::model {
#include "model/kernels_math.inc"

namespace {

// Weights as 16-bit numbers, row by row: the baseline instructions multiply those in pairs.
PackedMatrix Pack(std::span<const int8_t> weights, uint32_t outputs, uint32_t inputs) {
  PackedMatrix m;
  m.outputs = outputs;
  m.inputs = inputs;
  m.weights = {Allocate(weights.size() * 2), [](std::byte* p) { std::free(p); }};
  auto* w = reinterpret_cast<int16_t*>(m.weights.get());
  for (size_t i = 0; i < weights.size(); ++i) w[i] = weights[i];
  return m;
}

void Multiply(const PackedMatrix& m, const uint8_t* a, size_t rows, const int32_t* const* from,
              int32_t* const* sums) {
  const auto* w = reinterpret_cast<const int16_t*>(m.weights.get());
  int16_t wide[kMaxInputs];
  for (size_t r = 0; r < rows; ++r, a += m.inputs) {
    for (size_t k = 0; k < m.inputs; ++k) wide[k] = static_cast<int16_t>(a[k] - kZero);
    for (size_t o = 0; o < m.outputs; ++o) {
      const int16_t* row = w + o * m.inputs;
      int32_t sum = 0;
      for (size_t k = 0; k < m.inputs; ++k) sum += static_cast<int32_t>(wide[k]) * row[k];
      sums[r][o] = from != nullptr ? from[r][o] + sum : sum;
    }
  }
}

}  // namespace

const Kernels& ScalarKernels() {
  static const Kernels kernels{"scalar",  Pack,     Multiply, Lstm, TanhOf,
                               TanhOfSum, Greatest, Scaled,   Dots};
  return kernels;
}

}  // namespace khaldun::model
