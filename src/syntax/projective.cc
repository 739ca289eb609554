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
//
// A span is made of two that meet, one with the same begin and one with the same end. So each
// table of sums is kept by begin, by end, or both, and what is compared stands side by side.
class Chart {
 public:
  Chart(std::span<const int32_t> scores, size_t n)
      : scores_(scores), n_(n), sums_(kTables * n * n, kWorst), splits_(n * n) {
    for (size_t i = 0; i < n; ++i) {
      PutRight(i, i, 0);
      PutLeft(i, i, 0);
    }
    for (size_t width = 1; width < n; ++width) {
      for (size_t i = 0; i + width < n; ++i) Fill(i, i + width);
    }
  }

  void Read(std::vector<uint32_t>& heads) {
    size_t root = 0;
    int64_t best = kWorst;
    for (size_t r = 0; r < n_; ++r) {
      const int64_t sum =
          scores_[r * (n_ + 1)] + *At(kLeftByBegin, 0, r) + *At(kRightByBegin, r, n_ - 1);
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
  // Sums of complete spans (kRight, kLeft) and open ones.
  enum Table {
    kRightByBegin,
    kRightByEnd,
    kLeftByBegin,
    kLeftByEnd,
    kOpenRightByBegin,
    kOpenLeftByEnd,
    kTables
  };
  struct Splits {
    uint16_t right = 0, left = 0, open = 0;
  };
  enum Kind : uint8_t { kCompleteRight, kCompleteLeft, kOpenRight, kOpenLeft };
  struct Item {
    size_t begin, end;
    Kind kind;
  };
  struct Best {
    int64_t sum = kWorst;
    size_t place = 0;
  };

  // The span whose one end is `row` and whose other end is `column`; the next columns stand behind.
  int64_t* At(Table table, size_t row, size_t column) {
    return &sums_[(table * n_ + row) * n_ + column];
  }
  void PutRight(size_t i, size_t j, int64_t sum) {
    *At(kRightByBegin, i, j) = *At(kRightByEnd, j, i) = sum;
  }
  void PutLeft(size_t i, size_t j, int64_t sum) {
    *At(kLeftByBegin, i, j) = *At(kLeftByEnd, j, i) = sum;
  }
  int64_t Score(size_t head, size_t dependent) const {
    return scores_[dependent * (n_ + 1) + head + 1];
  }

  // The first of the greatest sums of two spans.
  static Best BestPair(const int64_t* a, const int64_t* b, size_t pairs) {
    Best best;
    for (size_t k = 0; k < pairs; ++k) {
      if (a[k] + b[k] > best.sum) best = {a[k] + b[k], k};
    }
    return best;
  }

  void Fill(size_t i, size_t j) {
    Splits& splits = splits_[i * n_ + j];
    const size_t width = j - i;
    const Best open = BestPair(At(kRightByBegin, i, i), At(kLeftByEnd, j, i + 1), width);
    splits.open = static_cast<uint16_t>(i + open.place);
    *At(kOpenRightByBegin, i, j) = open.sum + Score(i, j);
    *At(kOpenLeftByEnd, j, i) = open.sum + Score(j, i);
    const Best right = BestPair(At(kOpenRightByBegin, i, i + 1), At(kRightByEnd, j, i + 1), width);
    splits.right = static_cast<uint16_t>(i + 1 + right.place);
    PutRight(i, j, right.sum);
    const Best left = BestPair(At(kLeftByBegin, i, i), At(kOpenLeftByEnd, j, i), width);
    splits.left = static_cast<uint16_t>(i + left.place);
    PutLeft(i, j, left.sum);
  }

  void Unfold(Item item, std::vector<uint32_t>& heads) {
    const auto [i, j, kind] = item;
    if (i == j) return;
    const Splits& splits = splits_[i * n_ + j];
    switch (kind) {
      case kCompleteRight:
        todo_.push_back({i, splits.right, kOpenRight});
        todo_.push_back({splits.right, j, kCompleteRight});
        break;
      case kCompleteLeft:
        todo_.push_back({i, splits.left, kCompleteLeft});
        todo_.push_back({splits.left, j, kOpenLeft});
        break;
      case kOpenRight:
      case kOpenLeft:
        (kind == kOpenRight ? heads[j] : heads[i]) =
            static_cast<uint32_t>(kind == kOpenRight ? i + 1 : j + 1);
        todo_.push_back({i, splits.open, kCompleteRight});
        todo_.push_back({size_t{splits.open} + 1, j, kCompleteLeft});
        break;
    }
  }

  std::span<const int32_t> scores_;
  size_t n_;
  std::vector<int64_t> sums_;
  std::vector<Splits> splits_;
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
