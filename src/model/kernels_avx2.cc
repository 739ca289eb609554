// Compiled for AVX2; nothing here runs before the processor was asked.
#include <cstdlib>
#include <utility>

#include "model/kernels.h"

#if defined(__x86_64__) && defined(__AVX2__)
#include <immintrin.h>
#endif

namespace khaldun::model {

#if defined(__x86_64__) && defined(__AVX2__)
#include "model/kernels_math.inc"

namespace {

// Weights as 16-bit numbers in blocks of 8 outputs: pairs of inputs side by side.
PackedMatrix Pack(std::span<const int8_t> weights, uint32_t outputs, uint32_t inputs) {
  PackedMatrix m;
  m.outputs = outputs;
  m.inputs = inputs;
  m.weights = {Allocate(weights.size() * 2), [](std::byte* p) { std::free(p); }};
  auto* w = reinterpret_cast<int16_t*>(m.weights.get());
  for (uint32_t block = 0; block < outputs; block += 8) {
    for (uint32_t k = 0; k < inputs; k += 2) {
      for (uint32_t o = 0; o < 8; ++o) {
        *w++ = weights[size_t{block + o} * inputs + k];
        *w++ = weights[size_t{block + o} * inputs + k + 1];
      }
    }
  }
  return m;
}

// kRow numbers the rows of the tile at compile time: with loops the compiler leaves the sums in
// memory.
template <size_t... kRow>
void Tile(const int16_t* w, const int16_t* a, uint32_t inputs, const int32_t* const* from,
          int32_t* const* sums, uint32_t at, std::index_sequence<kRow...>) {
  auto begin = [&](size_t r, int b) __attribute__((always_inline)) {
    return from == nullptr
               ? _mm256_setzero_si256()
               : _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from[r] + at + 8 * b));
  };
  __m256i acc[sizeof...(kRow)][2] = {{begin(kRow, 0), begin(kRow, 1)}...};
  const size_t block = size_t{inputs} * 8;
  for (uint32_t k = 0; k < inputs; k += 2) {
    const __m256i w0 = _mm256_load_si256(reinterpret_cast<const __m256i*>(w + k * 8));
    const __m256i w1 = _mm256_load_si256(reinterpret_cast<const __m256i*>(w + block + k * 8));
    auto row = [&](size_t r) __attribute__((always_inline)) {
      int32_t pair;
      __builtin_memcpy(&pair, a + r * kMaxInputs + k, sizeof pair);
      const __m256i x = _mm256_set1_epi32(pair);
      acc[r][0] = _mm256_add_epi32(acc[r][0], _mm256_madd_epi16(x, w0));
      acc[r][1] = _mm256_add_epi32(acc[r][1], _mm256_madd_epi16(x, w1));
    };
    (row(kRow), ...);
  }
  auto store = [&](size_t r) __attribute__((always_inline)) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums[r] + at), acc[r][0]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums[r] + at + 8), acc[r][1]);
  };
  (store(kRow), ...);
}

constexpr size_t kGroupRows = 24;  // widened to 16 bits at a time

void Multiply(const PackedMatrix& m, const uint8_t* a, size_t rows, const int32_t* const* from,
              int32_t* const* sums) {
  const auto* w = reinterpret_cast<const int16_t*>(m.weights.get());
  alignas(64) int16_t wide[kGroupRows * kMaxInputs];
  for (size_t first = 0; first < rows; first += kGroupRows) {
    const size_t n = rows - first < kGroupRows ? rows - first : kGroupRows;
    for (size_t r = 0; r < n; ++r) {
      const uint8_t* x = a + (first + r) * m.inputs;
      for (uint32_t k = 0; k < m.inputs; ++k) {
        wide[r * kMaxInputs + k] = static_cast<int16_t>(x[k] - kZero);
      }
    }
    for (uint32_t o = 0; o < m.outputs; o += 16) {
      const int16_t* panel = w + size_t{o} * m.inputs;
      auto tile = [&](size_t r, auto tile_rows) {
        Tile(panel, wide + r * kMaxInputs, m.inputs, from == nullptr ? nullptr : from + first + r,
             sums + first + r, o, tile_rows);
      };
      size_t r = 0;
      for (; r + 6 <= n; r += 6) tile(r, std::make_index_sequence<6>());
      for (; r + 2 <= n; r += 2) tile(r, std::make_index_sequence<2>());
      for (; r < n; ++r) tile(r, std::make_index_sequence<1>());
    }
  }
}

}  // namespace

const Kernels* Avx2Kernels() {
  static const Kernels kernels{"avx2",    Pack,     Multiply, Lstm, TanhOf,
                               TanhOfSum, Greatest, Scaled,   Dots};
  return __builtin_cpu_supports("avx2") ? &kernels : nullptr;
}
#else
const Kernels* Avx2Kernels() { return nullptr; }
#endif

}  // namespace khaldun::model
