#include "model/kernels.h"

namespace khaldun::model {

std::vector<const Kernels*> AllKernels() {
  std::vector<const Kernels*> all = {&ScalarKernels()};
  for (const Kernels* k : {Avx2Kernels(), AvxVnniKernels(), Avx512Kernels()}) {
    if (k != nullptr) all.push_back(k);
  }
  return all;
}

const Kernels& BestKernels() { return *AllKernels().back(); }

}  // namespace khaldun::model
