#include "syntax/parser.h"

#include <algorithm>
#include <limits>

namespace khaldun::syntax {

using model::Mix;

void State::Reset(size_t n) {
  n_ = static_cast<int32_t>(n);
  next_ = 0;
  stack_.clear();
  arcs_.assign(n, {});
  children_.assign(n + 1, {});
}

bool State::Can(Move move) const {
  switch (move) {
    case Move::kShift: return next_ < n_;
    // The root takes the last word of the stack alone, so that a sentence has one root.
    case Move::kLeft: return !stack_.empty() && (next_ < n_ || stack_.size() == 1);
    case Move::kRight: return stack_.size() >= 2;
  }
  return false;
}

void State::Do(uint32_t transition) {
  switch (MoveOf(transition)) {
    case Move::kShift:
      stack_.push_back(next_++);
      break;
    case Move::kLeft: {
      const int32_t top = stack_.back();
      stack_.pop_back();
      Attach(next_, top, next_ == n_ ? Relation::kRoot : RelationOf(transition));
      break;
    }
    case Move::kRight: {
      const int32_t top = stack_.back();
      stack_.pop_back();
      Attach(stack_.back(), top, RelationOf(transition));
      break;
    }
  }
}

void State::Attach(int32_t head, int32_t dependent, Relation relation) {
  arcs_[dependent] = {head, relation};
  Children& c = children_[head];
  if (dependent < head) {
    c.left2 = c.left;
    c.left = dependent;
    c.lefts += c.lefts < 255;
  } else {
    c.right2 = c.right;
    c.right = dependent;
    c.rights += c.rights < 255;
  }
}

ParseWord RootWord() { return {Mix(77, 77), kUposCount + 1, kMaxLabels + 1}; }

size_t ParseFeatures(const State& state, std::span<const ParseWord> words, uint64_t* out) {
  uint64_t* begin = out;
  static const State::Children kNone{};
  auto W = [&](int32_t i) -> uint64_t { return i < 0 ? 0 : words[i].form; };
  auto P = [&](int32_t i) -> uint64_t { return i < 0 ? 0 : words[i].upos + 1; };
  auto T = [&](int32_t i) -> uint64_t { return i < 0 ? 0 : words[i].tag + 1; };
  auto R = [&](int32_t i) -> uint64_t {
    return i < 0 || i >= state.size() || state.arcs()[i].head < 0
               ? 0
               : static_cast<uint64_t>(state.arcs()[i].relation) + 1;
  };
  auto C = [&](int32_t i) -> const State::Children& { return i < 0 ? kNone : state.children(i); };
  uint64_t id = 1000;
  auto add = [&](uint64_t value) { *out++ = Mix(id++, value); };
  auto one = [&](int32_t i) {
    add(W(i));
    add(T(i));
    add(Mix(W(i), T(i)));
  };
  const int32_t s0 = state.Stack(0), s1 = state.Stack(1), s2 = state.Stack(2);
  const int32_t b0 = state.Buffer(0), b1 = state.Buffer(1), b2 = state.Buffer(2);
  const auto &c0 = C(s0), &c1 = C(s1), &cb = C(b0);

  for (int32_t i : {s0, s1, b0, b1}) one(i);
  for (int32_t i : {s2, b2}) {
    add(W(i));
    add(T(i));
  }
  for (int32_t i : {c0.left, c0.right, c1.left, c1.right, cb.left}) {
    add(Mix(W(i), 0));
    add(Mix(T(i), R(i)));
  }
  for (int32_t i : {c0.left2, c0.right2, c1.right2, cb.left2}) add(Mix(T(i), R(i)));

  auto pair = [&](int32_t a, int32_t b) {
    add(Mix(W(a), W(b)));
    add(Mix(W(a), P(a), T(b)));
    add(Mix(T(a), P(b), W(b)));
    add(Mix(T(a), T(b)));
    add(Mix(W(a), P(b)));
    add(Mix(P(a), W(b)));
  };
  pair(s0, b0);
  pair(s1, s0);
  add(Mix(W(s1), W(b0)));
  add(Mix(T(s1), T(b0)));
  add(Mix(W(s0), W(b1)));
  add(Mix(T(b0), T(b1)));
  add(Mix(W(s0), T(b0), T(b1)));
  add(Mix(T(s0), W(b0), T(b1)));

  auto triple = [&](uint64_t a, uint64_t b, uint64_t c) { add(Mix(a, b, c)); };
  triple(T(b0), T(b1), T(b2));
  triple(T(s0), T(b0), T(b1));
  triple(T(s1), T(s0), T(b0));
  triple(T(s2), T(s1), T(s0));
  triple(P(s0), T(c0.left), T(b0));
  triple(P(s0), T(c0.right), T(b0));
  triple(T(s0), T(b0), T(cb.left));
  triple(T(s1), T(s0), T(c0.left));
  triple(T(s1), T(s0), T(c0.right));
  triple(T(s1), T(c1.left), T(s0));
  triple(T(s1), T(c1.right), T(s0));
  triple(P(s0), T(c0.left), T(c0.left2));
  triple(P(s0), T(c0.right), T(c0.right2));
  triple(P(b0), T(cb.left), T(cb.left2));
  triple(W(s1), T(s0), T(b0));
  triple(T(s1), W(s0), T(b0));
  triple(T(s1), T(s0), W(b0));
  triple(W(s1), W(s0), T(b0));
  triple(P(s0), W(c0.left), P(b0));
  triple(W(s0), W(c0.right), P(b0));
  triple(P(s1), P(s0), W(c0.left));
  triple(W(s1), W(c0.left), P(s0));
  triple(W(s1), P(s0), W(c0.right));
  triple(W(s1), W(c1.right), P(s0));

  const int32_t near = s0 < 0 || b0 < 0 ? 0 : std::min(b0 - s0, 12);
  const int32_t far = s1 < 0 ? 0 : std::min(s0 - s1, 12);
  const auto d0 = static_cast<uint64_t>(near > 5 ? 5 + (near > 8) : near);
  const auto d1 = static_cast<uint64_t>(far > 5 ? 5 + (far > 8) : far);
  add(Mix(T(s0), T(b0), d0));
  add(Mix(W(s0), d0));
  add(Mix(W(b0), d0));
  add(Mix(T(s1), T(s0), d1));
  add(Mix(W(s1), d1));
  add(Mix(W(s0), d1));
  auto count = [](uint8_t n) { return static_cast<uint64_t>(std::min<uint8_t>(n, 4)); };
  add(Mix(W(s0), count(c0.lefts), count(c0.rights)));
  add(Mix(T(s0), count(c0.lefts), count(c0.rights)));
  add(Mix(W(s1), count(c1.rights)));
  add(Mix(T(s1), count(c1.rights)));
  add(Mix(W(b0), count(cb.lefts)));
  add(Mix(T(b0), count(cb.lefts)));
  add(Mix(W(s0), R(c0.left), R(c0.left2)));
  add(Mix(W(s0), R(c0.right), R(c0.right2)));
  add(Mix(T(s0), Mix(R(c0.left), R(c0.left2)), Mix(R(c0.right), R(c0.right2))));
  add(Mix(T(s1), R(c1.right), R(c1.right2), T(s0)));
  add(Mix(W(s1), R(c1.right), R(c1.right2)));
  add(Mix(W(b0), R(cb.left), R(cb.left2)));
  add(Mix(T(s0), R(c0.left), T(b0), R(cb.left)));
  return static_cast<size_t>(out - begin);
}

Result<Parser> Parser::Load(const model::ModelFile& file) {
  auto rows = model::SparseRows::Load(file, "parse");
  if (!rows) return rows.error();
  Parser p;
  p.rows_ = *rows;
  return p;
}

void Parser::Run(std::span<const ParseWord> words, State& state) const {
  state.Reset(words.size() - 1);
  int32_t scores[kTransitions];
  uint64_t features[kParseFeatures];
  while (!state.Done()) {
    const bool shift = state.Can(Move::kShift), left = state.Can(Move::kLeft),
               right = state.Can(Move::kRight);
    if (shift && !left) {  // the stack is empty
      state.Do(0);
      continue;
    }
    std::fill_n(scores, kTransitions, 0);
    rows_.AddScores({features, ParseFeatures(state, words, features)}, scores);
    uint32_t best = 0;
    int32_t best_score = shift ? scores[0] : std::numeric_limits<int32_t>::min();
    auto consider = [&](bool can, uint32_t from) {
      if (!can) return;
      const int32_t* top = std::max_element(scores + from, scores + from + kRelationCount);
      if (*top > best_score || best_score == std::numeric_limits<int32_t>::min()) {
        best_score = *top;
        best = static_cast<uint32_t>(top - scores);
      }
    };
    consider(left, 1);
    consider(right, 1 + kRelationCount);
    state.Do(best);
  }
}

}  // namespace khaldun::syntax
