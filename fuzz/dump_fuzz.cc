// The canonical dump: broken ones are refused, sound ones come back byte for byte.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/dump.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto document = khaldun::core::Load({reinterpret_cast<const char*>(data), size});
  if (!document) return 0;
  std::string dump = khaldun::core::Dump(*document);
  auto again = khaldun::core::Load(dump);
  if (!again || khaldun::core::Dump(*again) != dump) std::abort();
  return 0;
}
