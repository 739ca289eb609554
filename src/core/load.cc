#include <fmt/format.h>

#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/archive.h"
#include "core/dump.h"

namespace khaldun::core {
namespace {

using Json = nlohmann::json;

// Reads values out of a parsed dump. After the first fault nothing more is read; `status` tells it.
class Reader {
 public:
  // The archive's interface: one field of the object that is being read.
  template <class T>
  void operator()(std::string_view name, T& value) {
    Field(name, [&](const Json& json) { Value(json, value); });
  }

  // The same for a field with a reader of its own.
  template <class F>
  void Field(std::string_view name, F&& read) {
    if (!status_.ok()) return;
    ++fields_;
    auto it = object_->find(name);
    At("." + std::string(name), [&] {
      if (it == object_->end()) return Fail("is missing");
      read(*it);
    });
  }

  template <class F>
  void Object(const Json& json, F&& members) {
    if (!status_.ok()) return;
    if (!json.is_object()) return Fail("is no object");
    const Json* outer = object_;
    size_t outer_fields = fields_;
    object_ = &json;
    fields_ = 0;
    members();
    if (status_.ok() && fields_ != json.size()) Fail("has a field that is not known");
    object_ = outer;
    fields_ = outer_fields;
  }

  // Runs `read` with `step` behind the path in messages.
  template <class F>
  void At(const std::string& step, F&& read) {
    size_t size = path_.size();
    path_ += step;
    read();
    path_.resize(size);
  }

  void Fail(std::string_view fact) {
    if (status_.ok()) {
      std::string_view path = path_;
      if (path.starts_with('.')) path.remove_prefix(1);
      status_ = Status::InvalidInput(fmt::format("dump: '{}' {}", path, fact));
    }
  }

  template <class T>
  void Value(const Json& json, T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      if (!json.is_boolean()) return Fail("is neither true nor false");
      value = json.get<bool>();
    } else if constexpr (std::is_enum_v<T>) {
      static_assert(kEnumSize<T> > 0);
      std::string name;
      Value(json, name);
      for (int i = 0; i < kEnumSize<T>; ++i) {
        if (Name(static_cast<T>(i)) == name) {
          value = static_cast<T>(i);
          return;
        }
      }
      Fail(fmt::format("has the unknown value '{}'", name));
    } else if constexpr (std::is_same_v<T, double>) {
      if (!json.is_number()) return Fail("is no number");
      value = json.get<double>();
    } else if constexpr (std::is_integral_v<T>) {
      Integer(json, value);
    } else if constexpr (std::is_same_v<T, std::string>) {
      if (!json.is_string()) return Fail("is no string");
      value = json.get_ref<const std::string&>();
    } else if constexpr (std::is_same_v<T, Date>) {
      std::string text;
      Value(json, text);
      auto date = ParseDate(text);
      if (!date || text.size() != 10) return Fail("is no date as YYYY-MM-DD");
      value = *date;
    } else if constexpr (std::is_same_v<T, Features>) {
      std::string text;
      Value(json, text);
      auto features = Features::Parse(text);
      if (!features) return Fail("holds an unknown feature");
      value = *features;
    } else if constexpr (std::is_same_v<T, Span>) {
      if (!json.is_array() || json.size() != 2) return Fail("is no span [begin, end]");
      Integer(json[0], value.begin);
      Integer(json[1], value.end);
    } else if constexpr (kIsId<T>) {
      Integer(json, value.value);
    } else if constexpr (kIsOptional<T>) {
      if (json.is_null()) return;
      Value(json, value.emplace());
    } else if constexpr (kIsVector<T>) {
      if (!json.is_array()) return Fail("is no list");
      value.reserve(json.size());
      for (size_t i = 0; i < json.size() && status_.ok(); ++i) {
        typename T::value_type item{};
        At(fmt::format("[{}]", i), [&] { Value(json[i], item); });
        value.push_back(std::move(item));
      }
    } else if constexpr (kIsArray<T>) {
      if (!json.is_array() || json.size() != value.size()) {
        return Fail(fmt::format("is no list of {}", value.size()));
      }
      for (size_t i = 0; i < value.size(); ++i) {
        At(fmt::format("[{}]", i), [&] { Value(json[i], value[i]); });
      }
    } else {
      Object(json, [&] { value.Describe(*this); });
    }
  }

  const Status& status() const { return status_; }

 private:
  template <class T>
  void Integer(const Json& json, T& value) {
    bool fits = false;
    if (json.is_number_unsigned()) {
      auto n = json.get<uint64_t>();
      fits = n <= static_cast<uint64_t>(std::numeric_limits<T>::max());
      value = static_cast<T>(n);
    } else if (json.is_number_integer()) {
      auto n = json.get<int64_t>();
      fits = std::is_signed_v<T> && n >= static_cast<int64_t>(std::numeric_limits<T>::min());
      value = static_cast<T>(n);
    }
    if (!fits) Fail("is no whole number in range");
  }

  const Json* object_ = nullptr;
  size_t fields_ = 0;
  std::string path_;
  Status status_;
};

Result<Json> Parse(std::string_view dump) {
  try {
    return Json::parse(dump);
  } catch (const Json::exception& e) {
    std::string_view what = e.what();
    // nlohmann puts its own error number before the place.
    if (size_t end = what.find("] "); end != std::string_view::npos) what.remove_prefix(end + 2);
    return Status::InvalidInput(fmt::format("dump: {}", what));
  }
}

}  // namespace

Result<Document> Load(std::string_view dump) {
  Result<Json> json = Parse(dump);
  if (!json) return json.error();

  Reader reader;
  int version = 0;
  Story story;
  std::string text;
  OffsetMap offsets;
  TextLayer text_layer;
  std::optional<Document> document;
  reader.Object(*json, [&] {
    reader("khaldun_document", version);
    if (reader.status().ok() && version != 1) {
      return reader.At(".khaldun_document", [&] { reader.Fail("is of another form than 1"); });
    }
    reader.Field("story", [&](const Json& part) {
      reader.Object(part, [&] { DescribeStory(reader, story); });
    });
    reader("text", text);
    reader("offsets", offsets.mutable_runs());
    reader.Field("layers", [&](const Json& layers) {
      reader.Object(layers, [&] {
        reader("text", text_layer);
        if (!reader.status().ok()) return;
        document.emplace(std::move(story), std::move(text), std::move(offsets),
                         std::move(text_layer));
        ForEachLayer([&](auto* type) {
          using L = std::remove_pointer_t<decltype(type)>;
          std::string name(Name(LayerOf<L>::value));
          if (LayerOf<L>::value == Layer::kText || !layers.contains(name)) return;
          L layer;
          reader(name, layer);
          if (reader.status().ok()) (void)document->Add(std::move(layer));
        });
      });
    });
  });
  if (!reader.status().ok()) return reader.status();
  if (Status broken = Verify(*document); !broken.ok()) {
    return Status::InvalidInput("dump: " + broken.message());
  }
  return std::move(*document);
}

}  // namespace khaldun::core
