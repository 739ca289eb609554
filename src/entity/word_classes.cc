#include "entity/word_classes.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <unordered_map>

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

}  // namespace

Result<WordClasses> WordClasses::Load(const model::ModelFile& file) {
  auto keys = file.Section<uint32_t>("class.keys");
  if (!keys) return keys.error();
  auto ids = file.Section<uint8_t>("class.ids");
  if (!ids) return ids.error();
  if (!std::has_single_bit(keys->size()) || ids->size() < keys->size()) {
    return Status::Resource("model section class.keys has a broken size");
  }
  WordClasses classes;
  classes.keys_ = *keys;
  classes.ids_ = *ids;
  return classes;
}

uint8_t WordClasses::Of(std::string_view word) const {
  char buffer[64];
  if (keys_.empty() || word.size() > sizeof buffer) return 0;
  for (size_t i = 0; i < word.size(); ++i)
    buffer[i] = word[i] >= '0' && word[i] <= '9' ? '0' : word[i];
  uint32_t key = KeyOf({buffer, word.size()});
  size_t mask = keys_.size() - 1;
  for (size_t i = key & mask, steps = 0; keys_[i] != 0 && steps <= mask;
       i = (i + 1) & mask, ++steps) {
    if (keys_[i] == key) return ids_[i];
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
  std::vector<uint32_t> keys(std::bit_ceil(words.size() * 2 + 2));
  std::vector<uint8_t> classes(keys.size());
  size_t mask = keys.size() - 1;
  for (uint32_t i = 0; i < words.size(); ++i) {
    uint32_t key = KeyOf(words[i].first);
    size_t slot = key & mask;
    while (keys[slot] != 0 && keys[slot] != key) slot = (slot + 1) & mask;
    if (keys[slot] == key) continue;  // a word of the same hash, less frequent
    keys[slot] = key;
    classes[slot] = static_cast<uint8_t>(exchange.Of(i + 2) + 1);
  }
  writer.Add("class.keys", std::span<const uint32_t>(keys));
  writer.Add("class.ids", std::span<const uint8_t>(classes));
}

}  // namespace khaldun::entity
