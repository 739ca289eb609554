#include "names/train.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "names/letters.h"

namespace khaldun::names {
namespace {

constexpr size_t kFolds = 5;
constexpr int kAgainst = 5;        // pairs of two names for each of one, of the same initial
constexpr int kAnyInitial = 2;     // and of any: else a changed initial would count for nothing
constexpr double kSurelyTwo = -4;  // log odds
constexpr uint64_t kDeals = 4;     // of pairs of two names: each is learnt from in turn
constexpr uint64_t kTrials = 10;   // the same, of those that the bias is set by

}  // namespace

// Gathers the groups of letters that pairs of one name exchange, then fits the weights.
class EditTrainer {
 public:
  EditTrainer(const EditModel& start, const TrainOptions& options)
      : model_(start), options_(options) {}

  EditModel Fit(const std::vector<SpellingClass>& classes) {
    std::vector<NamePair> pairs;
    for (uint64_t deal = 0; deal < kDeals; ++deal) {
      std::vector<NamePair> more = PairsOf(classes, options_.seed + deal);
      std::move(more.begin(), more.end(), std::back_inserter(pairs));
    }
    for (NamePair& pair : pairs) {
      pair.a = EditModel::Bounded(pair.a);
      pair.b = EditModel::Bounded(pair.b);
    }
    SetPriors();
    AddGroups(pairs);
    std::vector<uint32_t> count = Count(pairs);
    square_.assign(model_.weights_.size(), 1e-6);
    // A fixed stride visits every pair once in an order that mixes classes.
    size_t stride = 7919;
    while (!pairs.empty() && pairs.size() % stride == 0) ++stride;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      for (size_t k = 0, at = 0; k < pairs.size(); ++k, at = (at + stride) % pairs.size()) {
        Step(pairs[at], count, pairs.size());
      }
    }
    return std::move(model_);
  }

 private:
  // Enough to align by before anything is learnt.
  void SetPriors() {
    auto& w = model_.weights_;
    w[EditModel::kSameVowel] = 0.5f;
    w[EditModel::kSameConsonant] = 1;
    w[EditModel::kVowelForVowel] = w[EditModel::kVowelDropped] = -0.5f;
    w[EditModel::kDoubledDropped] = w[EditModel::kConsonantForAlike] = -0.7f;
    w[EditModel::kConsonantDropped] = w[EditModel::kConsonantForOther] = -2;
    w[EditModel::kVowelForConsonant] = -2;
    w[EditModel::kGroup] = -0.5f;
    w[EditModel::kHabit] = 0.3f;
  }

  // Stretches of edits, alone and with the letter before or behind, as groups where they are usual.
  void AddGroups(const std::vector<NamePair>& pairs) {
    std::map<std::pair<std::string, std::string>, int> seen;
    for (const NamePair& pair : pairs) {
      if (pair.same) CountGroups(pair.a, pair.b, seen);
    }
    for (const auto& [group, count] : seen) {
      if (count >= options_.least_count * static_cast<int>(kDeals))
        model_.Of(group.first, group.second);
    }
  }

  void CountGroups(std::string_view a, std::string_view b,
                   std::map<std::pair<std::string, std::string>, int>& seen) const {
    std::vector<Edit> edits = model_.Trace(a, b);
    for (size_t from = 0; from < edits.size(); ++from) {
      size_t m = 0, n = 0;
      bool changed = false;
      for (size_t to = from; to < edits.size(); ++to) {
        m += edits[to].a_size;
        n += edits[to].b_size;
        if (m > EditModel::kMostInGroup || n > EditModel::kMostInGroup) break;
        std::string x(a.substr(edits[from].a_begin, m)), y(b.substr(edits[from].b_begin, n));
        changed = x != y;
        if (!changed || (m < 2 && n < 2)) continue;
        if (y < x) std::swap(x, y);
        ++seen[{std::move(x), std::move(y)}];
      }
    }
  }

  template <class F>
  void ForPair(const NamePair& pair, F each) const {
    each(EditModel::kBias);
    for (const Edit& edit : model_.Trace(pair.a, pair.b)) {
      for (uint32_t f : model_.FeaturesOf(pair.a, pair.b, edit)) each(f);
    }
  }

  std::vector<uint32_t> Count(const std::vector<NamePair>& pairs) const {
    std::vector<uint32_t> count(model_.weights_.size(), 1);
    for (const NamePair& pair : pairs) {
      ForPair(pair, [&](uint32_t f) { ++count[f]; });
    }
    return count;
  }

