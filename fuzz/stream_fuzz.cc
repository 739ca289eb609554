// A file of any format and compression, read through the front door.
#include "pipe.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  khaldun::fuzz::MemoryFile file(data, size);
  khaldun::fuzz::ReadThrough(file.path(), {.max_record_bytes = 1 << 16});
  return 0;
}
