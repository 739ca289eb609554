// Writes JSON: no tree is built, the text grows as values come.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace khaldun::core {

// `text` in quotation marks; control characters, '"' and '\' escaped, everything else as it is.
void AppendJsonString(std::string& out, std::string_view text);

// The shortest text that reads back as the same number. Requires that it is finite.
void AppendJsonNumber(std::string& out, double number);

// One line of JSON after the other at the end of a string. The caller keeps keys and values in turn
// and closes what it opens; commas come of themselves.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out), begin_(out.size()) {}

  void BeginObject() { Open('{'); }
  void EndObject() { out_ += '}'; }
  void BeginList() { Open('['); }
  void EndList() { out_ += ']'; }
  void EndLine() {
    out_ += '\n';
    begin_ = out_.size();
  }

  void Key(std::string_view key) {
    Separate();
    AppendJsonString(out_, key);
    out_ += ": ";
  }

  void Value(std::string_view text) {
    Separate();
    AppendJsonString(out_, text);
  }
  void Value(const char* text) { Value(std::string_view(text)); }
  void Value(const std::string& text) { Value(std::string_view(text)); }
  void Value(std::same_as<bool> auto truth) {
    Separate();
    out_ += truth ? "true" : "false";
  }
  void Value(double number) {
    Separate();
    AppendJsonNumber(out_, number);
  }
  template <std::integral I>
  requires(!std::same_as<I, bool>) void Value(I number) {
    Separate();
    out_ += std::to_string(number);
  }
  void Value(std::nullopt_t) {
    Separate();
    out_ += "null";
  }
  template <class T>
  void Value(const std::optional<T>& value) {
    value ? Value(*value) : Value(std::nullopt);
  }

  template <class T>
  void Field(std::string_view key, const T& value) {
    Key(key);
    Value(value);
  }

  // A field that is null where the text is empty.
  void TextOrNull(std::string_view key, std::string_view text) {
    Key(key);
    text.empty() ? Value(std::nullopt) : Value(text);
  }

 private:
  void Open(char bracket) {
    Separate();
    out_ += bracket;
  }
  // A value follows another one unless a bracket or a key stands right before it.
  void Separate() {
    if (out_.size() == begin_) return;
    char last = out_.back();
    if (last != '{' && last != '[' && last != ' ') out_ += ", ";
  }

  std::string& out_;
  size_t begin_;  // of the line
};

}  // namespace khaldun::core
