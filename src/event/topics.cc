#include "event/topics.h"

#include <fmt/format.h>

#include <algorithm>

#include "resources/table.h"

namespace khaldun::event {

Result<Topics> Topics::Load(const resources::Share& share) {
  constexpr std::string_view kFile = "lexicon/topics.tsv";
  auto text = share.Read(kFile);
  if (!text) return text.error();
  return Read(kFile, *text);
}

Result<Topics> Topics::Read(std::string_view name, std::string_view text) {
  Topics topics;
  KHALDUN_TRY(resources::ReadTable(name, text, [&](const resources::Row& row) -> Status {
    auto topic = std::find(kTopicNames.begin(), kTopicNames.end(), row[0]);
    if (topic == kTopicNames.end()) {
      return row.Error(row[0], fmt::format("unknown topic '{}'", row[0]),
                       resources::Suggest(row[0], kTopicNames));
    }
    const uint32_t bit = 1u << (topic - kTopicNames.begin());
    std::string_view words = row[1];
    while (!words.empty()) {
      size_t bar = words.find('|');
      uint32_t& mask = topics.topics_[std::string(words.substr(0, bar))];
      if (mask & bit) {
        return row.Error(words.substr(0, bar), "the word stands twice under this topic",
                         "take one out");
      }
      mask |= bit;
      words = bar == std::string_view::npos ? std::string_view{} : words.substr(bar + 1);
    }
    return Status::Ok();
  }));
  return topics;
}

}  // namespace khaldun::event
