#include "entity/word_pieces.h"

#include <xxhash.h>

namespace khaldun::entity {
namespace {

// The bytes of a hyphen at `at`: "-", U+2010 or U+2011; 0 where there is none. A dash is no hyphen.
size_t HyphenAt(std::string_view s, size_t at) {
  if (s[at] == '-') return 1;
  std::string_view three = s.substr(at, 3);
  return three == "\u2010" || three == "\u2011" ? 3 : 0;
}

bool IsMark(char c) { return c == ',' || c == '(' || c == ')' || c == '&' || c == '/'; }

// Calls each(part) for the parts of a word between its hyphens; a word of hyphens has none.
template <class F>
void ForEachPart(std::string_view word, F&& each) {
  size_t begin = 0;
  for (size_t i = 0; i < word.size();) {
    size_t hyphen = HyphenAt(word, i);
    if (hyphen != 0) {
      if (i > begin) each(word.substr(begin, i - begin));
      begin = i + hyphen;
    }
    i += hyphen != 0 ? hyphen : 1;
  }
  if (begin < word.size()) each(word.substr(begin));
}

}  // namespace

PhrasePieces SplitPhrase(std::string_view phrase) {
  PhrasePieces result;
  auto add = [&](std::string_view part) {
    std::string folded;
    text::AppendFolded(part, folded);
    if (folded.empty()) return;
    result.folded.push_back(std::move(folded));
    result.casing.push_back(text::CasingOf(part));
  };
  auto add_word = [&](std::string_view word) {
    for (std::string_view clitic : {"'s", "’s"}) {
      if (word.size() > clitic.size() && word.ends_with(clitic)) {
        ForEachPart(word.substr(0, word.size() - clitic.size()), add);
        add(clitic);
        return;
      }
    }
    ForEachPart(word, add);
  };
  size_t begin = 0;
  for (size_t i = 0; i <= phrase.size(); ++i) {
    bool mark = i < phrase.size() && IsMark(phrase[i]);
    if (i < phrase.size() && phrase[i] != ' ' && !mark) continue;
    if (i > begin) add_word(phrase.substr(begin, i - begin));
    if (mark) add(phrase.substr(i, 1));
    begin = i + 1;
  }
  return result;
}

void AppendPieceHashes(std::string_view word, std::vector<uint64_t>& hashes) {
  std::string folded;
  ForEachPart(word, [&](std::string_view part) {
    folded.clear();
    text::AppendFolded(part, folded);
    if (!folded.empty()) hashes.push_back(XXH3_64bits(folded.data(), folded.size()));
  });
}

void PieceSequence::Clear() {
  ids.clear();
  word.clear();
  first.clear();
}

void PieceSequence::AddWord(const text::PhraseTrie& trie, std::string_view text,
                            uint32_t position) {
  ForEachPart(text, [&](std::string_view part) {
    buffer_.clear();
    text::AppendFolded(part, buffer_);
    if (buffer_.empty()) return;
    ids.push_back(trie.WordId(buffer_));
    word.push_back(position);
  });
}

}  // namespace khaldun::entity
