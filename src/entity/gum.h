// The entity and coreference annotation in GUM's MISC column ("Entity=(12-person-new-…").
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace khaldun::entity {

struct GumMention {
  uint32_t begin = 0, end = 0;  // words of the document
  std::string cluster;
  std::string type;   // person, organization, place, …
  uint32_t head = 0;  // from the minimal span
};

struct GumDocument {
  std::string name;
  std::vector<GumMention> mentions;
  uint32_t words = 0;
};

// Documents in file order, words counted as text::ReadConllu does.
std::vector<GumDocument> ReadGum(const std::string& conllu);

}  // namespace khaldun::entity
