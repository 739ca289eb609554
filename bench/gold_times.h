// The gold sets of times and how a system is scored against them: as score_layers.py does.
#pragma once

#include <string>
#include <vector>

#include "khaldun/document.h"
#include "khaldun/status.h"

namespace khaldun::bench {

struct GoldTime {
  uint32_t begin = 0, end = 0;  // code points of the text
  std::string type, value;
};

struct GoldReport {
  Story story;
  std::vector<GoldTime> times;
};

// The folder of the open data sets: KHALDUN_DATA, else shared/data beside the source tree. Empty
// where there is none.
std::string DataFolder();

// A file of JSON lines, gzip or plain. Io error where it cannot be read.
Result<std::vector<GoldReport>> ReadGold(const std::string& path);

struct Score {
  int system = 0, gold = 0, relaxed = 0, strict = 0, value = 0;

  double F1(int matched) const {
    return system + gold == 0 ? 0 : 200.0 * matched / (system + gold);
  }
  // Adds a document that has its layer when.
  void Add(const GoldReport& gold, const Document& document);
};

}  // namespace khaldun::bench
