#include "khaldun/document.h"

#include <algorithm>

namespace khaldun {

namespace {

// Code points are counted from the last block's beginning, so that a long text is not counted again
// for every offset that is printed.
constexpr uint32_t kBlock = 1024;

uint32_t CodePoints(std::string_view bytes) {
  return static_cast<uint32_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

Document::Document(Story story, std::string text, OffsetMap offsets, TextLayer layer)
    : story_(std::move(story)), text_(std::move(text)), offsets_(std::move(offsets)) {
  story_.text = std::string();
  std::get<std::optional<TextLayer>>(layers_) = std::move(layer);
  block_code_points_.reserve(text_.size() / kBlock + 1);
  uint32_t before = 0;
  for (size_t at = 0; at <= text_.size(); at += kBlock) {
    block_code_points_.push_back(before);
    before += CodePoints(this->text().substr(at, kBlock));
  }
}

uint32_t Document::CodePointsBefore(uint32_t at) const {
  uint32_t block = at / kBlock;
  return block_code_points_[block] + CodePoints(text().substr(block * kBlock, at % kBlock));
}

uint32_t Document::ToInput(uint32_t at) const {
  const OffsetMap::Run* run = offsets_.RunAt(at);
  if (run == nullptr) return 0;
  return run->input_begin +
         run->input_step * (CodePointsBefore(at) - CodePointsBefore(run->text_begin));
}

Span Document::ToInput(Span span) const {
  if (story_.extracted) return {CodePointsBefore(span.begin), CodePointsBefore(span.end)};
  uint32_t begin = ToInput(span.begin);
  if (span.empty()) return {begin, begin};
  // The end of the last character, so that input which clean removed behind it is not in the span.
  uint32_t last = span.end - 1;
  while (last > span.begin && (text_[last] & 0xC0) == 0x80) --last;
  const OffsetMap::Run* run = offsets_.RunAt(last);
  return {begin, ToInput(last) + (run == nullptr ? 1 : run->input_step)};
}

bool Document::Has(Layer layer) const {
  return [&]<size_t... I>(std::index_sequence<I...>) {
    return ((static_cast<size_t>(layer) == I && std::get<I>(layers_).has_value()) || ...);
  }
  (std::make_index_sequence<kLayerCount>{});
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
