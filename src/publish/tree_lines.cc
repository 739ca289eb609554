#include <fmt/format.h>

#include <algorithm>

#include "publish/explain.h"

namespace khaldun::publish {
namespace {

// Stands on its head's line when nothing hangs on it.
bool IsSmall(Relation relation) {
  switch (Base(relation)) {
    case Relation::kAux:
    case Relation::kCase:
    case Relation::kCc:
    case Relation::kCop:
    case Relation::kDet:
    case Relation::kMark:
    case Relation::kNummod:
    case Relation::kFlat:
    case Relation::kFixed:
    case Relation::kAmod:
    case Relation::kCompound:
    case Relation::kExpl:
      return true;
    default:
      return false;
  }
}

class Tree {
 public:
  Tree(const Document& document, SentenceId sentence)
      : document_(document),
        segment_(document.Get<SegmentLayer>()),
        syntax_(document.Get<SyntaxLayer>()),
        range_(segment_.sentence(sentence).words),
        children_(range_.size()) {
    for (WordId w = range_.begin; w < range_.end; ++w) {
      WordId head = syntax_.word(w).head;
      if (head == w) {
        root_ = w;
      } else {
        children_[head.value - range_.begin.value].push_back(w);
      }
    }
  }

  // Without recursion: a tree may be as deep as the sentence is long.
  std::vector<std::string> Lines() const {
    struct Pending {
      WordId word;
      std::string before, below;  // what stands left of this line, and of those under it
    };
    std::vector<std::string> lines;
    std::vector<Pending> stack = {{root_, "", ""}};
    while (!stack.empty()) {
      Pending at = std::move(stack.back());
      stack.pop_back();
      lines.push_back(at.before + Phrase(at.word) + "  " +
                      std::string(Name(syntax_.word(at.word).relation)));
      std::vector<WordId> branches;
      for (WordId child : Children(at.word)) {
        if (!OnHeadsLine(child) && syntax_.word(child).relation != Relation::kPunct) {
          branches.push_back(child);
        }
      }
      for (size_t i = branches.size(); i-- > 0;) {
        bool last = i + 1 == branches.size();
        stack.push_back(
            {branches[i], at.below + (last ? "└─ " : "├─ "), at.below + (last ? "   " : "│  ")});
      }
    }
    return lines;
  }

 private:
  const std::vector<WordId>& Children(WordId word) const {
    return children_[word.value - range_.begin.value];
  }

  bool OnHeadsLine(WordId word) const {
    return IsSmall(syntax_.word(word).relation) && Children(word).empty();
  }

  // The word with its small ones, in the order of the text.
  std::string Phrase(WordId word) const {
    std::vector<WordId> words = {word};
    for (WordId child : Children(word)) {
      if (OnHeadsLine(child)) words.push_back(child);
    }
    std::sort(words.begin(), words.end());
    std::string phrase;
    for (WordId w : words) {
      if (!phrase.empty()) phrase += ' ';
      phrase += document_.text(segment_.word(w).span);
    }
    return phrase;
  }

  const Document& document_;
  const SegmentLayer& segment_;
  const SyntaxLayer& syntax_;
  WordRange range_;
  WordId root_;
  std::vector<std::vector<WordId>> children_;
};

}  // namespace

std::vector<std::string> TreeLines(const Document& document, SentenceId sentence) {
  return Tree(document, sentence).Lines();
}

}  // namespace khaldun::publish
