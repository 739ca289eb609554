#include "names/person_names.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "names/letters.h"

namespace khaldun::names {
namespace {

constexpr size_t kMostWords = 8;
constexpr float kNever = -20;
constexpr float kInitial = 0.5f;      // "V." for "Vladimir"
constexpr float kMissing = 0.7f;      // a middle or first name that one side leaves out
constexpr float kTurned = 1.0f;       // the family name in front
constexpr float kFurtherWord = 1.0f;  // two words that agree by chance are rarer than one

constexpr std::array<std::string_view, 16> kParticles = {"al",   "el", "ul",  "bin", "ibn", "ben",
                                                         "bint", "de", "van", "von", "der", "la",
                                                         "le",   "di", "da",  "du"};

bool IsParticle(std::string_view word) {
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

bool Divides(char c) { return c == ' ' || c == '-' || c == '\t' || c == '_'; }

// Of the words up to here: the pair that is least alike, and how many pairs there are.
struct Best {
  float least = kNever;
  int pairs = 0;
  float total() const { return least + kFurtherWord * static_cast<float>(std::max(pairs - 1, 0)); }
};

void Offer(Best& cell, const Best& before, float score, int pairs) {
  Best offer{std::min(before.least, score), before.pairs + pairs};
  if (offer.total() > cell.total()) cell = offer;
}

}  // namespace

std::vector<std::string> WordsOf(std::string_view name) {
  std::vector<std::string> words, particles;
  auto add = [&](std::string_view part) {
    for (size_t at = 0; at < part.size();) {
      size_t end = at;
      while (end < part.size() && !Divides(part[end])) ++end;
      std::string letters = LettersOf(part.substr(at, end - at));
      if (!letters.empty()) (IsParticle(letters) ? particles : words).push_back(std::move(letters));
      at = end + 1;
    }
  };
  if (size_t comma = name.find(','); comma != name.npos) {
    add(name.substr(comma + 1));
    name = name.substr(0, comma);
  }
  add(name);
  if (words.empty()) words = std::move(particles);
  if (words.size() > kMostWords) words.resize(kMostWords);
  return words;
}

Result<NameMatcher> NameMatcher::Load(const resources::Share& share) {
  auto weights = share.Read("models/names.tsv");
  if (!weights) return weights.error();
  auto habits = share.Read("lexicon/transliteration.tsv");
  if (!habits) return habits.error();
  auto words =
      EditModel::Read("models/names.tsv", *weights, "lexicon/transliteration.tsv", *habits);
  if (!words) return words.error();
  return NameMatcher(std::move(*words));
}

float NameMatcher::LogOdds(const std::vector<std::string>& a,
                           const std::vector<std::string>& b) const {
  if (a.empty() || b.empty()) return kNever;
  if (a.size() == 1 && b.size() == 1) return InOrder(a, b);
  auto turn = [](std::vector<std::string> words) {
    std::rotate(words.begin(), words.end() - 1, words.end());
    return words;
  };
  auto either = [&](const auto& x, const auto& y) {
    return std::max(InOrder(x, y), InOrder(y, x));
  };
  return std::max({either(a, b), either(turn(a), b) - kTurned, either(a, turn(b)) - kTurned});
}

// Words of `a` may be missing in `b`, none of `b` in `a`: where both have one of their own, the
// names contradict each other.
float NameMatcher::InOrder(const std::vector<std::string>& a,
                           const std::vector<std::string>& b) const {
  const size_t width = b.size() + 1;
  std::vector<Best> cells((a.size() + 1) * width);
  cells[0].least = -kNever;
  auto pair = [&](std::string_view x, std::string_view y) {
    if (x.size() > 1 && y.size() > 1) return words_.LogOdds(x, y);
    return x[0] == y[0] ? kInitial : kNever;
  };
  // The two words before `end` as one; an initial is no part of a word.
  auto joined = [&](const std::vector<std::string>& words, size_t end, std::string_view y) {
    const std::string &first = words[end - 2], &second = words[end - 1];
    return std::min(first.size(), second.size()) > 1 ? pair(first + second, y) : kNever;
  };
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      Best& cell = cells[i * width + j];
      if (i > 0 && i < a.size()) Offer(cell, cells[(i - 1) * width + j], kMissing, 0);
      if (i == 0 || j == 0) continue;
      Offer(cell, cells[(i - 1) * width + j - 1], pair(a[i - 1], b[j - 1]), 1);
      if (i > 1) Offer(cell, cells[(i - 2) * width + j - 1], joined(a, i, b[j - 1]), 1);
      if (j > 1) Offer(cell, cells[(i - 1) * width + j - 2], joined(b, j, a[i - 1]), 1);
    }
  }
  return cells.back().pairs == 0 ? kNever : cells.back().total();
}

float Probability(float log_odds) { return 1 / (1 + std::exp(-log_odds)); }

}  // namespace khaldun::names
