#include "syntax/projective.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace khaldun::syntax {
namespace {

constexpr int64_t kWorst = std::numeric_limits<int64_t>::min() / 4;

// Spans of words whose head is the first word (right) or the last one (left). A span is open when
// it is an arc between its ends with what stands under it, complete when the head needs no more
// words of the span.
class Chart {
 public:
  Chart(std::span<const int32_t> scores, size_t n) : scores_(scores), n_(n), cells_(n * n) {
    for (size_t i = 0; i < n; ++i) At(i, i).complete_right = At(i, i).complete_left = 0;
    for (size_t width = 1; width < n; ++width) {
      for (size_t i = 0; i + width < n; ++i) Fill(i, i + width);
    }
  }

  void Read(std::vector<uint32_t>& heads) {
    size_t root = 0;
    int64_t best = kWorst;
    for (size_t r = 0; r < n_; ++r) {
      const int64_t sum =
          scores_[r * (n_ + 1)] + At(0, r).complete_left + At(r, n_ - 1).complete_right;
      if (sum > best) {
        best = sum;
        root = r;
      }
    }
    heads[root] = 0;
    todo_.push_back({0, root, kCompleteLeft});
    todo_.push_back({root, n_ - 1, kCompleteRight});
    while (!todo_.empty()) {
      const Item item = todo_.back();
      todo_.pop_back();
      Unfold(item, heads);
    }
  }

 private:
  struct Cell {
    int64_t complete_right = kWorst, complete_left = kWorst;
    int64_t open_right = kWorst, open_left = kWorst;
    uint16_t split_right = 0, split_left = 0, split_open = 0;
  };
  enum Kind : uint8_t { kCompleteRight, kCompleteLeft, kOpenRight, kOpenLeft };
  struct Item {
    size_t begin, end;
    Kind kind;
  };

  // The greatest sum so far and the place where it first came. Chooses without a branch, since
  // nobody foresees where the next greater sum comes.
  struct Best {
    int64_t sum = kWorst;
    uint16_t place = 0;
    void Take(int64_t other, size_t at) {
      const bool more = other > sum;
      sum = more ? other : sum;
      place = more ? static_cast<uint16_t>(at) : place;
    }
  };

  Cell& At(size_t i, size_t j) { return cells_[i * n_ + j]; }
  int64_t Score(size_t head, size_t dependent) const {
    return scores_[dependent * (n_ + 1) + head + 1];
  }

  void Fill(size_t i, size_t j) {
    Cell& cell = At(i, j);
    Best open, right, left;
    for (size_t k = i; k < j; ++k) {
      open.Take(At(i, k).complete_right + At(k + 1, j).complete_left, k);
    }
    cell.split_open = open.place;
    cell.open_right = open.sum + Score(i, j);
    cell.open_left = open.sum + Score(j, i);
    for (size_t k = i + 1; k <= j; ++k) {
      right.Take(At(i, k).open_right + At(k, j).complete_right, k);
    }
    cell.split_right = right.place;
    cell.complete_right = right.sum;
    for (size_t k = i; k < j; ++k) left.Take(At(i, k).complete_left + At(k, j).open_left, k);
    cell.split_left = left.place;
    cell.complete_left = left.sum;
  }

  void Unfold(Item item, std::vector<uint32_t>& heads) {
    const auto [i, j, kind] = item;
    if (i == j) return;
    const Cell& cell = At(i, j);
    switch (kind) {
      case kCompleteRight:
        todo_.push_back({i, cell.split_right, kOpenRight});
        todo_.push_back({cell.split_right, j, kCompleteRight});
        break;
      case kCompleteLeft:
        todo_.push_back({i, cell.split_left, kCompleteLeft});
        todo_.push_back({cell.split_left, j, kOpenLeft});
        break;
      case kOpenRight:
      case kOpenLeft:
        (kind == kOpenRight ? heads[j] : heads[i]) =
            static_cast<uint32_t>(kind == kOpenRight ? i + 1 : j + 1);
        todo_.push_back({i, cell.split_open, kCompleteRight});
        todo_.push_back({size_t{cell.split_open} + 1, j, kCompleteLeft});
        break;
    }
  }

  std::span<const int32_t> scores_;
  size_t n_;
  std::vector<Cell> cells_;
  std::vector<Item> todo_;
};

}  // namespace

void BestProjectiveTree(std::span<const int32_t> scores, size_t n, std::vector<uint32_t>& heads) {
  heads.assign(n, 0);
  if (n > 0) Chart(scores, n).Read(heads);
}

bool IsProjective(std::span<const uint32_t> heads) {
  // Arcs still open over the word, from the outermost to the innermost, by their right end.
  std::vector<std::pair<uint32_t, uint32_t>> arcs;
  for (uint32_t d = 1; d <= heads.size(); ++d) {
    const uint32_t h = heads[d - 1];
    arcs.push_back({std::min(h, d), std::max(h, d)});
  }
  std::sort(arcs.begin(), arcs.end(), [](auto a, auto b) {
    return a.first != b.first ? a.first < b.first : a.second > b.second;
  });
  std::vector<uint32_t> open;
  for (auto [begin, end] : arcs) {
    while (!open.empty() && open.back() <= begin) open.pop_back();
    if (!open.empty() && end > open.back()) return false;
    open.push_back(end);
  }
  return true;
}

}  // namespace khaldun::syntax
