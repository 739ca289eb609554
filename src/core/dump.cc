#include "core/dump.h"

#include <fmt/format.h>

#include <cmath>

#include "core/archive.h"
#include "core/json.h"

namespace khaldun::core {
namespace {

// Writes values as JSON. Objects and lists that are `open` put each member on a line of its own.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  // The archive's interface: one field of the object that is being written. Describe() serves
  // reading too and so asks for mutable values; the writer only reads them.
  template <class T>
  void operator()(std::string_view name, T& value) {
    Member(name);
    Value(value, open_ && kIsVector<std::remove_const_t<T>>);
  }

  void Member(std::string_view name) {
    Separate();
    String(name);
    out_ += ": ";
  }

  template <class F>
  void Object(bool open, F&& members) {
    Bracket('{', '}', open, members);
  }

  void String(std::string_view text) { AppendJsonString(out_, text); }

  template <class T>
  void Value(const T& value, bool open) {
    if constexpr (std::is_same_v<T, bool>) {
      out_ += value ? "true" : "false";
    } else if constexpr (std::is_enum_v<T>) {
      String(Name(value));
    } else if constexpr (std::is_same_v<T, double>) {
      Double(value);
    } else if constexpr (std::is_integral_v<T>) {
      out_ += std::to_string(value);
    } else if constexpr (std::is_same_v<T, std::string>) {
      String(value);
    } else if constexpr (std::is_same_v<T, Date>) {
      String(FormatDate(value));
    } else if constexpr (std::is_same_v<T, Features>) {
      String(value.Format());
    } else if constexpr (std::is_same_v<T, Span>) {
      fmt::format_to(std::back_inserter(out_), "[{}, {}]", value.begin, value.end);
    } else if constexpr (kIsId<T>) {
      out_ += std::to_string(value.value);
    } else if constexpr (kIsOptional<T>) {
      if (value) {
        Value(*value, open);
      } else {
        out_ += "null";
      }
    } else if constexpr (kIsVector<T>) {
      Bracket('[', ']', open && !value.empty(), [&] {
        for (typename T::const_reference item : value) {
          Separate();
          Value<typename T::value_type>(item, false);
        }
      });
    } else if constexpr (kIsArray<T>) {
      Bracket('[', ']', false, [&] {
        for (const auto& item : value) {
          Separate();
          Value(item, false);
        }
      });
    } else {
      Object(open, [&] { const_cast<T&>(value).Describe(*this); });
    }
  }

 private:
  template <class F>
  void Bracket(char begin, char end, bool open, F&& inside) {
    bool outer_open = open_, outer_first = first_;
    out_ += begin;
    open_ = open;
    first_ = true;
    inside();
    if (open_) out_ += '\n';
    out_ += end;
    open_ = outer_open;
    first_ = outer_first;
  }

  void Separate() {
    if (!first_) out_ += open_ ? "," : ", ";
    if (open_) out_ += '\n';
    first_ = false;
  }

  // Verify refuses what is not finite; a dump of such a document still says what is there.
  void Double(double value) {
    std::isfinite(value) ? AppendJsonNumber(out_, value) : String(fmt::format("{}", value));
  }

  std::string& out_;
  bool open_ = false;
  bool first_ = true;
};

}  // namespace

std::string Dump(const Document& document) {
  std::string out;
  Writer writer(out);
  writer.Object(true, [&] {
    int version = 1;
    writer("khaldun_document", version);
    writer.Member("story");
    writer.Object(true, [&] { DescribeStory(writer, const_cast<Story&>(document.story())); });
    writer.Member("text");
    writer.String(document.text());
    writer("offsets", document.offsets().runs());
    writer.Member("layers");
    writer.Object(true, [&] {
      ForEachLayer([&](auto* type) {
        using L = std::remove_pointer_t<decltype(type)>;
        if (!document.Has(LayerOf<L>::value)) return;
        writer.Member(Name(LayerOf<L>::value));
        writer.Value(document.Get<L>(), true);
      });
    });
  });
  out += '\n';
  return out;
}

}  // namespace khaldun::core
