#include "entity/word_classes.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <map>
#include <unordered_map>

#include "model/word_vectors.h"

namespace khaldun::entity {
namespace {

// Numbers of as many digits are one word.
std::string WithoutDigits(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= '0' && c <= '9') c = '0';
  }
  return out;
}

uint32_t KeyOf(std::string_view word) {
  uint32_t key = static_cast<uint32_t>(XXH3_64bits(word.data(), word.size()) >> 32);
  return key == 0 ? 1 : key;
}

// Counts of neighbours: for each word, its words behind and before with how often.
using Neighbours = std::vector<std::vector<std::pair<uint32_t, uint32_t>>>;

class Exchange {
 public:
  Exchange(Neighbours right, Neighbours left, std::vector<double> count, uint32_t classes)
      : right_(std::move(right)),
        left_(std::move(left)),
        count_(std::move(count)),
        classes_(classes),
        width_(classes + 2) {
    // The edge of a sentence and the unknown word stay in classes of their own.
    class_.resize(count_.size());
    class_[0] = classes;
    class_[1] = classes + 1;
    for (uint32_t w = 2; w < class_.size(); ++w) class_[w] = (w - 2) % classes;
    pairs_.assign(size_t{width_} * width_, 0);
    sums_.assign(width_, 0);
    for (uint32_t w = 0; w < class_.size(); ++w) {
      sums_[class_[w]] += count_[w];
      for (auto [other, n] : right_[w]) Pair(class_[w], class_[other]) += n;
    }
    behind_.assign(width_, 0);
    before_.assign(width_, 0);
  }

  // Moves every word to the class where it makes the text likeliest; returns how many moved.
  size_t Round() {
    size_t moved = 0;
    for (uint32_t w = 2; w < class_.size(); ++w) moved += Move(w);
    return moved;
  }

  uint32_t Of(uint32_t word) const { return class_[word]; }

 private:
  double& Pair(uint32_t a, uint32_t b) { return pairs_[size_t{a} * width_ + b]; }
  static double Weight(double n) { return n > 0 ? n * std::log(n) : 0; }

  bool Move(uint32_t w) {
    double self = Gather(right_[w], w, behind_, behind_touched_);
    Gather(left_[w], w, before_, before_touched_);
    uint32_t old = class_[w];
    Shift(old, w, self, -1);
    uint32_t best = old;
    double most = -1e300;
    for (uint32_t k = 0; k < classes_; ++k) {
      double gain = -2 * (Weight(sums_[k] + count_[w]) - Weight(sums_[k]));
      for (uint32_t c : behind_touched_)
        gain += Weight(Pair(k, c) + behind_[c]) - Weight(Pair(k, c));
      for (uint32_t c : before_touched_)
        gain += Weight(Pair(c, k) + before_[c]) - Weight(Pair(c, k));
      if (self > 0) {
        double inner = Pair(k, k) + behind_[k] + before_[k];
        gain += Weight(inner + self) - Weight(inner);
      }
      if (gain > most) {
        most = gain;
        best = k;
      }
    }
    Shift(best, w, self, 1);
    class_[w] = best;
    for (uint32_t c : behind_touched_) behind_[c] = 0;
    for (uint32_t c : before_touched_) before_[c] = 0;
    return best != old;
  }

  // The word's neighbours by class; returns how often the word follows itself.
  double Gather(const std::vector<std::pair<uint32_t, uint32_t>>& neighbours, uint32_t w,
                std::vector<double>& by_class, std::vector<uint32_t>& touched) {
    touched.clear();
    double self = 0;
    for (auto [other, n] : neighbours) {
      if (other == w) {
        self += n;
        continue;
      }
      if (by_class[class_[other]] == 0) touched.push_back(class_[other]);
      by_class[class_[other]] += n;
    }
    return self;
  }

  void Shift(uint32_t k, uint32_t w, double self, double sign) {
    for (uint32_t c : behind_touched_) Pair(k, c) += sign * behind_[c];
    for (uint32_t c : before_touched_) Pair(c, k) += sign * before_[c];
    Pair(k, k) += sign * self;
    sums_[k] += sign * count_[w];
  }

