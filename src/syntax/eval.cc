#include "syntax/eval.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <set>
#include <tuple>
#include <vector>

namespace khaldun::syntax {
namespace {

// A word by the characters of its token and its place in it.
using Key = std::tuple<uint32_t, uint32_t, uint32_t>;

struct View {
  std::string characters;  // without white space
  std::vector<Key> words;
  std::set<std::pair<uint32_t, uint32_t>> tokens, sentences;
};

bool White(char c) { return c == ' ' || (c >= 9 && c <= 13); }

View ViewOf(const Document& d) {
  View v;
  const std::string_view text = d.text();
  std::vector<uint32_t> at(text.size() + 1);  // byte to character without white space
  for (size_t i = 0; i < text.size(); ++i) {
    at[i] = static_cast<uint32_t>(v.characters.size());
    if (!White(text[i])) v.characters += text[i];
  }
  at[text.size()] = static_cast<uint32_t>(v.characters.size());
  const auto& segment = d.Get<SegmentLayer>();
  const auto& words = segment.words;
  v.words.resize(words.size());
  for (size_t i = 0; i < words.size();) {
    size_t last = i;
    while (last + 1 < words.size() && words[last + 1].joined) ++last;
    const uint32_t begin = at[words[i].span.begin], end = at[words[last].span.end];
    v.tokens.insert({begin, end});
    for (size_t k = i; k <= last; ++k) v.words[k] = {begin, end, static_cast<uint32_t>(k - i)};
    i = last + 1;
  }
  for (const Sentence& s : segment.sentences) {
    v.sentences.insert({at[s.span.begin], at[s.span.end]});
  }
  return v;
}

struct Counts {
  size_t hits = 0, gold = 0, system = 0;
  double F1() const {
    return gold + system == 0
               ? 0
               : 200.0 * static_cast<double>(hits) / static_cast<double>(gold + system);
  }
};

template <class T>
void Add(const std::set<T>& gold, const std::set<T>& system, Counts& counts) {
  counts.gold += gold.size();
  counts.system += system.size();
  for (const T& t : gold) counts.hits += system.count(t);
}

}  // namespace

Result<Scores> Compare(std::span<const Document> gold, std::span<const Document> system) {
  if (gold.size() != system.size()) {
    return Status::InvalidInput(fmt::format("{} documents against {}", gold.size(), system.size()));
  }
  Counts tokens, sentences;
  std::array<Counts, 5> by_word;  // words, upos, lemmas, uas, las
  for (size_t d = 0; d < gold.size(); ++d) {
    const View g = ViewOf(gold[d]), s = ViewOf(system[d]);
    if (g.characters != s.characters) {
      return Status::InvalidInput(
          fmt::format("{}: the texts differ in more than white space", gold[d].story().id));
    }
    Add(g.tokens, s.tokens, tokens);
    Add(g.sentences, s.sentences, sentences);
    const auto &gs = gold[d].Get<SyntaxLayer>(), &ss = system[d].Get<SyntaxLayer>();
    std::map<Key, uint32_t> found;
    for (uint32_t i = 0; i < s.words.size(); ++i) found[s.words[i]] = i;
    for (Counts& c : by_word) {
      c.gold += g.words.size();
      c.system += s.words.size();
    }
    for (uint32_t i = 0; i < g.words.size(); ++i) {
      auto it = found.find(g.words[i]);
      if (it == found.end()) continue;
      const WordSyntax &a = gs.words[i], &b = ss.words[it->second];
      const bool root_a = a.head.value == i, root_b = b.head.value == it->second;
      const bool head =
          root_a || root_b ? root_a && root_b : g.words[a.head.value] == s.words[b.head.value];
      ++by_word[0].hits;
      by_word[1].hits += a.upos == b.upos;
      by_word[2].hits += a.lemma.In(gs.lemma_pool) == b.lemma.In(ss.lemma_pool);
      by_word[3].hits += head;
      by_word[4].hits += head && Base(a.relation) == Base(b.relation);
    }
  }
  return Scores{tokens.F1(),     sentences.F1(),  by_word[0].F1(), by_word[1].F1(),
                by_word[2].F1(), by_word[3].F1(), by_word[4].F1()};
}

std::string Format(const Scores& s) {
  return fmt::format(
      "tokens: {:.2f}\nsentences: {:.2f}\nwords: {:.2f}\nupos: {:.2f}\nlemmas: {:.2f}\nuas: "
      "{:.2f}\n"
      "las: {:.2f}\n",
      s.tokens, s.sentences, s.words, s.upos, s.lemmas, s.uas, s.las);
}

}  // namespace khaldun::syntax
