// Dependency arcs: a greedy arc-hybrid transition parser (Kuhlmann, Gómez-Rodríguez and Satta 2011)
// trained with a dynamic oracle (Goldberg and Nivre 2013).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "khaldun/grammar.h"
#include "model/model_file.h"
#include "model/sparse_rows.h"
#include "syntax/tagger.h"

namespace khaldun::syntax {

enum class Move : uint8_t { kShift, kLeft, kRight };

// Transition 0 shifts; 1 + r makes a left arc with relation r, 1 + kRelationCount + r a right one.
inline constexpr uint32_t kTransitions = 1 + 2 * kRelationCount;
inline Move MoveOf(uint32_t t) {
  return t == 0 ? Move::kShift : t <= kRelationCount ? Move::kLeft : Move::kRight;
}
inline Relation RelationOf(uint32_t t) {
  return static_cast<Relation>(t <= kRelationCount ? t - 1 : t - 1 - kRelationCount);
}
inline uint32_t TransitionOf(Move move, Relation r) {
  return 1 + static_cast<uint32_t>(r) + (move == Move::kRight ? kRelationCount : 0);
}

struct Arc {
  int32_t head = -1;  // word of the sentence; the number of its words for the root
  Relation relation = Relation::kRoot;
};

// Stack, buffer and arcs of one sentence of n words. The root stands behind the last word.
class State {
 public:
  void Reset(size_t n);
  bool Done() const { return next_ == n_ && stack_.empty(); }
  bool Can(Move move) const;
  // Requires Can of the move.
  void Do(uint32_t transition);

  int32_t Stack(size_t depth) const {
    return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : -1;
  }
  std::span<const int32_t> stack() const { return stack_; }
  int32_t Buffer(int32_t ahead) const { return next_ + ahead <= n_ ? next_ + ahead : -1; }
  int32_t next() const { return next_; }
  int32_t size() const { return n_; }
  const std::vector<Arc>& arcs() const { return arcs_; }

  struct Children {
    int32_t left = -1, left2 = -1;    // the outermost and the one before it
    int32_t right = -1, right2 = -1;
    uint8_t lefts = 0, rights = 0;    // counts, at most 255
  };
  const Children& children(int32_t word) const { return children_[word]; }

 private:
  void Attach(int32_t head, int32_t dependent, Relation relation);
  int32_t n_ = 0, next_ = 0;
  std::vector<int32_t> stack_;
  std::vector<Arc> arcs_;
  std::vector<Children> children_;
};

// The words of a sentence as the parser's features see them.
struct ParseWord {
  uint64_t form;  // WordForm::norm
  uint32_t upos;
  uint32_t tag;
};
inline constexpr size_t kParseFeatures = 112;
// `words` has the root behind its last word (RootWord()).
size_t ParseFeatures(const State& state, std::span<const ParseWord> words, uint64_t* out);
ParseWord RootWord();

// Read-only, thread-safe.
class Parser {
 public:
  static Result<Parser> Load(const model::ModelFile& file);
  // Leaves the arcs in `state`. `words` as for ParseFeatures.
  void Run(std::span<const ParseWord> words, State& state) const;

 private:
  model::SparseRows rows_;
};

}  // namespace khaldun::syntax
