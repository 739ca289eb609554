#include "geo/recognizer.h"

#include <algorithm>

namespace khaldun::geo {
namespace {

// Log odds above which a candidate counts: below even, at half a point of F1 on the open sets, for
// a missed place costs the coder more than a doubtful one, which its confidence marks.
constexpr double kLeastOdds = -1;

}  // namespace

Recognizer::Candidates Recognizer::FindAll(const DocumentWords& words) const {
  Candidates found;
  for (const Sentence& sentence : words.document().Get<SegmentLayer>().sentences) {
    found.first_of_sentence.push_back(found.all.size());
    FindCandidates(words, gazetteer_, sentence.words, found.all);
  }
  found.first_of_sentence.push_back(found.all.size());
  return found;
}

bool Recognizer::AllCapitals(const DocumentWords& words, WordRange sentence) {
  size_t capitals = 0, small = 0;
  for (uint32_t w = sentence.begin.value; w < sentence.end.value; ++w) {
    capitals += words.shape(w) == Shape::kCapitals;
    small += words.shape(w) == Shape::kLower || words.shape(w) == Shape::kCapital;
  }
  return capitals >= 3 && capitals > 3 * small;
}

std::vector<size_t> BestWithoutOverlap(const std::vector<Candidate>& candidates, size_t begin,
                                       size_t end, const std::vector<double>& odds) {
  // best[i]: the highest sum from candidate i on; taking i goes on at the first that begins behind
  // it.
  size_t n = end - begin;
  std::vector<double> best(n + 1, 0);
  std::vector<size_t> next(n);
  std::vector<bool> take(n, false);
  for (size_t i = n; i-- > 0;) {
    auto at = candidates.begin() + static_cast<std::ptrdiff_t>(begin);
    auto behind =
        std::lower_bound(at + static_cast<std::ptrdiff_t>(i), at + static_cast<std::ptrdiff_t>(n),
                         candidates[begin + i].end,
                         [](const Candidate& c, uint32_t word) { return c.begin < word; });
    next[i] = static_cast<size_t>(behind - at);
    double taken = odds[i] + best[next[i]];
    take[i] = odds[i] > 0 && taken > best[i + 1];
    best[i] = take[i] ? taken : best[i + 1];
  }
  std::vector<size_t> chosen;
  for (size_t i = 0; i < n;) {
    if (take[i]) chosen.push_back(begin + i);
    i = take[i] ? next[i] : i + 1;
  }
  return chosen;
}

std::vector<Toponym> Recognizer::Find(const DocumentWords& words) const {
  Candidates found = FindAll(words);
  NameHabits habits(words, found.all);
  const auto& sentences = words.document().Get<SegmentLayer>().sentences;
  std::vector<Toponym> toponyms;
  std::vector<double> odds;
  for (size_t s = 0; s < sentences.size(); ++s) {
    size_t begin = found.first_of_sentence[s], end = found.first_of_sentence[s + 1];
    if (begin == end) continue;
    FeatureContext context{words,     gazetteer_,         habits,
                           found.all, sentences[s].words, AllCapitals(words, sentences[s].words)};
    odds.clear();
    for (size_t c = begin; c < end; ++c)
      odds.push_back(ScoreToponym(context, found.all[c], model_) - kLeastOdds);
    for (size_t c : BestWithoutOverlap(found.all, begin, end, odds)) {
      toponyms.push_back({found.all[c], odds[c - begin] + kLeastOdds});
    }
  }
  return toponyms;
}

}  // namespace khaldun::geo
