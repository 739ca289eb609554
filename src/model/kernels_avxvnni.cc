// Compiled for AVX2 with VNNI; nothing here runs before the processor was asked.
#include <cstdlib>
#include <utility>

#include "model/kernels.h"

#if defined(__x86_64__) && defined(__AVXVNNI__)
#include <immintrin.h>
#endif

namespace khaldun::model {

#if defined(__x86_64__) && defined(__AVXVNNI__)
namespace {

struct Vector {
  using Sums = __m256i;
  static constexpr uint32_t kLanes = 8, kBlocks = 2;

  static Sums Zero() { return _mm256_setzero_si256(); }
  static Sums Load(const void* p) { return _mm256_loadu_si256(static_cast<const __m256i*>(p)); }
  static void Store(void* p, Sums sums) { _mm256_storeu_si256(static_cast<__m256i*>(p), sums); }
  static Sums Subtract(Sums a, Sums b) { return _mm256_sub_epi32(a, b); }
  static Sums Broadcast(const uint8_t* p) {
    int32_t four;
    __builtin_memcpy(&four, p, sizeof four);
    return _mm256_set1_epi32(four);
  }
  // Written as the instruction, since GCC 12 copies the sum for the intrinsic.
  static void AddProducts(Sums& sums, Sums activations, Sums weights) {
    asm("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sums) : "x"(activations), "x"(weights));
  }
};

}  // namespace

#include "model/kernels_math.inc"
#include "model/kernels_vnni.inc"

const Kernels* AvxVnniKernels() {
  static const Kernels kernels{"avxvnni", Pack,     Multiply, Lstm, TanhOf,
                               TanhOfSum, Greatest, Scaled,   Dots};
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("avxvnni") ? &kernels : nullptr;
}
#else
const Kernels* AvxVnniKernels() { return nullptr; }
#endif

}  // namespace khaldun::model
