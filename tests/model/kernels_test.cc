#include "model/kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace khaldun::model {
namespace {

TEST(Kernels, MultiplyAsWritten) {
  // Two inputs matter: 1 x 3 + (-1) x 5 for output 0.
  std::vector<int8_t> weights(64 * 4);
  weights[0] = 3;
  weights[1] = 5;
  const uint8_t a[4] = {kZero + 1, kZero - 1, kZero, kZero};
  std::vector<int32_t> sums(64, 10);
  int32_t* row = sums.data();
  const int32_t* row_before = row;
  const Kernels& k = ScalarKernels();
  k.multiply(k.pack(weights, 64, 4), a, 1, &row_before, &row);
  EXPECT_EQ(sums[0], 8);
  EXPECT_EQ(sums[1], 10);
  k.multiply(k.pack(weights, 64, 4), a, 1, nullptr, &row);
  EXPECT_EQ(sums[0], -2);
  EXPECT_EQ(sums[1], 0);
}

TEST(Kernels, AllVersionsGiveTheSameBytes) {
  std::mt19937 random(7);
  const Kernels& plain = ScalarKernels();
  for (uint32_t inputs : {4u, 128u, 160u, 256u}) {
    const uint32_t outputs = 128;
    const size_t rows = 13;
    std::vector<int8_t> weights(size_t{outputs} * inputs);
    for (auto& w : weights) w = static_cast<int8_t>(random() % 255 - 127);
    std::vector<uint8_t> a(rows * inputs);
    for (auto& x : a) x = static_cast<uint8_t>(1 + random() % 255);
    auto run = [&](const Kernels& k, bool add) {
      const std::vector<int32_t> before(outputs, 3);
      const std::vector<const int32_t*> from(rows, before.data());
      std::vector<int32_t> sums(rows * outputs);
      std::vector<int32_t*> at;
      for (size_t r = 0; r < rows; ++r) at.push_back(sums.data() + r * outputs);
      k.multiply(k.pack(weights, outputs, inputs), a.data(), rows, add ? from.data() : nullptr,
                 at.data());
      return sums;
    };
    for (const Kernels* fast : AllKernels()) {
      EXPECT_EQ(run(*fast, true), run(plain, true)) << fast->name;
      EXPECT_EQ(run(*fast, false), run(plain, false)) << fast->name;
    }
  }
}

TEST(Kernels, ElementwiseFunctionsAgreeToTheBit) {
  std::mt19937 random(8);
  const size_t n = 128;
  std::vector<int32_t> sums(4 * n), other_sums(4 * n);
  std::vector<float> scale(4 * n), bias(4 * n), cell(2 * n), other(n);
  for (auto* row : {&sums, &other_sums}) {
    for (auto& s : *row) s = static_cast<int32_t>(random() % 400'000) - 200'000;
  }
  for (auto& s : scale) s = static_cast<float>(random() % 1000) * 1e-7f;
  for (auto& b : bias) b = static_cast<float>(random() % 2000) * 1e-3f - 1;
  for (auto& c : cell) c = static_cast<float>(random() % 4000) * 1e-3f - 2;
  for (auto& c : other) c = static_cast<float>(random() % 4000) * 1e-3f - 2;
  struct Out {
    std::vector<float> cell, tanh;
    std::vector<uint8_t> hidden, sum;
    std::vector<int32_t> dots;
    std::vector<float> scaled;
    bool operator==(const Out&) const = default;
  };
  std::vector<int16_t> x(5 * 96), y(7 * 96);
  for (auto& v : x) v = static_cast<int16_t>(random() % 4000 - 2000);
  for (auto& v : y) v = static_cast<int16_t>(random() % 4000 - 2000);
  auto run = [&](const Kernels& k) {
    Out out{cell,
            std::vector<float>(4 * n),
            std::vector<uint8_t>(2 * n),
            std::vector<uint8_t>(n),
            std::vector<int32_t>(35),
            std::vector<float>(100)};
    const std::vector<const int32_t*> rows = {sums.data(), other_sums.data()};
    k.lstm(rows.data(), 2, scale.data(), bias.data(), n, out.cell.data(), out.hidden.data());
    k.tanh(sums.data(), scale.data(), bias.data(), 4 * n, out.tanh.data());
    k.tanh_of_sum(cell.data(), other.data(), n, out.sum.data());
    k.scaled(sums.data(), scale.data(), bias.data(), 100, out.scaled.data());
    k.dots(x.data(), 5, y.data(), 7, 96, out.dots.data());
    return out;
  };
  const Out want = run(ScalarKernels());
  EXPECT_NEAR(want.tanh[0], std::tanh(static_cast<float>(sums[0]) * scale[0] + bias[0]), 2e-4);
  for (const Kernels* fast : AllKernels()) EXPECT_TRUE(run(*fast) == want) << fast->name;
}

TEST(Kernels, GreatestIsTheFirstOfTheGreatest) {
  std::mt19937 random(9);
  for (const Kernels* k : AllKernels()) {
    for (size_t n = 1; n < 70; ++n) {
      std::vector<int32_t> sums(n);
      for (auto& s : sums) s = static_cast<int32_t>(random() % 8) - 9;  // many are equal
      const std::vector<float> scale(n, 0.5f), bias(n, -1.0f);
      const auto first = std::max_element(sums.begin(), sums.end()) - sums.begin();
      EXPECT_EQ(k->greatest(sums.data(), scale.data(), bias.data(), n), static_cast<size_t>(first))
          << k->name << " of " << n;
    }
  }
}

}  // namespace
}  // namespace khaldun::model
