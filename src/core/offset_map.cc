#include "khaldun/offset_map.h"

#include <algorithm>

namespace khaldun {
namespace {

uint32_t CodePoints(std::string_view bytes) {
  return static_cast<uint32_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

const OffsetMap::Run* OffsetMap::RunAt(uint32_t at) const {
  auto after = std::upper_bound(runs_.begin(), runs_.end(), at,
                                [](uint32_t a, const Run& run) { return a < run.text_begin; });
  return after == runs_.begin() ? nullptr : &*std::prev(after);
}

uint32_t OffsetMap::ToInput(std::string_view text, uint32_t at) const {
  const Run* run = RunAt(at);
  if (run == nullptr) return 0;
  return run->input_begin +
         run->input_step * CodePoints(text.substr(run->text_begin, at - run->text_begin));
}

Span OffsetMap::ToInput(std::string_view text, Span span) const {
  if (span.empty()) {
    uint32_t at = ToInput(text, span.begin);
    return {at, at};
  }
  uint32_t last = span.end - 1;
  while (last > span.begin && (text[last] & 0xC0) == 0x80) --last;
  const Run* run = RunAt(last);
  return {ToInput(text, span.begin), ToInput(text, last) + (run == nullptr ? 1 : run->input_step)};
}

}  // namespace khaldun
