#include "core/event_id.h"

#define XXH_INLINE_ALL
#include <fmt/format.h>
#include <xxhash.h>

#include <unordered_map>

namespace khaldun::core {
namespace {

// The key as text: no byte order, no padding, and a person can see what an id depends on.
std::string Key(const Document& document, const Event& event, std::string_view versions) {
  std::string key =
      fmt::format("{}\n{}\n{}\n{}\n{}-{}", document.story().id, versions, event.sentence.value,
                  Name(event.type), event.trigger.begin, event.trigger.end);
  for (const auto* side : {&event.source, &event.target}) {
    key += '\n';
    for (const Participant& who : *side) {
      fmt::format_to(std::back_inserter(key), " {}-{}", who.span.begin, who.span.end);
    }
  }
  return key;
}

}  // namespace

std::vector<std::string> EventIds(const Document& document, std::string_view versions) {
  std::vector<std::string> ids;
  std::unordered_map<std::string, int> seen;
  for (const Event& event : document.Get<EventLayer>().events) {
    std::string key = Key(document, event, versions);
    if (int twin = seen[key]++; twin > 0) fmt::format_to(std::back_inserter(key), "\n#{}", twin);
    XXH128_hash_t hash = XXH3_128bits(key.data(), key.size());
    ids.push_back(fmt::format("sha-{:016x}{:016x}", hash.high64, hash.low64));
  }
  return ids;
}

}  // namespace khaldun::core
