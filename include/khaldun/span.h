// A half-open range of bytes of one text. The text it belongs to is named where a Span is stored:
// unless said otherwise it is Document::text().
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace khaldun {

struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(Span other) const { return begin < other.end && other.begin < end; }
  // Requires end <= text.size().
  std::string_view In(std::string_view text) const { return text.substr(begin, size()); }

  auto operator<=>(const Span&) const = default;
};

}  // namespace khaldun
