#include "dictionary/lines.h"

#include "text/ascii.h"

namespace khaldun::dictionary {
namespace {

// "[###]" is a code, so a '#' in brackets begins no comment.
std::string_view WithoutComment(std::string_view line) {
  bool in_brackets = false;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '[') in_brackets = true;
    if (line[i] == ']') in_brackets = false;
    if (!in_brackets && (line[i] == '#' || line[i] == ';')) return line.substr(0, i);
  }
  return line;
}

}  // namespace

std::vector<Line> ReadLines(std::string_view text) {
  std::vector<Line> lines;
  bool in_markup = false;  // inside <!-- -->
  for (uint32_t number = 1; !text.empty(); ++number) {
    const size_t end = text.find('\n');
    std::string line(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (in_markup) {
      const size_t close = line.find("-->");
      if (close == std::string::npos) continue;
      line.erase(0, close + 3);
      in_markup = false;
    }
    for (size_t open; (open = line.find("<!--")) != std::string::npos;) {
      const size_t close = line.find("-->", open);
      in_markup = close == std::string::npos;
      line.erase(open, in_markup ? close : close + 3 - open);
    }
    line = WithoutComment(line);
    while (!line.empty() && text::IsSpace(line.back())) line.pop_back();
    if (!text::Trim(line).empty()) lines.push_back({number, std::move(line)});
  }
  return lines;
}

std::vector<std::string_view> Bracketed(std::string_view line) {
  std::vector<std::string_view> parts;
  for (size_t open; (open = line.find('[')) != std::string_view::npos;) {
    line.remove_prefix(open + 1);
    const size_t close = line.find_first_of("]}");
    parts.push_back(text::Trim(line.substr(0, close)));
    if (close == std::string_view::npos) break;
    line.remove_prefix(close + 1);
  }
  return parts;
}

std::vector<std::string_view> WordsOf(std::string_view phrase) {
  std::vector<std::string_view> words;
  while (!phrase.empty()) {
    const size_t end = phrase.find_first_of("_ \t");
    if (end != 0) words.push_back(phrase.substr(0, end));
    if (end == std::string_view::npos) break;
    phrase.remove_prefix(end + 1);
  }
  return words;
}

}  // namespace khaldun::dictionary
