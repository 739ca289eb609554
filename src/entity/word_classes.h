// Words that keep the same company. Two divisions: class bigrams found in plain text by the
// exchange algorithm (Martin, Liermann and Ney, "Algorithms for bigram and trigram word
// clustering", 1998), and word vectors of a far larger corpus by k-means. "Iraq" and "Spain" share
// a class, "Army" and "League", "Roosevelt" and "Khan".
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
  // Reads the sections class.keys and class.ids, near.keys and near.ids.
  static Result<WordClasses> Load(const model::ModelFile& file);

  // Of the word as written, digits as 0; 0 where it is unknown.
  uint16_t Of(std::string_view word) const { return bigram_.Of(word); }
  // Of the word in small letters, by its vector.
  uint16_t NearOf(std::string_view word) const { return near_.Of(word); }

 private:
  struct Table {
    std::span<const uint32_t> keys;  // open addressing, 0 is free
    std::span<const uint16_t> ids;
    uint16_t Of(std::string_view word) const;
  };
  static Result<Table> LoadTable(const model::ModelFile& file, const std::string& name);
  Table bigram_, near_;
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

// Divides the words of a file of vectors (model/word_vectors.h) into `classes` by k-means over
// vectors of length 1, and adds them to `writer`. The same file, the same classes. Io or
// InvalidInput where the file cannot be read.
Status LearnNearClasses(const std::string& path, uint32_t classes, int rounds,
                        model::ModelWriter& writer);

}  // namespace khaldun::entity
