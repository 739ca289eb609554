// Errors as values. A function that can fail for a reason that is not a defect of ours returns
// Status, or Result<T> where success carries a value. Names follow std::expected.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace khaldun {

enum class StatusCode {
  kOk,
  kInvalidInput,  // the bytes or the record are at fault; the record goes to quarantine
  kWrongUse,      // the caller or the command line is at fault
  kIo,            // cannot read or write
  kResource,      // a model, lexicon or gazetteer is missing or broken
  kCancelled,     // asked to stop
  kInternal,      // a broken promise of ours, found by a check
};

// A message says place, fact and remedy: "lexicon/actors.tsv:12:9: unknown sector 'GOVT'; did you
// mean 'GOV'?". Cheap to move; thread-compatible.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(StatusCode code, std::string message) : code_(code), message_(std::move(message)) {}

  static Status Ok() { return {}; }
  static Status InvalidInput(std::string m) { return {StatusCode::kInvalidInput, std::move(m)}; }
  static Status WrongUse(std::string m) { return {StatusCode::kWrongUse, std::move(m)}; }
  static Status Io(std::string m) { return {StatusCode::kIo, std::move(m)}; }
  static Status Resource(std::string m) { return {StatusCode::kResource, std::move(m)}; }
  static Status Cancelled(std::string m) { return {StatusCode::kCancelled, std::move(m)}; }
  static Status Internal(std::string m) { return {StatusCode::kInternal, std::move(m)}; }

  bool ok() const { return code_ == StatusCode::kOk; }
  explicit operator bool() const { return ok(); }
  StatusCode code() const { return code_; }
  const std::string& message() const { return message_; }

 private:
  StatusCode code_ = StatusCode::kOk;
  std::string message_;
};

// Either a value or the Status that says why there is none.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Status status) : state_(std::move(status)) {
    assert(!std::get<Status>(state_).ok() && "a Result without a value needs a reason");
  }

  bool has_value() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return has_value(); }

  // Requires has_value().
  T& value() & { return std::get<T>(state_); }
  const T& value() const& { return std::get<T>(state_); }
  T&& value() && { return std::get<T>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // Ok where there is a value.
  Status status() const { return has_value() ? Status::Ok() : std::get<Status>(state_); }
  // Requires !has_value().
  const Status& error() const { return std::get<Status>(state_); }

 private:
  std::variant<T, Status> state_;
};

}  // namespace khaldun

// Leaves the enclosing function with the failure of `expr`, a Status.
#define KHALDUN_TRY(expr)                                                                 \
  do {                                                                                    \
    if (::khaldun::Status khaldun_try_ = (expr); !khaldun_try_.ok()) return khaldun_try_; \
  } while (0)
