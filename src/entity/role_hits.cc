#include "entity/role_hits.h"

namespace khaldun::entity {
namespace {

// The word before the first preposition, else the last word.
WordId HeadOf(const Words& words, WordRange phrase) {
  for (WordId w = Next(phrase.begin); w < phrase.end; ++w) {
    std::string_view form = words.form(w);
    if (form == "of" || form == "in" || form == "to" || form == "for" || form == "at")
      return Previous(w);
  }
  return Previous(phrase.end);
}

}  // namespace

RoleHits::RoleHits(const Words& words, const Roles& roles) : roles_(roles) {
  size_t count = words.segment().words.size();
  by_head_.assign(count, -1);
  name_end_.assign(count, -1);
  PieceSequence pieces;
  for (const Sentence& sentence : words.segment().sentences)
    AddSentence(words, sentence.words, pieces);
}

void RoleHits::AddSentence(const Words& words, WordRange sentence, PieceSequence& pieces) {
  // A noun is looked up by its lemma; a word whose lemma is in no role phrase by its form ("armed"
  // is a verb's participle by lemma), or, where a plural was taken for a name, by its singular.
  std::string folded;
  auto known = [&](std::string_view word) {
    folded.clear();
    text::AppendFolded(word, folded);
    return roles_.trie().WordId(folded) != text::PhraseTrie::kNoWord;
  };
  pieces.Build(roles_.trie(), sentence, [&](WordId w) -> std::string_view {
    std::string_view lemma = words.lemma(w), form = words.form(w);
    if (known(lemma)) return lemma;
    if (known(form)) return form;
    if (folded.ends_with("men")) {
      folded[folded.size() - 2] = 'a';
    } else if (folded.ends_with("ies")) {
      folded.replace(folded.size() - 3, 3, "y");
    } else if (folded.ends_with('s')) {
      folded.pop_back();
    }
    return folded;
  });
  for (uint32_t i = 0; i < pieces.word_count(); ++i) {
    pieces.Walk(roles_.trie(), i, [&](uint32_t end, uint32_t id) {
      WordRange range{WordId(sentence.begin.value + i), WordId(sentence.begin.value + end)};
      const Role& role = roles_.role(id);
      auto keep = [&](int32_t& slot, bool prefer) {
        uint32_t length = slot < 0 ? 0 : hits_[static_cast<size_t>(slot)].words.size();
        if (length > range.size() || (length == range.size() && !prefer)) return;
        slot = static_cast<int32_t>(hits_.size());
        hits_.push_back({range, id});
      };
      if (role.kind != RoleKind::kModifier) keep(name_end_[range.end.value - 1], role.name_only);
      if (!role.name_only) keep(by_head_[HeadOf(words, range).value], false);
    });
  }
}

}  // namespace khaldun::entity