  Neighbours right_, left_;
  std::vector<double> count_;
  uint32_t classes_, width_;
  std::vector<uint32_t> class_;
  std::vector<double> pairs_, sums_, behind_, before_;
  std::vector<uint32_t> behind_touched_, before_touched_;
};

template <class F>
void EachWord(const std::string& sentence, F&& each) {
  for (size_t at = 0; at < sentence.size();) {
    size_t end = std::min(sentence.find(' ', at), sentence.size());
    if (end > at) each(WithoutDigits(std::string_view(sentence).substr(at, end - at)));
    at = end + 1;
  }
}

// An open-addressing table of the words' classes; of two words of one hash the first counts.
void WriteTable(const std::string& name, const std::vector<std::pair<std::string, uint16_t>>& words,
                model::ModelWriter& writer) {
  std::vector<uint32_t> keys(std::bit_ceil(words.size() * 2 + 2));
  std::vector<uint16_t> ids(keys.size());
  const size_t mask = keys.size() - 1;
  for (const auto& [word, id] : words) {
    const uint32_t key = KeyOf(word);
    size_t slot = key & mask;
    while (keys[slot] != 0 && keys[slot] != key) slot = (slot + 1) & mask;
    if (keys[slot] == key) continue;
    keys[slot] = key;
    ids[slot] = id;
  }
  writer.Add(name + ".keys", std::span<const uint32_t>(keys));
  writer.Add(name + ".ids", std::span<const uint16_t>(ids));
}

}  // namespace

Result<WordClasses::Table> WordClasses::LoadTable(const model::ModelFile& file,
                                                  const std::string& name) {
  auto keys = file.Section<uint32_t>(name + ".keys");
  if (!keys) return keys.error();
  auto ids = file.Section<uint16_t>(name + ".ids");
  if (!ids) return ids.error();
  if (!std::has_single_bit(keys->size()) || ids->size() < keys->size()) {
    return Status::Resource(fmt::format("model section {}.keys has a broken size", name));
  }
  return Table{*keys, *ids};
}

Result<WordClasses> WordClasses::Load(const model::ModelFile& file) {
  auto bigram = LoadTable(file, "class");
  if (!bigram) return bigram.error();
  auto near = LoadTable(file, "near");
  if (!near) return near.error();
  WordClasses classes;
  classes.bigram_ = *bigram;
  classes.near_ = *near;
  return classes;
}

uint16_t WordClasses::Table::Of(std::string_view word) const {
  char buffer[64];
  if (keys.empty() || word.size() > sizeof buffer) return 0;
  for (size_t i = 0; i < word.size(); ++i)
    buffer[i] = word[i] >= '0' && word[i] <= '9' ? '0' : word[i];
  uint32_t key = KeyOf({buffer, word.size()});
  size_t mask = keys.size() - 1;
  for (size_t i = key & mask, steps = 0; keys[i] != 0 && steps <= mask;
       i = (i + 1) & mask, ++steps) {
    if (keys[i] == key) return ids[i];
  }
  return 0;
}

