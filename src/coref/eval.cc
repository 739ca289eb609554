#include "coref/eval.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace khaldun::coref {
namespace {

using Places = std::unordered_map<uint32_t, size_t>;  // mention to its entity

Places PlacesOf(const Partition& partition) {
  Places places;
  for (size_t e = 0; e < partition.size(); ++e) {
    for (uint32_t m : partition[e]) places[m] = e;
  }
  return places;
}

// By entity of the other side, how many of the mentions are there.
std::unordered_map<size_t, size_t> Shares(const std::vector<uint32_t>& entity,
                                          const Places& other) {
  std::unordered_map<size_t, size_t> shares;
  for (uint32_t m : entity) {
    if (auto at = other.find(m); at != other.end()) ++shares[at->second];
  }
  return shares;
}

// Links of the entities that the other side has as well, and all their links.
std::pair<double, double> Links(const Partition& entities, const Places& other) {
  double right = 0, all = 0;
  for (const auto& entity : entities) {
    if (entity.empty()) continue;
    auto shares = Shares(entity, other);
    size_t found = 0;
    for (auto [e, count] : shares) found += count;
    size_t parts = shares.size() + entity.size() - found;  // what the other side lacks is alone
    right += static_cast<double>(entity.size() - parts);
    all += static_cast<double>(entity.size() - 1);
  }
  return {right, all};
}

// Each mention's share of its entity that the other side has with it, and all mentions.
std::pair<double, double> Mentions(const Partition& entities, const Places& other) {
  double right = 0, all = 0;
  for (const auto& entity : entities) {
    auto size = static_cast<double>(entity.size());
    for (auto [e, count] : Shares(entity, other)) {
      right += static_cast<double>(count) * static_cast<double>(count) / size;
    }
    all += size;
  }
  return {right, all};
}

// The largest sum of one entry a row and column. Kuhn, "The Hungarian method for the assignment
// problem" (1955), with potentials.
double BestAssignment(const std::vector<std::vector<double>>& worth) {
  const size_t n = worth.size(), m = n == 0 ? 0 : worth[0].size();
  if (m == 0) return 0;
  const size_t size = std::max(n, m);
  auto cost = [&](size_t i, size_t j) { return i < n && j < m ? -worth[i][j] : 0.0; };
  std::vector<double> u(size + 1, 0), v(size + 1, 0);
  std::vector<size_t> row_of(size + 1, 0), way(size + 1, 0);
  for (size_t i = 1; i <= size; ++i) {
    std::vector<double> least(size + 1, std::numeric_limits<double>::infinity());
    std::vector<bool> used(size + 1, false);
    size_t column = 0;
    row_of[0] = i;
    do {
      used[column] = true;
      size_t row = row_of[column], next = 0;
      double step = std::numeric_limits<double>::infinity();
      for (size_t j = 1; j <= size; ++j) {
        if (used[j]) continue;
        double reduced = cost(row - 1, j - 1) - u[row] - v[j];
        if (reduced < least[j]) {
          least[j] = reduced;
          way[j] = column;
        }
        if (least[j] < step) {
          step = least[j];
          next = j;
        }
      }
      for (size_t j = 0; j <= size; ++j) {
        if (used[j]) {
          u[row_of[j]] += step;
          v[j] -= step;
        } else {
          least[j] -= step;
        }
      }
      column = next;
    } while (row_of[column] != 0);
    for (; column != 0; column = way[column]) row_of[column] = row_of[way[column]];
  }
  double sum = 0;
  for (size_t j = 1; j <= m; ++j) {
    if (row_of[j] <= n) sum += worth[row_of[j] - 1][j - 1];
  }
  return sum;
}

double Similarity(const Partition& key, const Partition& response, const Places& places) {
  std::vector<std::vector<double>> worth(key.size(), std::vector<double>(response.size(), 0));
  for (size_t e = 0; e < key.size(); ++e) {
    for (auto [r, count] : Shares(key[e], places)) {
      worth[e][r] =
          2 * static_cast<double>(count) / static_cast<double>(key[e].size() + response[r].size());
    }
  }
  return BestAssignment(worth);
}

}  // namespace

void CorefScore::AddDocument(const Partition& key, const Partition& response) {
  Places key_places = PlacesOf(key), response_places = PlacesOf(response);
  auto add = [&](Agreement& sum, auto measure) {
    auto [right_of_key, of_key] = measure(key, response_places);
    auto [right_of_response, of_response] = measure(response, key_places);
    sum.right_of_key += right_of_key;
    sum.key += of_key;
    sum.right_of_response += right_of_response;
    sum.response += of_response;
  };
  add(muc_, Links);
  add(b_cubed_, Mentions);
  double similarity = Similarity(key, response, response_places);
  ceaf_e_.right_of_key += similarity;
  ceaf_e_.right_of_response += similarity;
  ceaf_e_.key += static_cast<double>(key.size());
  ceaf_e_.response += static_cast<double>(response.size());
}

}  // namespace khaldun::coref
