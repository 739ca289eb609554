// Trains the binary models that LinearTable reads: logistic regression over named features.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/linear_table.h"

namespace khaldun::model {

// Gives features consecutive numbers in the order in which they are first seen.
class FeatureNumbers {
 public:
  uint32_t Of(std::string_view name);
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::unordered_map<std::string, uint32_t> numbers_;
  std::vector<std::string> names_;
};

// Weights under AdaGrad with L2 decay (Duchi, Hazan and Singer 2011), by feature number.
class AdaptiveWeights {
 public:
  explicit AdaptiveWeights(size_t n) : weight_(n, 0), gradient_(n, 1e-6) {}
  double operator[](size_t i) const { return weight_[i]; }
  void Step(size_t i, double gradient, double decay);

 private:
  std::vector<double> weight_, gradient_;
};

// The lines of a table, by name; weights that round to nothing are left out.
std::string FormatTable(std::string_view head, const std::vector<std::string>& names,
                        const AdaptiveWeights& weights);

struct LinearTrainOptions {
  int epochs = 12;
  double decay = 2e-6;  // L2, for each example and by how rare a feature is
  int least_count = 3;  // rarer features are left out
};

// Gathers examples, then fits. Same examples in the same order, same bytes.
class LinearTrainer {
 public:
  // Records the features of the example that Add closes.
  FeatureSink& features() { return recorder_; }
  void Add(bool positive, float weight = 1);

  // `head` stands before the lines of the table.
  std::string Fit(std::string_view head, const LinearTrainOptions& options) const;

 private:
  struct Example {
    std::vector<uint32_t> features;
    bool positive;
    float weight;
  };
  class Recorder final : public FeatureSink {
   public:
    explicit Recorder(LinearTrainer& trainer) : trainer_(trainer) {}
    void Add(std::string_view feature, std::string_view value) override;

   private:
    LinearTrainer& trainer_;
  };

  FeatureNumbers numbers_;
  std::vector<uint32_t> open_;
  std::vector<Example> examples_;
  Recorder recorder_{*this};
};

}  // namespace khaldun::model
