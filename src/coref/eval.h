// How well entities agree with those that people marked: the three measures of the CoNLL shared
// tasks and their mean.
#pragma once

#include <cstdint>
#include <vector>

namespace khaldun::coref {

// Mentions of one entity, by numbers that key and response share: a mention that both have bears
// one number. No number stands twice in a partition.
using Partition = std::vector<std::vector<uint32_t>>;

// Sums over documents; what they are of depends on the measure.
struct Agreement {
  double right_of_key = 0, key = 0, right_of_response = 0, response = 0;
  double recall() const { return key > 0 ? right_of_key / key : 0; }
  double precision() const { return response > 0 ? right_of_response / response : 0; }
  double f1() const {
    double sum = recall() + precision();
    return sum > 0 ? 2 * recall() * precision() / sum : 0;
  }
};

// Vilain and others, "A model-theoretic coreference scoring scheme" (1995); Bagga and Baldwin,
// "Algorithms for scoring coreference chains" (1998); Luo, "On coreference resolution performance
// metrics" (2005), by entities. As defined for mentions that one side lacks by Pradhan and others,
// "Scoring coreference partitions of predicted mentions" (2014).
class CorefScore {
 public:
  void AddDocument(const Partition& key, const Partition& response);
  const Agreement& muc() const { return muc_; }
  const Agreement& b_cubed() const { return b_cubed_; }
  const Agreement& ceaf_e() const { return ceaf_e_; }
  double mean_f1() const { return (muc_.f1() + b_cubed_.f1() + ceaf_e_.f1()) / 3; }

 private:
  Agreement muc_, b_cubed_, ceaf_e_;
};

}  // namespace khaldun::coref
