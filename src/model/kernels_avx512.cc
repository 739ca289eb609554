// Compiled for AVX-512 with VNNI; nothing here runs before the processor was asked.
#include <cstdlib>
#include <utility>

#include "model/kernels.h"

#if defined(__x86_64__) && defined(__AVX512VNNI__)
#include <immintrin.h>
#endif

namespace khaldun::model {

#if defined(__x86_64__) && defined(__AVX512VNNI__)
#include "model/kernels_math.inc"

namespace {

// Blocks of 16 outputs: four inputs of each side by side, as VPDPBUSD reads them. Behind the
// weights stands what kZero adds to each output, to be taken off.
PackedMatrix Pack(std::span<const int8_t> weights, uint32_t outputs, uint32_t inputs) {
  PackedMatrix m;
  m.outputs = outputs;
  m.inputs = inputs;
  m.weights = {Allocate(weights.size() + outputs * sizeof(int32_t)),
               [](std::byte* p) { std::free(p); }};
  auto* w = reinterpret_cast<int8_t*>(m.weights.get());
  auto* offsets = reinterpret_cast<int32_t*>(w + weights.size());
  for (uint32_t o = 0; o < outputs; ++o) offsets[o] = 0;
  for (uint32_t block = 0; block < outputs; block += 16) {
    for (uint32_t k = 0; k < inputs; k += 4) {
      for (uint32_t o = 0; o < 16; ++o) {
        for (uint32_t j = 0; j < 4; ++j) {
          const int8_t weight = weights[size_t{block + o} * inputs + k + j];
          *w++ = weight;
          offsets[block + o] += kZero * weight;
        }
      }
    }
  }
  return m;
}

constexpr int kBlocks = 4;  // of 16 outputs: one tile

// Adds the products of four inputs. Written as the instruction, since GCC 12 copies the sum for the
// intrinsic.
inline void AddProducts(__m512i& sum, __m512i inputs, __m512i weights) {
  asm("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(inputs), "v"(weights));
}

// kRow numbers the rows of the tile at compile time: with loops the compiler leaves the sums in
// memory.
template <bool kAdd, size_t... kRow>
void Tile(const int8_t* w, const int32_t* offsets, const uint8_t* a, uint32_t inputs,
          int32_t* const* sums, uint32_t at, std::index_sequence<kRow...>) {
  auto begin = [&](size_t r, int b) {
    const __m512i from = kAdd ? _mm512_loadu_si512(sums[r] + at + 16 * b) : _mm512_setzero_si512();
    return _mm512_sub_epi32(from, _mm512_loadu_si512(offsets + at + 16 * b));
  };
  __m512i acc[sizeof...(kRow)][kBlocks] = {
      {begin(kRow, 0), begin(kRow, 1), begin(kRow, 2), begin(kRow, 3)}...};
  const size_t block = size_t{inputs} * 16;
  for (uint32_t k = 0; k < inputs; k += 4) {
    const __m512i w0 = _mm512_load_si512(w + k * 16);
    const __m512i w1 = _mm512_load_si512(w + block + k * 16);
    const __m512i w2 = _mm512_load_si512(w + 2 * block + k * 16);
    const __m512i w3 = _mm512_load_si512(w + 3 * block + k * 16);
    auto row = [&](size_t r) __attribute__((always_inline)) {
      int32_t four;
      __builtin_memcpy(&four, a + r * inputs + k, sizeof four);
      const __m512i x = _mm512_set1_epi32(four);
      AddProducts(acc[r][0], x, w0);
      AddProducts(acc[r][1], x, w1);
      AddProducts(acc[r][2], x, w2);
      AddProducts(acc[r][3], x, w3);
    };
    (row(kRow), ...);
  }
  auto store = [&](size_t r) __attribute__((always_inline)) {
    _mm512_storeu_si512(sums[r] + at, acc[r][0]);
    _mm512_storeu_si512(sums[r] + at + 16, acc[r][1]);
    _mm512_storeu_si512(sums[r] + at + 32, acc[r][2]);
    _mm512_storeu_si512(sums[r] + at + 48, acc[r][3]);
  };
  (store(kRow), ...);
}

template <bool kAdd>
void MultiplyAs(const PackedMatrix& m, const uint8_t* a, size_t rows, int32_t* const* sums) {
  const auto* w = reinterpret_cast<const int8_t*>(m.weights.get());
  const auto* offsets = reinterpret_cast<const int32_t*>(w + size_t{m.outputs} * m.inputs);
  for (uint32_t o = 0; o < m.outputs; o += 16 * kBlocks) {
    const int8_t* panel = w + size_t{o} * m.inputs;
    size_t r = 0;
    for (; r + 6 <= rows; r += 6) {
      Tile<kAdd>(panel, offsets, a + r * m.inputs, m.inputs, sums + r, o,
                 std::make_index_sequence<6>());
    }
    for (; r + 2 <= rows; r += 2) {
      Tile<kAdd>(panel, offsets, a + r * m.inputs, m.inputs, sums + r, o,
                 std::make_index_sequence<2>());
    }
    for (; r < rows; ++r) {
      Tile<kAdd>(panel, offsets, a + r * m.inputs, m.inputs, sums + r, o,
                 std::make_index_sequence<1>());
    }
  }
}

void Multiply(const PackedMatrix& m, const uint8_t* a, size_t rows, int32_t* const* sums,
              bool add) {
  add ? MultiplyAs<true>(m, a, rows, sums) : MultiplyAs<false>(m, a, rows, sums);
}

}  // namespace

const Kernels* Avx512Kernels() {
  static const Kernels kernels{"avx512", Pack, Multiply, Lstm, TanhOf, TanhOfSum, Dots};
  const bool runs = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                    __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
                    __builtin_cpu_supports("avx512vnni");
  return runs ? &kernels : nullptr;
}
#else
const Kernels* Avx512Kernels() { return nullptr; }
#endif

}  // namespace khaldun::model
