#include "pipeline/in_order.h"

#include <gtest/gtest.h>

#include <chrono>
#include <numeric>

namespace khaldun::pipeline {
namespace {

using Squares = InOrder<int, int>;

struct Counting {
  int count;
  int next = 0;
  Result<std::optional<int>> operator()() {
    if (next == count) return std::optional<int>();
    return std::optional<int>(next++);
  }
};

class InOrderOf : public ::testing::TestWithParam<int> {};

TEST_P(InOrderOf, ResultsComeOutAsItemsWentIn) {
  std::vector<int> out;
  Status status = Squares(GetParam(), nullptr,
                          {Counting{500},
                           [](int i) {
                             if (i % 7 == 0)
                               std::this_thread::sleep_for(std::chrono::microseconds(300));
                             return i * i;
                           },
                           [&](int square) {
                             out.push_back(square);
                             return Status::Ok();
                           }})
                      .Run();
  EXPECT_TRUE(status.ok());
  ASSERT_EQ(out.size(), 500u);
  for (int i = 0; i < 500; ++i) EXPECT_EQ(out[static_cast<size_t>(i)], i * i);
}

TEST_P(InOrderOf, NoMoreThanAWindowIsUnderWay) {
  std::atomic<int> under_way = 0, most = 0;
  Counting source{400};
  Status status = Squares(GetParam(), nullptr,
                          {[&]() {
                             int now = ++under_way;
                             if (now > most) most = now;
                             return source();
                           },
                           [](int i) {
                             // The first item is slow: what follows it must wait, not pile up.
                             if (i == 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
                             return i;
                           },
                           [&](int) {
                             --under_way;
                             return Status::Ok();
                           }})
                      .Run();
  EXPECT_TRUE(status.ok());
  EXPECT_LE(most, 4 * GetParam() + 1);
}

TEST_P(InOrderOf, BrokenSourceEndsAfterWhatCameBefore) {
  int taken = 0;
  Counting source{100};
  Status status = Squares(GetParam(), nullptr,
                          {[&]() -> Result<std::optional<int>> {
                             if (source.next == 40) return Status::Io("disk gone");
                             return source();
                           },
                           [](int i) { return i; },
                           [&](int) {
                             ++taken;
                             return Status::Ok();
                           }})
                      .Run();
  EXPECT_EQ(status.message(), "disk gone");
  EXPECT_EQ(taken, 40);
}

TEST_P(InOrderOf, RefusedResultStopsTheStream) {
  int taken = 0;
  Status status = Squares(GetParam(), nullptr,
                          {Counting{100000}, [](int i) { return i; },
                           [&](int) {
                             ++taken;
                             return taken == 10 ? Status::Io("disk full") : Status::Ok();
                           }})
                      .Run();
  EXPECT_EQ(status.message(), "disk full");
  EXPECT_EQ(taken, 10);
}

TEST_P(InOrderOf, CancelTakesNothingFurther) {
  std::atomic<bool> cancel = false;
  int taken = 0;
  Status status = Squares(GetParam(), &cancel,
                          {Counting{100000}, [](int i) { return i; },
                           [&](int) {
                             if (++taken == 10) cancel = true;
                             return Status::Ok();
                           }})
                      .Run();
  EXPECT_EQ(status.code(), StatusCode::kCancelled);
  EXPECT_GE(taken, 10);
  EXPECT_LE(taken, 10 + 4 * GetParam());
}

INSTANTIATE_TEST_SUITE_P(Threads, InOrderOf, ::testing::Values(1, 2, 8));

}  // namespace
}  // namespace khaldun::pipeline
