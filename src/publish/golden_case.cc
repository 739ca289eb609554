#include "publish/golden_case.h"

#include <fmt/format.h>

#include <algorithm>

namespace khaldun::publish {
namespace {

// Reads a case line by line.
class CaseReader {
 public:
  CaseReader(std::string_view name, std::string_view text) : name_(name), text_(text) {}

  Result<GoldenCase> Read() {
    case_.story.id = "case";
    case_.story.origin = name_;
    while (!text_.empty()) {
      KHALDUN_TRY(ReadLine(NextLine()));
    }
    if (case_.story.text.empty()) return Fault("there is no 'text' with lines under it");
    if (case_.wants.empty()) return Fault("there is no 'want LAYER'");
    // Empty lines between the text and the wants are no part of the text.
    case_.story.text.erase(case_.story.text.find_last_not_of('\n') + 1);
    return std::move(case_);
  }

 private:
  enum class Block { kNone, kText, kWant };

  std::string_view NextLine() {
    size_t end = text_.find('\n');
    std::string_view line = text_.substr(0, end);
    text_ = end == std::string_view::npos ? std::string_view{} : text_.substr(end + 1);
    ++line_;
    return line;
  }

  Status Fault(std::string_view fact) const {
    return Status::InvalidInput(fmt::format("{}:{}: {}", name_, line_, fact));
  }

  Status ReadLine(std::string_view line) {
    bool indented = line.starts_with("  ");
    if (line.starts_with("want ")) {
      auto layer = LayerFromName(line.substr(5));
      if (!layer) return Fault(fmt::format("'{}' is no layer", line.substr(5)));
      case_.wants.push_back({*layer, {}});
      block_ = Block::kWant;
      return Status::Ok();
    }
    if (block_ == Block::kWant) {
      if (line.empty()) return Status::Ok();
      if (!indented) return Fault("a wanted line is indented by two blanks");
      case_.wants.back().lines.emplace_back(line.substr(2));
      return Status::Ok();
    }
    case_.head.append(line).append("\n");
    if (block_ == Block::kText && (indented || line.empty())) {
      if (!case_.story.text.empty()) case_.story.text += '\n';
      if (indented) case_.story.text += line.substr(2);
      return Status::Ok();
    }
    block_ = Block::kNone;
    return ReadHeader(line);
  }

  Status ReadHeader(std::string_view line) {
    if (line.empty() || line.starts_with('#')) return Status::Ok();
    if (line == "text") {
      block_ = Block::kText;
      return Status::Ok();
    }
    if (line.starts_with("date ")) {
      auto date = ParseDate(line.substr(5));
      if (!date) return Fault(date.error().message());
      case_.story.published = *date;
      return Status::Ok();
    }
    if (line.starts_with("title ")) {
      case_.story.title = line.substr(6);
      return Status::Ok();
    }
    if (line.starts_with("publisher ")) {
      case_.story.publisher = line.substr(10);
      return Status::Ok();
    }
    return Fault(fmt::format("'{}' is none of '# …', 'date', 'title', 'publisher', 'text', 'want'",
                             line.substr(0, 40)));
  }

  std::string_view name_, text_;
  size_t line_ = 0;
  Block block_ = Block::kNone;
  GoldenCase case_;
};

}  // namespace

Result<GoldenCase> ParseGoldenCase(std::string_view name, std::string_view text) {
  return CaseReader(name, text).Read();
}

Layer GoldenCase::last() const {
  return std::max_element(wants.begin(), wants.end(),
                          [](const Want& a, const Want& b) { return a.layer < b.layer; })
      ->layer;
}

std::string GoldenCase::Format() const {
  std::string file = head;
  for (const Want& want : wants) {
    file += fmt::format("want {}\n", Name(want.layer));
    for (const auto& line : want.lines) file += "  " + line + "\n";
  }
  return file;
}

}  // namespace khaldun::publish
