#include "khaldun/document.h"

#include <algorithm>

namespace khaldun {

Document::Document(Story story, std::string text, OffsetMap offsets, TextLayer layer)
    : story_(std::move(story)), text_(std::move(text)), offsets_(std::move(offsets)) {
  story_.text = std::string();
  std::get<std::optional<TextLayer>>(layers_) = std::move(layer);
}

Span Document::ToInput(Span span) const {
  if (!story_.extracted) return offsets_.ToInput(text_, span);
  auto code_points = [&](uint32_t at) {
    return static_cast<uint32_t>(std::count_if(text_.begin(), text_.begin() + at,
                                               [](char c) { return (c & 0xC0) != 0x80; }));
  };
  return {code_points(span.begin), code_points(span.end)};
}

bool Document::Has(Layer layer) const {
  return [&]<size_t... I>(std::index_sequence<I...>) {
    return ((static_cast<size_t>(layer) == I && std::get<I>(layers_).has_value()) || ...);
  }(std::make_index_sequence<kLayerCount>{});
}

SentenceId SegmentLayer::SentenceOf(WordId w) const {
  auto after = std::upper_bound(sentences.begin(), sentences.end(), w,
                                [](WordId a, const Sentence& s) { return a < s.words.begin; });
  return SentenceId(static_cast<size_t>(after - sentences.begin() - 1));
}

WordRange SegmentLayer::WordsIn(Span span) const {
  auto begin = std::lower_bound(words.begin(), words.end(), span.begin,
                                [](const Word& w, uint32_t at) { return w.span.begin < at; });
  auto end = std::upper_bound(begin, words.end(), span.end,
                              [](uint32_t at, const Word& w) { return at < w.span.end; });
  return {WordId(static_cast<size_t>(begin - words.begin())),
          WordId(static_cast<size_t>(end - words.begin()))};
}

}  // namespace khaldun
