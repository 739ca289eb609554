#include "syntax/parser_train.h"

#include <algorithm>

namespace khaldun::syntax {
namespace {

constexpr float kMargin = 1.0f;

}  // namespace

int CostOf(Move move, const State& state, std::span<const Arc> gold) {
  const int32_t b = state.next(), n = state.size();
  const int32_t s0 = state.Stack(0), s1 = state.Stack(1);
  int cost = 0;
  if (move == Move::kShift) {
    // b loses its dependents in the stack, and its head there unless that is the top.
    for (int32_t s : state.stack()) cost += gold[s].head == b;
    const int32_t head = gold[b].head;
    for (int32_t s : state.stack()) cost += s == head && s != s0;
    return cost;
  }
  // s0 leaves the stack: its dependents in the buffer are lost either way.
  for (int32_t k = b; k < n; ++k) cost += gold[k].head == s0;
  const int32_t head = gold[s0].head;
  if (move == Move::kLeft) {
    cost += head == s1 && s1 >= 0;
    cost += head > b;
  } else {
    cost += head >= b;
  }
  return cost;
}

ParserTrainer::ParserTrainer(std::span<const GoldSentence> sentences,
                             std::span<const std::vector<Tag>> tags,
                             std::span<const TagLabel> labels)
    : sentences_(sentences), rows_(kTransitions) {
  for (size_t i = 0; i < sentences.size(); ++i) {
    auto& words = words_.emplace_back();
    for (size_t w = 0; w < sentences[i].forms.size(); ++w) {
      words.push_back({sentences[i].forms[w].norm, labels[tags[i][w]].upos, tags[i][w]});
    }
    words.push_back(RootWord());
  }
}

double ParserTrainer::Epoch(std::span<const uint32_t> order, bool explore,
                            std::mt19937_64& random) {
  size_t right = 0, all = 0;
  State state;
  uint64_t features[kParseFeatures];
  float scores[(kTransitions + 15) / 16 * 16];
  for (uint32_t index : order) {
    const auto& gold = sentences_[index].arcs;
    const auto& words = words_[index];
    state.Reset(gold.size());
    while (!state.Done()) {
      if (!state.Can(Move::kLeft) && !state.Can(Move::kRight)) {
        state.Do(0);
        continue;
      }
      std::span<const uint64_t> f(features, ParseFeatures(state, words, features));
      rows_.Score(f, scores);
      int costs[3] = {1000, 1000, 1000};
      for (Move m : {Move::kShift, Move::kLeft, Move::kRight}) {
        if (state.Can(m)) costs[static_cast<int>(m)] = CostOf(m, state, gold);
      }
      const int least = *std::min_element(costs, costs + 3);
      // A correct arc must bear the gold relation; an arc that is wrong but costs nothing, since its
      // word's head is out of reach, may bear any.
      const int32_t s0 = state.Stack(0);
      auto correct = [&](uint32_t t) {
        const Move m = MoveOf(t);
        if (costs[static_cast<int>(m)] != least) return false;
        if (m == Move::kShift) return true;
        const int32_t head = m == Move::kLeft ? state.next() : state.Stack(1);
        return gold[s0].head != head || RelationOf(t) == gold[s0].relation;
      };
      uint32_t good = kTransitions, bad = kTransitions, best = kTransitions;
      for (uint32_t t = 0; t < kTransitions; ++t) {
        if (costs[static_cast<int>(MoveOf(t))] == 1000) continue;
        if (best == kTransitions || scores[t] > scores[best]) best = t;
        uint32_t& slot = correct(t) ? good : bad;
        if (slot == kTransitions || scores[t] > scores[slot]) slot = t;
      }
      if (bad != kTransitions && scores[good] < scores[bad] + kMargin) {
        rows_.Update(f, good, 1);
        rows_.Update(f, bad, -1);
      }
      rows_.Tick();
      state.Do(explore && random() % 10 != 0 ? best : good);
    }
    for (size_t w = 0; w < gold.size(); ++w) right += state.arcs()[w].head == gold[w].head;
    all += gold.size();
  }
  return static_cast<double>(right) / static_cast<double>(std::max<size_t>(all, 1));
}

}  // namespace khaldun::syntax
