#include <unicode/uchar.h>

#include <algorithm>

#include "clean/lines.h"
#include "clean/sentences.h"
#include "text/utf8.h"

namespace khaldun::clean {
namespace {

// Lines shorter than this are headings, lists and menus, unless a comma
// or a word like "of" ends them.
constexpr uint32_t kShortest = 40;
constexpr uint32_t kWidestPage = 130;
constexpr int kEnoughWraps = 3;

struct Line {
  Span span;
  bool wrapped = false;  // goes on in the next line
};

bool BeginsSmall(std::string_view line) {
  return !line.empty() && u_islower(static_cast<UChar32>(text::DecodeAt(line, 0).value));
}

uint32_t FirstWordSize(std::string_view line) {
  return static_cast<uint32_t>(std::min(line.find(' '), line.size()));
}

}  // namespace

std::vector<uint32_t> FindWraps(std::string_view text) {
  std::vector<Line> lines;
  for (size_t begin = 0; begin <= text.size();) {
    size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}});
    begin = end + 1;
  }
  uint32_t width = 0;
  int certain = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    std::string_view line = lines[i].span.In(text), next = lines[i + 1].span.In(text);
    std::string_view last = line.substr(line.rfind(' ') + 1);
    bool open = line.ends_with(',') || IsFunctionWord(last);
    bool goes_on = BeginsSmall(next) || (IsFunctionWord(last) && !next.empty());
    if ((line.size() < kShortest && !open) || !goes_on || EndsSentence(line)) continue;
    lines[i].wrapped = true;
    if (line.size() > kWidestPage) continue;
    ++certain;
    width = std::max(width, lines[i].span.size());
  }
  for (size_t i = 0; certain >= kEnoughWraps && i + 1 < lines.size(); ++i) {
    std::string_view line = lines[i].span.In(text), next = lines[i + 1].span.In(text);
    if (next.empty() || line.size() < kShortest || line.size() > width || EndsSentence(line))
      continue;
    if (line.size() + 1 + FirstWordSize(next) > width) lines[i].wrapped = true;
  }
  std::vector<uint32_t> wraps;
  for (const Line& line : lines) {
    if (line.wrapped) wraps.push_back(line.span.end);
  }
  return wraps;
}

}  // namespace khaldun::clean
