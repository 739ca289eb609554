// Words of a stretch of text: white space divides it into chunks, and inside a chunk a linear model
// decides at every candidate place whether a word ends there.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "khaldun/layers.h"
#include "segment/chars.h"

namespace khaldun::segment {

// What may happen between two characters of a chunk.
enum class Cut : uint8_t { kNone, kWord, kJoined };
inline constexpr int kCutCount = 3;

// A chunk and what the features look at around it. `after` is the first character of the next
// chunk on the line, a space where there is none.
struct Chunk {
  std::vector<Char> chars;
  uint32_t end = 0;  // byte behind the last character
  Char after;
  bool address = false;  // holds "://", "www." or '@': a web or mail address
  size_t read = 0;       // characters decoded for it
};

// Fills `chunk` with the white-space-divided chunk that begins at byte `at` of `text` (no white
// space there); `limit` ends the stretch. Returns the byte behind it.
uint32_t ReadChunk(std::string_view text, uint32_t at, uint32_t limit, Chunk& chunk);

// True where a word may end before character `i` (0 < i < size).
bool IsCandidate(const Chunk& chunk, size_t i);

inline constexpr size_t kCutFeatures = 20;
// Features of the place before character `i`; returns how many.
size_t CutFeatures(const Chunk& chunk, size_t i, uint64_t* out);

// Features of a sentence's end behind word `i` of `words`, the sentence having begun with word
// `first`. `limit` is the number of words of the stretch.
inline constexpr size_t kEndFeatures = 32;
struct EndContext {
  std::string_view text;
  const std::vector<Word>* words;
  size_t base;    // first word of the stretch
  size_t limit;   // behind its last word
  size_t first;   // first word of the sentence
  bool in_quote;  // a double quotation mark of this sentence is open
  int brackets;   // open ones of this sentence
  size_t read;    // characters decoded for the features
};
bool IsEndCandidate(const EndContext& c, size_t i);
size_t EndFeatures(EndContext& c, size_t i, uint64_t* out);
// Follows quotes and brackets over word `i`.
void Advance(EndContext& c, size_t i);

}  // namespace khaldun::segment