void LearnClasses(const std::vector<std::string>& sentences, const ClassOptions& options,
                  model::ModelWriter& writer) {
  std::unordered_map<std::string, uint32_t> counts;
  for (const std::string& s : sentences)
    EachWord(s, [&](std::string word) { ++counts[std::move(word)]; });
  std::vector<std::pair<std::string, uint32_t>> words;
  for (const auto& [word, n] : counts) {
    if (n >= options.least_count) words.emplace_back(word, n);
  }
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  std::unordered_map<std::string, uint32_t> ids;
  for (uint32_t i = 0; i < words.size(); ++i) ids.emplace(words[i].first, i + 2);

  size_t size = words.size() + 2;
  std::vector<std::map<uint32_t, uint32_t>> right(size), left(size);
  std::vector<double> count(size, 0);
  for (const std::string& s : sentences) {
    uint32_t before = 0;
    auto step = [&](uint32_t id) {
      ++right[before][id];
      ++left[id][before];
      ++count[id];
      before = id;
    };
    EachWord(s, [&](const std::string& word) {
      auto at = ids.find(word);
      step(at == ids.end() ? 1 : at->second);
    });
    step(0);
  }
  Neighbours behind(size), ahead(size);
  for (size_t w = 0; w < size; ++w) {
    behind[w].assign(right[w].begin(), right[w].end());
    ahead[w].assign(left[w].begin(), left[w].end());
  }
  Exchange exchange(std::move(behind), std::move(ahead), std::move(count), options.classes);
  for (int round = 0; round < options.rounds; ++round) {
    size_t moved = exchange.Round();
    if (options.progress)
      options.progress(fmt::format("classes: round {} of {}, {} of {} words moved", round + 1,
                                   options.rounds, moved, words.size()));
  }
  std::vector<std::pair<std::string, uint16_t>> classes;
  for (uint32_t i = 0; i < words.size(); ++i)
    classes.emplace_back(words[i].first, static_cast<uint16_t>(exchange.Of(i + 2) + 1));
  WriteTable("class", classes, writer);
}

namespace {

// Vectors of length 1, row after row.
struct Vectors {
  size_t size = 0;
  std::vector<std::string> words;
  std::vector<float> rows;
  float* row(size_t i) { return &rows[i * size]; }
};

void Normalize(float* row, size_t size) {
  float sum = 1e-12f;
  for (size_t k = 0; k < size; ++k) sum += row[k] * row[k];
  for (size_t k = 0; k < size; ++k) row[k] /= std::sqrt(sum);
}

// In eight sums beside each other, which the compiler keeps in vector registers.
float Product(const float* a, const float* b, size_t size) {
  float sums[8] = {};
  size_t k = 0;
  for (; k + 8 <= size; k += 8) {
    for (size_t j = 0; j < 8; ++j) sums[j] += a[k + j] * b[k + j];
  }
  for (; k < size; ++k) sums[0] += a[k] * b[k];
  return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

Result<Vectors> ReadVectors(const std::string& path) {
  Vectors out;
  KHALDUN_TRY(model::ReadWordVectors(
      path, SIZE_MAX, [&](std::string_view word, std::span<const float> vector) {
        out.size = vector.size();
        out.words.push_back(WithoutDigits(word));
        out.rows.insert(out.rows.end(), vector.begin(), vector.end());
        Normalize(out.row(out.words.size() - 1), out.size);
      }));
  return out;
}

}  // namespace

Status LearnNearClasses(const std::string& path, uint32_t classes, int rounds,
                        model::ModelWriter& writer) {
  auto vectors = ReadVectors(path);
  if (!vectors) return vectors.error();
  const size_t size = vectors->size, count = vectors->words.size();
  classes = static_cast<uint32_t>(std::min<size_t>(classes, count));
  // The middles begin as words from the more frequent half, which stands first.
  std::vector<float> middles;
  for (uint32_t c = 0; c < classes; ++c) {
    const float* row = vectors->row(count / 2 * c / classes);
    middles.insert(middles.end(), row, row + size);
  }
  std::vector<uint16_t> nearest(count);
  for (int round = 0; round < rounds; ++round) {
    std::vector<float> sums(middles.size(), 0);
    for (size_t w = 0; w < count; ++w) {
      const float* row = vectors->row(w);
      float best = -2;
      for (uint32_t c = 0; c < classes; ++c) {
        const float* middle = &middles[c * size];
        const float product = Product(row, middle, size);
        if (product > best) {
          best = product;
          nearest[w] = static_cast<uint16_t>(c);
        }
      }
      for (size_t k = 0; k < size; ++k) sums[nearest[w] * size + k] += row[k];
    }
    for (uint32_t c = 0; c < classes; ++c) Normalize(&sums[c * size], size);
    middles = std::move(sums);
  }
  std::vector<std::pair<std::string, uint16_t>> table;
  for (size_t w = 0; w < count; ++w)
    table.emplace_back(vectors->words[w], static_cast<uint16_t>(nearest[w] + 1));
  WriteTable("near", table, writer);
  return Status::Ok();
}

}  // namespace khaldun::entity
