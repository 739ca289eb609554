#include <algorithm>

#include "segment/segmenter.h"

namespace khaldun::segment {
namespace {

constexpr uint32_t kNarrowest = 40, kWidest = 120;  // bytes of the longest line of wrapped text
constexpr uint32_t kShortest = 20;                  // a shorter line is an item of a list

bool Blank(char c) { return c == ' ' || (c >= 9 && c <= 13); }

Span Trim(std::string_view text, Span line) {
  while (line.begin < line.end && Blank(text[line.begin])) ++line.begin;
  while (line.end > line.begin && Blank(text[line.end - 1])) --line.end;
  return line;
}

uint32_t FirstWord(std::string_view line) {
  size_t end = line.find_first_of(" \t");
  return static_cast<uint32_t>(end == line.npos ? line.size() : end);
}

bool GoesOn(std::string_view text, Span line) {
  return text[line.begin] >= 'a' && text[line.begin] <= 'z';
}

bool EndsSentence(std::string_view line) {
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with(':') ||
         line.ends_with('"') || line.ends_with("\u201d");
}

// The lines of one paragraph, some of which may be one text broken to a width.
class Paragraph {
 public:
  Paragraph(std::string_view text, std::span<const Span> lines) : text_(text), lines_(lines) {
    for (Span line : lines) width_ = std::max(width_, line.size());
    if (width_ < kNarrowest || width_ > kWidest) return;
    // Breaking to a width breaks inside sentences, so some line goes on in lower case.
    for (size_t i = 1; i < lines.size() && !wrapped_; ++i) wrapped_ = Continues(i);
  }

  // Whether line i goes on with what line i - 1 began.
  bool Joins(size_t i) const { return Continues(i) || (wrapped_ && IsFull(i - 1)); }

 private:
  bool Continues(size_t i) const {
    return lines_[i - 1].size() >= kShortest && GoesOn(text_, lines_[i]) &&
           !EndsSentence(lines_[i - 1].In(text_));
  }
  // The next line's first word would not have fitted.
  bool IsFull(size_t i) const {
    return lines_[i].size() + 1 + FirstWord(lines_[i + 1].In(text_)) > width_ - width_ / 8;
  }

  std::string_view text_;
  std::span<const Span> lines_;
  uint32_t width_ = 0;
  bool wrapped_ = false;
};

}  // namespace

std::vector<Block> Blocks(std::string_view text) {
  std::vector<Block> blocks;
  std::vector<Span> lines;
  uint32_t paragraph = 0;
  auto close = [&] {
    const Paragraph group(text, lines);
    for (size_t i = 0; i < lines.size(); ++i) {
      if (i > 0 && group.Joins(i)) {
        blocks.back().span.end = lines[i].end;
      } else {
        blocks.push_back({lines[i], paragraph++});
      }
    }
    lines.clear();
  };
  for (uint32_t at = 0; at <= text.size();) {
    size_t newline = text.find('\n', at);
    auto end = static_cast<uint32_t>(newline == text.npos ? text.size() : newline);
    Span line = Trim(text, {at, end});
    if (line.empty()) {
      close();
    } else {
      lines.push_back(line);
    }
    at = end + 1;
  }
  close();
  return blocks;
}

}  // namespace khaldun::segment
