// The arcs of one parsed sentence, read from head to dependents.
#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "khaldun/document.h"

namespace khaldun::text {

// A view of one sentence; the document must outlive it. Cheap to build: linear in the words.
class Tree {
 public:
  Tree(const Document& document, SentenceId sentence);

  const Document& document() const { return *document_; }
  const SyntaxLayer& syntax() const { return *syntax_; }
  SentenceId sentence() const { return sentence_; }
  WordRange words() const { return words_; }
  const WordSyntax& operator[](WordId w) const { return syntax_->words[w.value]; }
  std::string_view lemma(WordId w) const { return syntax_->lemma(w); }
  std::string_view form(WordId w) const;

  bool IsRoot(WordId w) const { return (*this)[w].head == w; }
  // The dependents of `w` in the order of the text.
  std::span<const WordId> children(WordId w) const {
    uint32_t i = w.value - words_.begin.value;
    return {children_.data() + first_[i], first_[i + 1] - first_[i]};
  }
  // The first dependent with one of these relations.
  std::optional<WordId> Child(WordId w, std::initializer_list<Relation> relations) const;
  bool HasChild(WordId w, Relation relation, std::initializer_list<std::string_view> lemmas) const;

  // The preposition of a nominal: the lemma of its case marker, of several words joined by blanks
  // ("because of"); empty where there is none.
  std::string Preposition(WordId nominal) const;

  bool IsVerb(WordId w) const {
    return (*this)[w].upos == Upos::kVerb || (*this)[w].upos == Upos::kAux;
  }
  bool IsNominal(WordId w) const {
    Upos u = (*this)[w].upos;
    return u == Upos::kNoun || u == Upos::kPropn || u == Upos::kPron;
  }

 private:
  const Document* document_;
  const SyntaxLayer* syntax_;
  SentenceId sentence_;
  WordRange words_;
  std::vector<uint32_t> first_;
  std::vector<WordId> children_;
};

}  // namespace khaldun::text
