// Feeds: cut into items, then parsed. A root in front makes every input one.
#include "pipe.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string feed = "<rss><channel>" + khaldun::fuzz::Bytes(data, size);
  khaldun::fuzz::MemoryFile file(reinterpret_cast<const uint8_t*>(feed.data()), feed.size());
  khaldun::fuzz::ReadThrough(file.path(), {.max_record_bytes = 1 << 16});
  khaldun::fuzz::ParseAs(khaldun::ingest::Record::Format::kFeedItem,
                         khaldun::fuzz::Bytes(data, size));
  return 0;
}
