#include <fmt/format.h>
#include <simdjson.h>

#include "ingest/encoding.h"
#include "ingest/parse.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace khaldun::ingest {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

bool IsHex(char c) {
  return text::IsDigit(c) || (text::ToLower(c) >= 'a' && text::ToLower(c) <= 'f');
}

// The value of "\uXXXX" at `at`, or -1.
int EscapeAt(std::string_view json, size_t at) {
  if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') return -1;
  int value = 0;
  for (size_t i = at + 2; i < at + 6; ++i) {
    char c = text::ToLower(json[i]);
    if (!IsHex(c)) return -1;
    value = value * 16 + (text::IsDigit(c) ? c - '0' : c - 'a' + 10);
  }
  return value;
}

// Half a surrogate pair, as programs write it that cut text at UTF-16 units, is no character, and
// the parser refuses the whole record for it. It becomes U+FFFD.
std::string MendSurrogates(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (size_t i = 0; i < json.size();) {
    if (json[i] != '\\' || i + 1 == json.size()) {
      out += json[i++];
      continue;
    }
    int unit = EscapeAt(json, i);
    bool high = unit >= 0xD800 && unit < 0xDC00, low = unit >= 0xDC00 && unit < 0xE000;
    int next = high ? EscapeAt(json, i + 6) : -1;
    if (high && next >= 0xDC00 && next < 0xE000) {
      out += json.substr(i, 12);
      i += 12;
    } else if (high || low) {
      out += "\\ufffd";
      i += 6;
    } else {
      out += json.substr(i, 2);
      i += 2;
    }
  }
  return out;
}

std::string FieldNames(simdjson::dom::object object) {
  std::string names;
  int count = 0;
  for (auto field : object) {
    if (++count > 8) return names + " …";
    if (!names.empty()) names += ", ";
    names += field.key.substr(0, 30);
  }
  return names.empty() ? "nothing" : names;
}

class JsonReader {
 public:
  Result<Story> Read(Record record) {
    story_.id = std::move(record.id);
    story_.origin = std::move(record.origin);
    Result<std::string> decoded = DecodeText(std::move(record.bytes));
    if (!decoded) return decoded.error();
    element root;
    KHALDUN_TRY(ParseJsonText(*decoded, root));
    simdjson::dom::object object;
    if (root.get(object) != simdjson::SUCCESS) {
      return Status::InvalidInput("the record is JSON but no object; a report is {\"text\": …, …}");
    }
    for (auto field : object) KHALDUN_TRY(ReadField(field.key, field.value));
    if (text_ && !text::Trim(*text_).empty()) {
      story_.text = std::move(*text_);
      return std::move(story_);
    }
    if (html_ && !text::Trim(*html_).empty()) {
      KHALDUN_TRY(ReadPage(*html_, story_));
      return std::move(story_);
    }
    if (text_ || html_) return Status::InvalidInput("the record's text is empty");
    return Status::InvalidInput(
        fmt::format("the record has no 'text' and no 'html'; it has {}", FieldNames(object)));
  }

 private:
  Status ParseJsonText(const std::string& json, element& root) {
    simdjson::error_code error = parser_.parse(json).get(root);
    if (error == simdjson::STRING_ERROR) error = parser_.parse(MendSurrogates(json)).get(root);
    if (error == simdjson::SUCCESS) return Status::Ok();
    return Status::InvalidInput(
        fmt::format("the record is no JSON: {}", simdjson::error_message(error)));
  }

  // A string, or a number as it is usually written; null is absence.
  static Result<std::optional<std::string>> Text(std::string_view key, element value) {
    switch (value.type()) {
      case element_type::STRING: {
        std::string_view s = value.get_string().value_unsafe();
        return std::optional(std::string(s));
      }
      case element_type::INT64:
        return std::optional(fmt::format("{}", value.get_int64().value_unsafe()));
      case element_type::UINT64:
        return std::optional(fmt::format("{}", value.get_uint64().value_unsafe()));
      case element_type::DOUBLE:
        return std::optional(fmt::format("{}", value.get_double().value_unsafe()));
      case element_type::NULL_VALUE:
        return std::optional<std::string>();
      default:
        return Status::InvalidInput(fmt::format("the field '{}' must be a string", key));
    }
  }

  Status ReadField(std::string_view key, element value) {
    std::optional<std::string>* field = key == "text"        ? &text_
                                        : key == "html"      ? &html_
                                        : key == "id"        ? &id_
                                        : key == "title"     ? &story_.title
                                        : key == "published" ? &published_
                                        : key == "url"       ? &story_.url
                                        : key == "publisher" ? &story_.publisher
                                        : key == "language"  ? &story_.language
                                                             : nullptr;
    if (field == nullptr) return Status::Ok();
    Result<std::optional<std::string>> text = Text(key, value);
    if (!text) return text.error();
    *field = std::move(*text);
    if (field == &id_ && id_ && !id_->empty()) story_.id = *id_;
    if (field == &published_ && published_) SetPublished(*published_, story_);
    bool is_body = field == &text_ || field == &html_;
    if (!is_body && *field && text::Trim(**field).empty()) field->reset();
    return Status::Ok();
  }

  simdjson::dom::parser parser_;
  Story story_;
  std::optional<std::string> text_, html_, id_, published_;
};

}  // namespace

Result<Story> ParseJson(Record record) { return JsonReader().Read(std::move(record)); }

}  // namespace khaldun::ingest
