// The promises of the layers that lay out the text: text, segment, syntax.
#include <limits>
#include <unordered_set>

#include "core/promises.h"

namespace khaldun::core {

Status VerifyText(const Document& document) {
  Promises p(document, Layer::kText);
  std::string_view text = document.text();
  if (text.size() > std::numeric_limits<uint32_t>::max()) {
    return p.LayerBroken("the text has {} bytes; fewer than 4 GiB are allowed", text.size());
  }
  if (auto at = FirstIllFormedByte(text)) {
    return p.LayerBroken("the text is not UTF-8 from byte {} on", *at);
  }

  const auto& runs = document.offsets().runs();
  for (size_t i = 0; i < runs.size(); ++i) {
    if (!OnCharacter(text, runs[i].text_begin)) {
      return p.Broken("offsets", i, "text_begin {} is no beginning of a character of the text",
                      runs[i].text_begin);
    }
    if (i == 0) continue;
    if (runs[i].text_begin <= runs[i - 1].text_begin) {
      return p.Broken("offsets", i, "text_begin {} does not grow", runs[i].text_begin);
    }
    if (runs[i].input_begin < runs[i - 1].input_begin) {
      return p.Broken("offsets", i, "input_begin {} goes back", runs[i].input_begin);
    }
  }

  const auto& layer = document.Get<TextLayer>();
  for (size_t i = 1; i < layer.removed.size(); ++i) {
    if (layer.removed[i].input_begin < layer.removed[i - 1].input_begin) {
      return p.Broken("removed", i, "input_begin {} goes back", layer.removed[i].input_begin);
    }
  }
  for (size_t i = 0; i < layer.damage.size(); ++i) {
    Span span = layer.damage[i].span;
    KHALDUN_TRY(p.Stands("damage", i, "span", span));
    if (i > 0 && span < layer.damage[i - 1].span) {
      return p.Broken("damage", i, "stands before its predecessor");
    }
  }
  return Status::Ok();
}

Status VerifySegment(const Document& document) {
  Promises p(document, Layer::kSegment);
  const auto& [words, sentences] = document.Get<SegmentLayer>();
  for (size_t i = 0; i < words.size(); ++i) {
    Span span = words[i].span;
    KHALDUN_TRY(p.Stands("words", i, "span", span));
    if (i > 0 && span.begin < words[i - 1].span.end) {
      return p.Broken("words", i, "begins at byte {}, before its predecessor ends at {}",
                      span.begin, words[i - 1].span.end);
    }
    if (words[i].joined && (i == 0 || span.begin != words[i - 1].span.end)) {
      return p.Broken("words", i, "is joined to no word that ends where it begins");
    }
  }

  uint32_t next = 0, paragraph = 0;
  for (size_t i = 0; i < sentences.size(); ++i) {
    const Sentence& s = sentences[i];
    if (s.words.begin.value != next) {
      return p.Broken("sentences", i, "begins at word {}, though the next word is {}",
                      s.words.begin.value, next);
    }
    if (s.words.end <= s.words.begin) return p.Broken("sentences", i, "has no word");
    if (s.words.end.value > words.size()) {
      return p.Broken("sentences", i, "ends at word {}; there are {}", s.words.end.value,
                      words.size());
    }
    Span span{words[s.words.begin.value].span.begin, words[s.words.end.value - 1].span.end};
    if (s.span != span) {
      return p.Broken("sentences", i, "has the span [{}, {}), its words have [{}, {})",
                      s.span.begin, s.span.end, span.begin, span.end);
    }
    if (words[s.words.begin.value].joined) {
      return p.Broken("sentences", i, "begins inside a token of joined words");
    }
    if (s.paragraph < paragraph) {
      return p.Broken("sentences", i, "goes back to paragraph {}", s.paragraph);
    }
    paragraph = s.paragraph;
    next = s.words.end.value;
  }
  if (next != words.size()) return p.Broken("words", next, "stands in no sentence");
  return Status::Ok();
}

namespace {

// One root that is its own head, every other word on a way that leads to it.
Status VerifyTree(const Promises& p, const SyntaxLayer& layer, WordRange range) {
  uint32_t begin = range.begin.value, end = range.end.value;
  std::optional<uint32_t> root;
  for (uint32_t w = begin; w < end; ++w) {
    const WordSyntax& word = layer.words[w];
    if (!range.Contains(word.head)) {
      return p.Broken("words", w, "has the head {} outside its sentence of words [{}, {})",
                      word.head.value, begin, end);
    }
    bool own_head = word.head.value == w, says_root = word.relation == Relation::kRoot;
    if (own_head && !says_root) {
      return p.Broken("words", w, "is its own head with relation '{}'", Name(word.relation));
    }
    if (says_root && !own_head) {
      return p.Broken("words", w, "has relation 'root' though its head is another word");
    }
    if (!own_head) continue;
    if (root) return p.Broken("words", w, "is a second root beside words[{}]", *root);
    root = w;
  }
  // Follow heads upwards, marking the way; meeting this way's own mark again is a cycle.
  std::vector<uint32_t> mark(end - begin, 0);
  for (uint32_t w = begin; w < end; ++w) {
    uint32_t at = w, name = w - begin + 1;
    while (mark[at - begin] == 0) {
      mark[at - begin] = name;
      at = layer.words[at].head.value;
    }
    if (mark[at - begin] == name && layer.words[at].head.value != at) {
      return p.Broken("words", at, "is its own ancestor");
    }
  }
  return Status::Ok();
}

}  // namespace

Status VerifySyntax(const Document& document) {
  Promises p(document, Layer::kSyntax);
  KHALDUN_TRY(p.Needs(Layer::kSegment));
  const auto& segment = document.Get<SegmentLayer>();
  const auto& layer = document.Get<SyntaxLayer>();
  if (layer.words.size() != segment.words.size()) {
    return p.LayerBroken("has {} words, layer 'segment' {}", layer.words.size(),
                         segment.words.size());
  }
  if (layer.parsed.size() != segment.sentences.size()) {
    return p.LayerBroken("says of {} sentences whether they are parsed; there are {}",
                         layer.parsed.size(), segment.sentences.size());
  }
  std::string_view pool = layer.lemma_pool;
  std::unordered_set<uint64_t> known_features;
  for (size_t i = 0; i < layer.words.size(); ++i) {
    const WordSyntax& word = layer.words[i];
    if (word.lemma.begin > word.lemma.end || word.lemma.end > pool.size() ||
        !OnCharacter(pool, word.lemma.begin) || !OnCharacter(pool, word.lemma.end)) {
      return p.Broken("words", i, "lemma [{}, {}) is no stretch of the lemma pool's {} bytes",
                      word.lemma.begin, word.lemma.end, pool.size());
    }
    if (known_features.insert(word.features.bits()).second &&
        Features::Parse(word.features.Format()) != word.features) {
      return p.Broken("words", i, "features {:#x} are none of UD English", word.features.bits());
    }
  }
  for (size_t i = 0; i < segment.sentences.size(); ++i) {
    WordRange range = segment.sentences[i].words;
    if (layer.parsed[i]) {
      KHALDUN_TRY(VerifyTree(p, layer, range));
      continue;
    }
    for (WordId w = range.begin; w < range.end; ++w) {
      if (layer.word(w).head != w) {
        return p.Broken("words", w.value, "has a head in sentence {}, which is not parsed", i);
      }
    }
  }
  return Status::Ok();
}

}  // namespace khaldun::core
