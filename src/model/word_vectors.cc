#include "model/word_vectors.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <vector>

namespace khaldun::model {

Status ReadWordVectors(const std::string& path, size_t most,
                       const std::function<void(std::string_view, std::span<const float>)>& each) {
  constexpr size_t kLargest = 1000;
  std::ifstream in(path);
  if (!in) return Status::Io(fmt::format("{}: cannot be read", path));
  size_t count = 0, size = 0;
  if (!(in >> count >> size) || size == 0 || size > kLargest) {
    return Status::InvalidInput(
        fmt::format("{}:1: a count of words and a size of up to {} are wanted", path, kLargest));
  }
  std::string word;
  std::vector<float> numbers(size);
  for (size_t i = 0; i < std::min(count, most); ++i) {
    in >> word;
    for (float& x : numbers) in >> x;
    if (!in) {
      return Status::InvalidInput(
          fmt::format("{}:{}: a word and {} numbers are wanted", path, i + 2, size));
    }
    each(word, numbers);
  }
  return Status::Ok();
}

}  // namespace khaldun::model
