#include <algorithm>

#include "segment/segmenter.h"

namespace khaldun::segment {
namespace {

constexpr uint32_t kNarrowest = 40, kWidest = 100;  // characters a line of hard-wrapped text

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

// Whether lines [first, last) of one paragraph are one text broken to a width.
bool IsWrapped(std::string_view text, std::span<const Span> lines) {
  if (lines.size() < 2) return false;
  uint32_t width = 0;
  for (Span line : lines) width = std::max(width, line.size());
  if (width < kNarrowest || width > kWidest) return false;
  // A last line may be short; of the others nearly all must be full.
  size_t full = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    full += lines[i].size() + 1 + FirstWord(lines[i + 1].In(text)) > width - width / 8;
  }
  if (full * 10 < (lines.size() - 1) * 9) return false;
  // Wrapping breaks inside sentences, so some line goes on in lower case.
  for (size_t i = 1; i < lines.size(); ++i) {
    char c = text[lines[i].begin];
    if (c >= 'a' && c <= 'z') return true;
  }
  return false;
}

}  // namespace

std::vector<Block> Blocks(std::string_view text) {
  std::vector<Block> blocks;
  std::vector<Span> lines;
  uint32_t paragraph = 0;
  auto close = [&] {
    if (IsWrapped(text, lines)) {
      blocks.push_back({{lines.front().begin, lines.back().end}, paragraph++});
    } else {
      for (Span line : lines) blocks.push_back({line, paragraph++});
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
