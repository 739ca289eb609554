#include "model/linear_train.h"

#include <fmt/format.h>

#include <cmath>
#include <map>

namespace khaldun::model {
namespace {

constexpr double kLeastWeight = 0.02;  // smaller ones fill half a table and change nothing

}  // namespace

uint32_t FeatureNumbers::Of(std::string_view name) {
  auto [found, fresh] = numbers_.emplace(name, static_cast<uint32_t>(names_.size()));
  if (fresh) names_.emplace_back(name);
  return found->second;
}

void AdaptiveWeights::Step(size_t i, double gradient, double decay) {
  constexpr double kRate = 0.1;
  gradient += decay * weight_[i];
  gradient_[i] += gradient * gradient;
  weight_[i] -= kRate * gradient / std::sqrt(gradient_[i]);
}

std::string FormatTable(std::string_view head, const std::vector<std::string>& names,
                        const AdaptiveWeights& weights) {
  std::map<std::string_view, double> sorted;
  for (size_t i = 0; i < names.size(); ++i) {
    if (std::abs(weights[i]) >= kLeastWeight) sorted[names[i]] = weights[i];
  }
  std::string text(head);
  for (const auto& [name, weight] : sorted) text += fmt::format("{}\t{:.3f}\n", name, weight);
  return text;
}

void LinearTrainer::Recorder::Add(std::string_view feature, std::string_view value) {
  trainer_.open_.push_back(trainer_.numbers_.Of(
      value.empty() ? std::string(feature) : fmt::format("{}={}", feature, value)));
}

void LinearTrainer::Add(bool positive, float weight) {
  examples_.push_back({std::move(open_), positive, weight});
  open_.clear();
}

std::string LinearTrainer::Fit(std::string_view head, const LinearTrainOptions& options) const {
  const size_t n = numbers_.names().size();
  std::vector<int> count(n, 0);
  for (const Example& e : examples_) {
    for (uint32_t f : e.features) ++count[f];
  }
  AdaptiveWeights weights(n);
  const double decay = options.decay * static_cast<double>(examples_.size());
  // A fixed stride visits every example once in an order that mixes documents.
  size_t stride = 7919;
  while (!examples_.empty() && examples_.size() % stride == 0) ++stride;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (size_t k = 0, at = 0; k < examples_.size(); ++k, at = (at + stride) % examples_.size()) {
      const Example& e = examples_[at];
      double sum = 0;
      for (uint32_t f : e.features) sum += weights[f];
      double gradient = (1 / (1 + std::exp(-sum)) - (e.positive ? 1 : 0)) * e.weight;
      for (uint32_t f : e.features) {
        if (count[f] >= options.least_count) weights.Step(f, gradient, decay / count[f]);
      }
    }
  }
  return FormatTable(head, numbers_.names(), weights);
}

}  // namespace khaldun::model
