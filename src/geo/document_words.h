// The words of one document as the search for toponyms sees them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "geo/cue_words.h"
#include "khaldun/document.h"

namespace khaldun::geo {

enum class Shape : uint8_t {
  kLower,
  kCapital,   // "Paris"
  kInitials,  // "U.S.", "D.C."
  kCapitals,  // "PARIS"
  kMixed,     // "McAllen", "DeKalb"
  kDigits,
  kMark,  // punctuation and symbols
};
std::string_view Name(Shape shape);

// Views into the document and into itself; neither may move while it is used.
class DocumentWords {
 public:
  // Requires the segment and syntax layers.
  explicit DocumentWords(const Document& document);
  DocumentWords(const DocumentWords&) = delete;
  DocumentWords& operator=(const DocumentWords&) = delete;

  const Document& document() const { return document_; }
  size_t size() const { return shapes_.size(); }
  std::string_view text(size_t w) const { return document_.text(segment_.words[w].span); }
  std::string_view lower(size_t w) const { return Span{lower_[w], lower_[w + 1]}.In(pool_); }
  Shape shape(size_t w) const { return shapes_[w]; }
  Cue cue(size_t w) const { return cues_[w]; }
  Upos upos(size_t w) const { return syntax_.words[w].upos; }
  Span span(size_t w) const { return segment_.words[w].span; }
  // Blanks stand before the word.
  bool gap(size_t w) const {
    return w == 0 || segment_.words[w - 1].span.end < segment_.words[w].span.begin;
  }
  bool capital(size_t w) const {
    return shapes_[w] == Shape::kCapital || shapes_[w] == Shape::kInitials ||
           shapes_[w] == Shape::kCapitals || shapes_[w] == Shape::kMixed;
  }

 private:
  const Document& document_;
  const SegmentLayer& segment_;
  const SyntaxLayer& syntax_;
  std::string pool_;
  std::vector<uint32_t> lower_;
  std::vector<Shape> shapes_;
  std::vector<Cue> cues_;
};

}  // namespace khaldun::geo
