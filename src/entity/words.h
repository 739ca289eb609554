// What the parts of the stage ask of a document's words.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

#include "khaldun/document.h"
#include "text/fold_word.h"

namespace khaldun::entity {

class Words {
 public:
  explicit Words(const Document& document)
      : document_(document),
        segment_(document.Get<SegmentLayer>()),
        syntax_(document.Get<SyntaxLayer>()) {}

  const Document& document() const { return document_; }
  const SegmentLayer& segment() const { return segment_; }
  const SyntaxLayer& syntax() const { return syntax_; }

  std::string_view form(WordId w) const { return document_.text(segment_.word(w).span); }
  std::string_view lemma(WordId w) const { return syntax_.lemma(w); }
  Upos upos(WordId w) const { return syntax_.word(w).upos; }
  Relation relation(WordId w) const { return syntax_.word(w).relation; }
  Relation base(WordId w) const { return Base(syntax_.word(w).relation); }
  WordId head(WordId w) const { return syntax_.word(w).head; }
  bool plural(WordId w) const { return syntax_.word(w).features.Has(Feature::kNumber, "Plur"); }
  text::Casing casing(WordId w) const { return text::CasingOf(form(w)); }

  bool IsHyphen(WordId w) const {
    return form(w) == "-" || form(w) == "\u2010" || form(w) == "\u2011";
  }
  // "'s" and the bare apostrophe after a plural.
  bool IsPossessiveMark(WordId w) const {
    std::string_view f = form(w);
    return f == "'s" || f == "’s" || f == "'S" || f == "’S" ||
           ((f == "'" || f == "’") && upos(w) == Upos::kPart);
  }
  // No blank between the word and the one before it.
  bool Tight(WordId w) const {
    return w.value > 0 &&
           segment_.word(WordId(w.value - 1)).span.end == segment_.word(w).span.begin;
  }

 private:
  const Document& document_;
  const SegmentLayer& segment_;
  const SyntaxLayer& syntax_;
};

inline bool IsHonorific(std::string_view form) {
  static constexpr std::string_view kHonorifics[] = {"Mr.", "Mr", "Mrs.", "Mrs",  "Ms.", "Ms",
                                                     "Dr.", "Dr", "Sir",  "Lord", "Lady"};
  return std::find(std::begin(kHonorifics), std::end(kHonorifics), form) != std::end(kHonorifics);
}

inline WordId Next(WordId w) { return WordId(w.value + 1); }
inline WordId Previous(WordId w) { return WordId(w.value - 1); }

}  // namespace khaldun::entity
