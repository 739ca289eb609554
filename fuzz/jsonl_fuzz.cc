// JSON lines, arrays and values over many lines.
#include "pipe.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  khaldun::fuzz::MemoryFile file(data, size);
  khaldun::fuzz::ReadThrough("-",
                             {.max_record_bytes = 1 << 16, .standard_input = file.descriptor()});
  return 0;
}
