// The segmenter itself: text to words and sentences. segment.h wraps it as a stage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khaldun/layers.h"
#include "khaldun/status.h"
#include "model/model_file.h"
#include "model/sparse_rows.h"
#include "segment/tokens.h"

namespace khaldun::segment {

// A sentence has at most this many words: longer ones are cut behind a comma or a like mark, where
// there is none behind the last word that fits, or the token that it belongs to.
inline constexpr uint32_t kMaxWords = 200;

// A token has at most this many words ("I'd've" has three); what goes on is another token.
inline constexpr uint32_t kMaxJoined = 4;

// A stretch of text that no sentence crosses: a paragraph, a headline, an item of a list.
struct Block {
  Span span;
  uint32_t paragraph;
};

// Divides at line ends, with two exceptions for hard-wrapped text. A line that begins in lower case
// goes on with the line before it, if that did not end a sentence. Where no line of a paragraph (up
// to an empty line) is longer than 120 bytes and some line goes on so, a line that was full is
// joined to the next one too.
std::vector<Block> Blocks(std::string_view text);

// One way in which a word without marks falls into two or three: "gonna" into "gon" and "na".
struct Contraction {
  uint64_t key;    // KeyOfContraction of the word
  uint8_t first;   // bytes of the first part
  uint8_t second;  // bytes up to the end of the second part; 0 where there are two parts
  uint8_t joined;  // 1: the parts are one token
  uint8_t reserved[5];
};
uint64_t KeyOfContraction(std::string_view word);
inline constexpr size_t kLongestContraction = 12;

// How much work a text took: what grows in step with it grows in linear time, on any machine.
struct Steps {
  uint64_t characters = 0;  // decoded, each as often as it was
  uint64_t decisions = 0;   // places where a model was asked
};

// Immutable; thread-safe.
class Segmenter {
 public:
  static Result<Segmenter> Load(const std::string& path);

  // Words and sentences of valid UTF-8, in linear time. Adds to `steps`, which may be null.
  SegmentLayer Segment(std::string_view text, Steps* steps = nullptr) const;

 private:
  explicit Segmenter(model::ModelFile file) : file_(std::move(file)) {}
  Cut CutAt(const Chunk& chunk, size_t i) const;
  void Words(std::string_view text, Block block, SegmentLayer& layer, Steps& steps) const;
  void AddWord(std::string_view text, Span span, bool joined, SegmentLayer& layer) const;
  void Sentences(std::string_view text, Block block, size_t base, SegmentLayer& layer,
                 Steps& steps) const;

  model::ModelFile file_;
  model::SparseRows cuts_, ends_;
  std::span<const Contraction> contractions_;  // by key
};

}  // namespace khaldun::segment
