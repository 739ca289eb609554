// A page to a story.
#include "support.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  khaldun::fuzz::ParseAs(khaldun::ingest::Record::Format::kHtml, khaldun::fuzz::Bytes(data, size));
  return 0;
}
