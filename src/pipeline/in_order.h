// Work on a stream in many threads that comes out in the order in which it went in.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "khaldun/status.h"

namespace khaldun::pipeline {

// `threads` threads, the caller's among them, each take an item, work on it and hand the result on.
// At most `window` items are between `next` and `take` at any time, so memory does not grow with
// the stream. The results are the same, and in the same order, for every number of threads.
template <class In, class Out>
class InOrder {
 public:
  struct Steps {
    std::function<Result<std::optional<In>>()> next;  // nullopt at the end; one thread at a time
    std::function<Out(In)> work;                      // in all threads at once; must not throw
    std::function<Status(Out)> take;                  // in order; one thread at a time
  };

  // Requires threads >= 1. `cancel` may be null; when it turns true no further item is taken from
  // the stream.
  InOrder(int threads, const std::atomic<bool>* cancel, Steps steps)
      : threads_(threads), cancel_(cancel), steps_(std::move(steps)), ring_(4 * threads_) {}

  // Ok when the stream ended and every result was taken. Else what `next` or `take` complained of,
  // or Cancelled; results of items before the complaint have been taken.
  Status Run() {
    std::vector<std::thread> others;
    for (int i = 1; i < threads_; ++i) {
      try {
        others.emplace_back([this] { Loop(); });
      } catch (const std::system_error&) {
        break;  // the machine gives no more threads; those that there are do the work
      }
    }
    Loop();
    for (auto& thread : others) thread.join();
    return status_;
  }

 private:
  void Loop() {
    while (auto item = Take()) {
      Out out = steps_.work(std::move(item->second));
      Give(item->first, std::move(out));
    }
  }

  // The next item of the stream and its number.
  std::optional<std::pair<size_t, In>> Take() {
    std::lock_guard source(source_mutex_);
    {
      std::unique_lock lock(mutex_);
      room_.wait(lock, [&] { return ended_ || taken_ - given_ < ring_.size(); });
      if (!ended_ && cancel_ != nullptr && cancel_->load(std::memory_order_relaxed)) {
        End(Status::Cancelled("cancelled"));
      }
      if (ended_) return std::nullopt;
    }
    Result<std::optional<In>> item = steps_.next();
    std::lock_guard lock(mutex_);
    if (!item) End(item.error());
    if (!item || !*item) {
      ended_ = true;
      return std::nullopt;
    }
    return std::pair(taken_++, std::move(**item));
  }

  // Keeps the result; one thread at a time hands on those whose turn it is.
  void Give(size_t number, Out out) {
    std::unique_lock lock(mutex_);
    ring_[number % ring_.size()] = std::move(out);
    if (giving_) return;
    giving_ = true;
    while (auto& slot = ring_[given_ % ring_.size()]) {
      Out next = std::move(*slot);
      slot.reset();
      bool wanted = !refused_;
      lock.unlock();
      Status status = wanted ? steps_.take(std::move(next)) : Status::Ok();
      lock.lock();
      if (!status.ok()) {
        End(status);
        refused_ = true;
      }
      ++given_;
      room_.notify_all();
    }
    giving_ = false;
  }

  // Requires mutex_. The first complaint stands.
  void End(Status status) {
    if (status_.ok()) status_ = std::move(status);
    ended_ = true;
    room_.notify_all();
  }

  const int threads_;
  const std::atomic<bool>* const cancel_;
  const Steps steps_;

  std::mutex source_mutex_;  // held around `next`; taken before mutex_
  std::mutex mutex_;         // guards what follows
  std::condition_variable room_;
  std::vector<std::optional<Out>> ring_;
  size_t taken_ = 0;  // items taken from the stream
  size_t given_ = 0;  // results handed on
  bool giving_ = false;
  bool ended_ = false;
  bool refused_ = false;  // `take` complained and wants no more
  Status status_;
};

}  // namespace khaldun::pipeline
