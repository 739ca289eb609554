// Compiled for AVX-512 with VNNI; nothing here runs before the processor was asked.
#include <cstdlib>
#include <utility>

#include "model/kernels.h"

#if defined(__x86_64__) && defined(__AVX512VNNI__)
#include <immintrin.h>
#endif

namespace khaldun::model {

#if defined(__x86_64__) && defined(__AVX512VNNI__)
namespace {

struct Vector {
  using Sums = __m512i;
  static constexpr uint32_t kLanes = 16, kBlocks = 4;

  static Sums Zero() { return _mm512_setzero_si512(); }
  static Sums Load(const void* p) { return _mm512_loadu_si512(p); }
  static void Store(void* p, Sums sums) { _mm512_storeu_si512(p, sums); }
  static Sums Subtract(Sums a, Sums b) { return _mm512_sub_epi32(a, b); }
  static Sums Broadcast(const uint8_t* p) {
    int32_t four;
    __builtin_memcpy(&four, p, sizeof four);
    return _mm512_set1_epi32(four);
  }
  // Written as the instruction, since GCC 12 copies the sum for the intrinsic.
  static void AddProducts(Sums& sums, Sums activations, Sums weights) {
    asm("vpdpbusd %2, %1, %0" : "+v"(sums) : "v"(activations), "v"(weights));
  }
};

}  // namespace

#include "model/kernels_math.inc"
#include "model/kernels_vnni.inc"

const Kernels* Avx512Kernels() {
  static const Kernels kernels{"avx512",  Pack,     Multiply, Lstm, TanhOf,
                               TanhOfSum, Greatest, Scaled,   Dots};
  const bool runs = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                    __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
                    __builtin_cpu_supports("avx512vnni");
  return runs ? &kernels : nullptr;
}
#else
const Kernels* Avx512Kernels() { return nullptr; }
#endif

}  // namespace khaldun::model
