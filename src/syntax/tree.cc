#include "syntax/tree.h"

#include <algorithm>
#include <utility>

namespace khaldun::syntax {
namespace {

constexpr uint32_t kNone = ~0u;

// An arc between words of the sentence, 0 the root.
struct Edge {
  uint32_t head = 0, dependent = 0;
};

// Finds the tree by growing a path against the arcs: each node takes its best head; where the path
// closes to a cycle, the cycle becomes one node. Quadratic, since a contraction looks at the rows
// and columns of its cycle alone (Tarjan 1977 for dense graphs).
class Contraction {
 public:
  // `weight[h * size + d]` of an arc from h to d.
  Contraction(size_t size, std::vector<int64_t> weight)
      : size_(size),
        weight_(std::move(weight)),
        edge_(size * size),
        node_(size),
        enter_(size),
        parent_(size, kNone) {
    for (uint32_t h = 0; h < size; ++h) {
      for (uint32_t d = 0; d < size; ++d) edge_[h * size + d] = {h, d};
      node_[h] = h;
      active_.push_back(h);
    }
  }

  // Heads of nodes 1 to size - 1.
  std::vector<Edge> Solve() {
    enum : uint8_t { kNew, kOnPath, kDone };
    std::vector<uint8_t> state(size_, kNew);
    state[0] = kDone;
    std::vector<uint32_t> path;  // slots
    std::vector<int64_t> best(size_);
    std::vector<uint32_t> head(size_);
    for (uint32_t start = 1; start < size_; ++start) {
      if (state[start] != kNew) continue;
      path.assign(1, start);
      while (true) {
        const uint32_t slot = path.back();
        state[slot] = kOnPath;
        head[slot] = kNone;
        for (uint32_t h : active_) {
          if (h != slot && (head[slot] == kNone || At(h, slot) > best[slot])) {
            head[slot] = h;
            best[slot] = At(h, slot);
          }
        }
        enter_[node_[slot]] = edge_[head[slot] * size_ + slot];
        if (state[head[slot]] == kDone) break;
        if (state[head[slot]] == kNew) {
          path.push_back(head[slot]);
          continue;
        }
        const auto begin = std::find(path.begin(), path.end(), head[slot]);
        const std::vector<uint32_t> cycle(begin, path.end());
        path.erase(begin, path.end());
        Contract(cycle, best);
        for (uint32_t c : cycle) state[c] = kDone;
        path.push_back(cycle[0]);
      }
      for (uint32_t slot : path) state[slot] = kDone;
    }
    return Expand();
  }

 private:
  int64_t& At(size_t h, size_t d) { return weight_[h * size_ + d]; }

  // The cycle's slots become its first one. An arc into the cycle counts what it wins over the
  // cycle's own arc to the same node.
  void Contract(const std::vector<uint32_t>& cycle, const std::vector<int64_t>& best) {
    const auto joint = static_cast<uint32_t>(enter_.size());
    enter_.emplace_back();
    parent_.push_back(kNone);
    const uint32_t to = cycle[0];
    for (uint32_t c : cycle) parent_[node_[c]] = joint;
    node_[to] = joint;
    for (size_t k = 1; k < cycle.size(); ++k) {
      active_.erase(std::lower_bound(active_.begin(), active_.end(), cycle[k]));
    }
    for (uint32_t other : active_) {
      if (other == to) continue;
      At(other, to) -= best[to];
      for (size_t k = 1; k < cycle.size(); ++k) {
        const uint32_t c = cycle[k];
        if (At(c, other) > At(to, other)) {
          At(to, other) = At(c, other);
          edge_[to * size_ + other] = edge_[c * size_ + other];
        }
        if (At(other, c) - best[c] > At(other, to)) {
          At(other, to) = At(other, c) - best[c];
          edge_[other * size_ + to] = edge_[other * size_ + c];
        }
      }
    }
  }

  // From the last joint node to the first: the arc that enters it replaces that of the member it
  // leads to; the other members keep the arcs of their cycle.
  std::vector<Edge> Expand() {
    for (size_t joint = enter_.size(); joint-- > size_;) {
      uint32_t member = enter_[joint].dependent;
      while (parent_[member] != joint) member = parent_[member];
      enter_[member] = enter_[joint];
    }
    return enter_;
  }

  size_t size_;
  std::vector<int64_t> weight_;   // by slot
  std::vector<Edge> edge_;        // the arc of the sentence that a weight stands for
  std::vector<uint32_t> active_;  // slots in use, ascending
  std::vector<uint32_t> node_;    // by slot
  std::vector<Edge> enter_;       // by node, words first, then joint nodes
  std::vector<uint32_t> parent_;  // by node: the joint node it is part of
};

bool IsTree(std::span<const uint32_t> heads) {
  std::vector<uint32_t> seen(heads.size() + 1, 0);  // by which walk, from 1
  for (uint32_t start = 1; start <= heads.size(); ++start) {
    uint32_t node = start;
    while (node != 0 && seen[node] == 0) {
      seen[node] = start;
      node = heads[node - 1];
    }
    if (node != 0 && seen[node] == start) return false;
  }
  return true;
}

}  // namespace

void BestTree(std::span<const int32_t> scores, size_t n, std::vector<uint32_t>& heads) {
  const size_t m = n + 1;
  heads.assign(n, 0);
  size_t roots = 0;
  for (size_t d = 0; d < n; ++d) {
    const int32_t* row = &scores[d * m];
    uint32_t best = 0;
    int32_t score = row[0];
    auto take = [&](size_t h) {  // without a branch, since nobody foresees where a better one comes
      const bool better = row[h] > score;
      score = better ? row[h] : score;
      best = better ? static_cast<uint32_t>(h) : best;
    };
    for (size_t h = 1; h <= d; ++h) take(h);
    for (size_t h = d + 2; h < m; ++h) take(h);
    heads[d] = best;
    roots += best == 0;
  }
  if (roots == 1 && IsTree(heads)) return;

  // Arcs from the root cost more than all others together, so the tree takes one of them.
  std::vector<int64_t> weight(m * m);
  const int64_t cost = int64_t{1} << 44;
  for (size_t d = 0; d < n; ++d) {
    for (size_t h = 0; h < m; ++h) {
      weight[h * m + d + 1] = scores[d * m + h] - (h == 0 ? cost : 0);
    }
  }
  const std::vector<Edge> enter = Contraction(m, std::move(weight)).Solve();
  for (size_t d = 0; d < n; ++d) heads[d] = enter[d + 1].head;
}

}  // namespace khaldun::syntax
