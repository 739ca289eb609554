// The arithmetic of the neural encoder: products of 8-bit activations with 8-bit weights summed in
// 32 bits, and the elementwise functions of an LSTM. Four versions, for plain C++, AVX2, AVX2 with
// VNNI, and AVX-512 with VNNI, give the same bytes: sums are whole numbers, and the floating-point
// steps are the same IEEE operations in the same order, never fused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace khaldun::model {

// An activation x in [-1, 1] is held as round(127 x) + 128.
inline constexpr float kUnit = 127.0f;
inline constexpr uint8_t kZero = 128;

// A matrix of `outputs` rows by `inputs` columns, laid out as one of the kernels wants it.
struct PackedMatrix {
  uint32_t outputs = 0;  // a multiple of kOutputs
  uint32_t inputs = 0;   // a multiple of 4
  std::unique_ptr<std::byte[], void (*)(std::byte*)> weights{nullptr, [](std::byte*) {}};
};
inline constexpr uint32_t kOutputs = 64;
inline constexpr uint32_t kMaxInputs = 512;

struct Kernels {
  const char* name;

  // Lays `weights` (row-major) out. Requires the multiples that PackedMatrix states.
  PackedMatrix (*pack)(std::span<const int8_t> weights, uint32_t outputs, uint32_t inputs);

  // sums[r][o] = from[r][o] + sum over k of (a[r * inputs + k] - kZero) * w[o][k], for r < rows;
  // without the first term where `from` is null. A row of `from` may be the same row of `sums`.
  void (*multiply)(const PackedMatrix& w, const uint8_t* a, size_t rows, const int32_t* const* from,
                   int32_t* const* sums);

  // One step of `rows` LSTMs of `size` cells: gates i, f, g, o stand one after the other in each of
  // `sums`; gate value = sum * scale + bias. Updates `cells`, writes the hidden states as
  // activations; both have `rows` times `size` numbers.
  void (*lstm)(const int32_t* const* sums, size_t rows, const float* scale, const float* bias,
               size_t size, float* cells, uint8_t* hidden);

  // out = tanh(sum * scale + bias), `size` a multiple of 16.
  void (*tanh)(const int32_t* sums, const float* scale, const float* bias, size_t size, float* out);

  // out = tanh(a + b) as activations, `size` a multiple of 16.
  void (*tanh_of_sum)(const float* a, const float* b, size_t size, uint8_t* out);

  // Position of the first of the greatest of `size` values sum * scale + bias; size > 0.
  size_t (*greatest)(const int32_t* sums, const float* scale, const float* bias, size_t size);

  // out = sum * scale + bias.
  void (*scaled)(const int32_t* sums, const float* scale, const float* bias, size_t size,
                 float* out);

  // Products of each of `rows` vectors with each of `columns` vectors, of `size` numbers each (a
  // multiple of 32), whose sums fit 32 bits: out[r * columns + c].
  void (*dots)(const int16_t* a, size_t rows, const int16_t* b, size_t columns, size_t size,
               int32_t* out);
};

const Kernels& ScalarKernels();
// Null where the processor lacks the instructions.
const Kernels* Avx2Kernels();
const Kernels* AvxVnniKernels();
const Kernels* Avx512Kernels();

// All that this processor runs, the slowest first.
std::vector<const Kernels*> AllKernels();

// The last of them.
const Kernels& BestKernels();

}  // namespace khaldun::model
