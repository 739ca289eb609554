// Verify(): the values of every layer, then layer by layer what layers.h promises of them.
#include <cmath>

#include "core/archive.h"
#include "core/promises.h"

namespace khaldun {
namespace core {
namespace {

// Walks a layer and checks what holds of every value wherever it stands: strings are UTF-8,
// enumerations in range, numbers finite, dates real days of the years 1 to 9999.
class Values {
 public:
  template <class T>
  void operator()(std::string_view name, T& value) {
    if (!fact_.empty()) return;
    size_t size = path_.size();
    if (!path_.empty()) path_ += '.';
    path_ += name;
    Check(value);
    if (fact_.empty()) path_.resize(size);
  }

  // "places[3].name: is not UTF-8 from byte 2 on", or empty.
  std::string Complaint() const { return fact_.empty() ? "" : path_ + ": " + fact_; }

 private:
  template <class T>
  void Check(const T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      if (auto at = FirstIllFormedByte(value)) {
        fact_ = fmt::format("is not UTF-8 from byte {} on", *at);
      }
    } else if constexpr (std::is_enum_v<T>) {
      if (static_cast<int>(value) >= kEnumSize<T>) {
        fact_ =
            fmt::format("has the value {} of {} named ones", static_cast<int>(value), kEnumSize<T>);
      }
    } else if constexpr (std::is_same_v<T, double>) {
      if (!std::isfinite(value)) fact_ = "is not finite";
    } else if constexpr (std::is_same_v<T, Date>) {
      int year = static_cast<int>(value.year());
      if (!value.ok() || year < 1 || year > 9999) fact_ = "is no day of the years 1 to 9999";
    } else if constexpr (kIsOptional<T>) {
      if (value) Check(*value);
    } else if constexpr (kIsVector<T>) {
      if constexpr (std::is_class_v<typename T::value_type> ||
                    std::is_enum_v<typename T::value_type>) {
        for (size_t i = 0; i < value.size() && fact_.empty(); ++i) {
          size_t size = path_.size();
          fmt::format_to(std::back_inserter(path_), "[{}]", i);
          Check(value[i]);
          if (fact_.empty()) path_.resize(size);
        }
      }
    } else if constexpr (Described<T, Values>) {
      const_cast<T&>(value).Describe(*this);  // only reads; see dump.cc
    }
  }

  std::string path_;
  std::string fact_;
};

Status VerifyStory(const Document& document) {
  if (!document.story().text.empty()) return Status::Internal("story: still holds its own text");
  if (document.story().id.empty()) return Status::Internal("story: has no id");
  Values values;
  DescribeStory(values, const_cast<Story&>(document.story()));
  std::string complaint = values.Complaint();
  return complaint.empty() ? Status::Ok() : Status::Internal("story: " + complaint);
}

Status VerifyValues(const Document& document) {
  Status status;
  ForEachLayer([&](auto* type) {
    using L = std::remove_pointer_t<decltype(type)>;
    if (!status.ok() || !document.Has(LayerOf<L>::value)) return;
    Values values;
    const_cast<L&>(document.Get<L>()).Describe(values);
    if (std::string complaint = values.Complaint(); !complaint.empty()) {
      status = Promises(document, LayerOf<L>::value).LayerBroken("{}", complaint);
    }
  });
  return status;
}

}  // namespace
}  // namespace core

Status Verify(const Document& document) {
  using Check = Status (*)(const Document&);
  static constexpr Check kChecks[kLayerCount] = {
      core::VerifyText,  core::VerifySegment, core::VerifySyntax, core::VerifyEntity,
      core::VerifyCoref, core::VerifyQuote,   core::VerifyGeo,    core::VerifyWhen,
      core::VerifyEvent, core::VerifyRelation};
  KHALDUN_TRY(core::VerifyStory(document));
  KHALDUN_TRY(core::VerifyValues(document));
  for (int layer = 0; layer < kLayerCount; ++layer) {
    if (document.Has(static_cast<Layer>(layer))) KHALDUN_TRY(kChecks[layer](document));
  }
  return Status::Ok();
}

}  // namespace khaldun
