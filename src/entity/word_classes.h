// Words that keep the same company, found in plain text: class bigrams by the exchange algorithm
// (Martin, Liermann and Ney, "Algorithms for bigram and trigram word clustering", 1998). "Iraq" and
// "Spain" share a class, "Army" and "League", "Roosevelt" and "Khan".
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/status.h"
#include "model/model_file.h"

namespace khaldun::entity {

// Immutable and thread-safe. The file must outlive it. Without a file it knows no word.
class WordClasses {
 public:
  // Reads the sections class.keys and class.ids.
  static Result<WordClasses> Load(const model::ModelFile& file);

  // Of the word as written, digits as 0; 0 where it is unknown.
  uint8_t Of(std::string_view word) const;

 private:
  std::span<const uint32_t> keys_;  // open addressing, 0 is free
  std::span<const uint8_t> ids_;
};

struct ClassOptions {
  uint32_t classes = 200;                          // at most 255
  uint32_t least_count = 4;                        // rarer words have no class
  int rounds = 8;                                  // some 2 seconds each for three million words
  std::function<void(std::string_view)> progress;  // may be empty
};

// Learns classes of words from sentences (words divided by blanks) and adds them to `writer`. Same
// input, same classes.
void LearnClasses(const std::vector<std::string>& sentences, const ClassOptions& options,
                  model::ModelWriter& writer);

}  // namespace khaldun::entity
