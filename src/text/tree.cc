#include "text/tree.h"

#include <algorithm>

namespace khaldun::text {

Tree::Tree(const Document& document, SentenceId sentence)
    : document_(&document),
      syntax_(&document.Get<SyntaxLayer>()),
      sentence_(sentence),
      words_(document.Get<SegmentLayer>().sentence(sentence).words) {
  uint32_t n = words_.size(), base = words_.begin.value;
  first_.assign(n + 1, 0);
  for (uint32_t i = 0; i < n; ++i) {
    uint32_t head = syntax_->words[base + i].head.value;
    if (head != base + i) ++first_[head - base + 1];
  }
  for (uint32_t i = 0; i < n; ++i) first_[i + 1] += first_[i];
  children_.resize(first_[n]);
  std::vector<uint32_t> next(first_.begin(), first_.end() - 1);
  for (uint32_t i = 0; i < n; ++i) {
    uint32_t head = syntax_->words[base + i].head.value;
    if (head != base + i) children_[next[head - base]++] = WordId(base + i);
  }
}

std::string_view Tree::form(WordId w) const {
  return document_->text(document_->Get<SegmentLayer>().word(w).span);
}

std::optional<WordId> Tree::Child(WordId w, std::initializer_list<Relation> relations) const {
  for (WordId c : children(w)) {
    if (std::find(relations.begin(), relations.end(), (*this)[c].relation) != relations.end()) {
      return c;
    }
  }
  return std::nullopt;
}

bool Tree::HasChild(WordId w, Relation relation,
                    std::initializer_list<std::string_view> lemmas) const {
  for (WordId c : children(w)) {
    if ((*this)[c].relation == relation &&
        std::find(lemmas.begin(), lemmas.end(), lemma(c)) != lemmas.end()) {
      return true;
    }
  }
  return false;
}

std::string Tree::Preposition(WordId nominal) const {
  std::string out;
  for (WordId c : children(nominal)) {
    if ((*this)[c].relation != Relation::kCase) continue;
    if ((*this)[c].upos == Upos::kPart && lemma(c) != "to") continue;  // the possessive
    if (!out.empty()) out += ' ';
    out += lemma(c);
    for (WordId f : children(c)) {
      if ((*this)[f].relation == Relation::kFixed) out.append(" ").append(lemma(f));
    }
  }
  return out;
}

}  // namespace khaldun::text
