#include "event/topics.h"

namespace khaldun::event {

Result<Topics> LoadTopics(const resources::Share& share) {
  auto table = share.ReadTable("lexicon/topics.tsv");
  if (!table) return table.error();
  return Topics::Read(*table, kTopicNames, "topic");
}

}  // namespace khaldun::event
