// The form under which names are stored and looked up: "Saint-Étienne", "St. Etienne" and
// "ST ETIENNE" share one key.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace khaldun::geo {

// Grows word by word, so that all phrases that begin at one word are hashed in one pass.
// Letters are lower-cased and lose their marks, full stops and apostrophes vanish, every other
// character divides words; "saint", "mount" and "fort" become "st", "mt" and "ft".
class PhraseKey {
 public:
  void Clear() {
    key_.clear();
    word_ = 0;
  }

  // Adds `text`; `gap` says that blanks stand before it.
  void Append(std::string_view text, bool gap);

  // The key so far. Valid until the next call.
  std::string_view View();

 private:
  void CloseWord();
  void Put(uint32_t code_point);

  std::string key_;
  size_t word_ = 0;  // where the last word begins in key_
  std::string view_;
};

std::string FoldName(std::string_view name);

// 64 bits of a key; names are found by them alone.
uint64_t HashKey(std::string_view key);

}  // namespace khaldun::geo