  void Step(const NamePair& pair, const std::vector<uint32_t>& count, size_t pairs) {
    constexpr double kRate = 0.1;
    std::vector<uint32_t> features;
    double sum = 0;
    ForPair(pair, [&](uint32_t f) {
      features.push_back(f);
      sum += model_.weights_[f];
    });
    double error = 1 / (1 + std::exp(-sum)) - (pair.same ? 1 : 0);
    // Pairs that stay so far from one name are mistakes of the classes and teach nothing.
    if (pair.same && sum < kSurelyTwo) return;
    std::sort(features.begin(), features.end());
    for (size_t i = 0; i < features.size();) {
      uint32_t f = features[i];
      double times = 0;
      for (; i < features.size() && features[i] == f; ++i) ++times;
      double decay = options_.decay * static_cast<double>(pairs) / count[f];
      double gradient = error * times + decay * model_.weights_[f];
      square_[f] += gradient * gradient;
      model_.weights_[f] -= static_cast<float>(kRate * gradient / std::sqrt(square_[f]));
    }
  }

  EditModel model_;
  const TrainOptions& options_;
  std::vector<double> square_;  // sums of squared gradients: AdaGrad, as in model/linear_train.h
};

Result<std::vector<SpellingClass>> ReadClasses(std::string_view name, std::string_view text) {
  std::vector<SpellingClass> classes;
  for (size_t line = 1; !text.empty(); ++line) {
    size_t end = std::min(text.find('\n'), text.size());
    std::string_view record = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    auto json = nlohmann::json::parse(record, nullptr, false);
    if (!json.is_object() || !json.contains("spellings") || !json["spellings"].is_object()) {
      return Status::InvalidInput(fmt::format(
          "{}:{}: no class of spellings; a line is {{\"spellings\": {{\"osama\": 12}}}}", name,
          line));
    }
    auto& spellings = classes.emplace_back();
    for (const auto& [spelling, count] : json["spellings"].items()) {
      std::string letters = LettersOf(spelling);
      if (!count.is_number() || count.get<double>() < 2 || letters.size() < 4) continue;
      if (std::find(spellings.begin(), spellings.end(), letters) == spellings.end())
        spellings.push_back(std::move(letters));
    }
  }
  return classes;
}

std::vector<NamePair> PairsOf(const std::vector<SpellingClass>& classes, uint64_t seed) {
  std::map<std::string, std::set<size_t>> classes_of;
  std::map<char, std::vector<std::string>> by_first;
  std::vector<std::string> all;
  std::vector<NamePair> pairs;
  for (size_t c = 0; c < classes.size(); ++c) {
    for (const std::string& s : classes[c]) {
      classes_of[s].insert(c);
      by_first[s[0]].push_back(s);
      all.push_back(s);
    }
    for (size_t i = 0; i < classes[c].size(); ++i) {
      for (size_t j = i + 1; j < classes[c].size(); ++j)
        pairs.push_back({classes[c][i], classes[c][j], true});
    }
  }
  std::mt19937_64 random(seed);
  for (size_t p = 0, same = pairs.size(); p < same; ++p) {
    const std::string a = pairs[p].a;
    for (int k = 0; k < kAgainst + kAnyInitial; ++k) {
      const auto& others = k < kAgainst ? by_first[a[0]] : all;
      const std::string b = others[random() % others.size()];
      if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > 2) continue;
      const auto &of_a = classes_of[a], &of_b = classes_of[b];
      bool common =
          std::any_of(of_a.begin(), of_a.end(), [&](size_t c) { return of_b.contains(c); });
      if (!common) pairs.push_back({a, b, false});
    }
  }
  return pairs;
}

namespace {

std::vector<SpellingClass> Fold(const std::vector<SpellingClass>& classes, size_t fold, bool in) {
  std::vector<SpellingClass> some;
  for (size_t c = 0; c < classes.size(); ++c) {
    if ((c % kFolds == fold) == in) some.push_back(classes[c]);
  }
  return some;
}

// What unseen pairs of two names score, the highest first.
std::vector<float> FalseScores(const std::vector<SpellingClass>& classes, const EditModel& start,
                               const TrainOptions& options) {
  std::vector<float> scores;
  for (size_t fold = 0; fold < kFolds; ++fold) {
    EditModel model = EditTrainer(start, options).Fit(Fold(classes, fold, false));
    const std::vector<SpellingClass> unseen = Fold(classes, fold, true);
    for (uint64_t trial = 0; trial < kTrials; ++trial) {
      for (const NamePair& pair : PairsOf(unseen, options.seed + trial)) {
        if (!pair.same && pair.a[0] == pair.b[0]) scores.push_back(model.LogOdds(pair.a, pair.b));
      }
    }
  }
  std::sort(scores.rbegin(), scores.rend());
  return scores;
}

}  // namespace

Result<EditModel> Train(const std::vector<SpellingClass>& classes, std::string_view habits_name,
                        std::string_view habits, const TrainOptions& options) {
  auto start = EditModel::Read("", "", habits_name, habits);
  if (!start) return start.error();
  EditModel model = EditTrainer(*start, options).Fit(classes);
  std::vector<float> scores = FalseScores(classes, *start, options);
  if (!scores.empty()) {
    auto allowed = static_cast<size_t>(options.false_matches * static_cast<double>(scores.size()));
    model.MoveBias(-scores[allowed]);
  }
  return model;
}

}  // namespace khaldun::names
