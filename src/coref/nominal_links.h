// What "the minister", "the group" and "the country" mean.
#pragma once

#include <deque>
#include <unordered_map>

#include "coref/clusters.h"
#include "coref/codes.h"

namespace khaldun::coref {

// Links one nominal at a time, in the order of the text.
class NominalLinker {
 public:
  NominalLinker(const Document& document, const std::vector<Facts>& facts,
                const CountryWords& countries, Clusters& clusters);

  // Puts the nominal into the cluster of its antecedent or a new one.
  void Link(uint32_t mention);

  // A mention of the cluster was read: it is recent now.
  void Touch(uint32_t cluster);

 private:
  std::optional<uint32_t> Renamed(uint32_t mention) const;
  std::optional<uint32_t> NamedBehind(uint32_t mention) const;
  std::optional<uint32_t> SameNoun(uint32_t mention) const;
  std::optional<uint32_t> Bearer(uint32_t mention) const;
  bool CountriesAgree(uint32_t mention, const Cluster& cluster) const;

  const Document& document_;
  const std::vector<Mention>& mentions_;
  const std::vector<Facts>& facts_;
  const CountryWords& countries_;
  Clusters& clusters_;
  std::deque<uint32_t> recent_;  // clusters, the latest first, a bounded number
  std::unordered_map<std::string, std::vector<uint32_t>> by_noun_;  // nominals read so far
  std::vector<int32_t> mention_at_;                                 // by word: the mention it heads
};

}  // namespace khaldun::coref
