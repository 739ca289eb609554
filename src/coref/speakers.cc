#include "coref/speakers.h"

#include <algorithm>
#include <array>

namespace khaldun::coref {
namespace {

constexpr std::array<std::string_view, 14> kSay = {"say",   "tell", "add",     "ask",    "reply",
                                                   "write", "note", "explain", "insist", "announce",
                                                   "state", "warn", "argue",   "recall"};

bool IsSaying(std::string_view lemma) {
  return std::find(kSay.begin(), kSay.end(), lemma) != kSay.end();
}

}  // namespace

Speakers::Speakers(const Document& document, const std::vector<Facts>& facts)
    : document_(document), facts_(facts) {
  const auto& segment = document.Get<SegmentLayer>();
  voice_.assign(segment.words.size(), -1);
  subject_at_.assign(segment.words.size(), -1);
  const auto& mentions = document.Get<EntityLayer>().mentions;
  for (size_t m = mentions.size(); m-- > 0;)
    subject_at_[mentions[m].head.value] = static_cast<int32_t>(m);
  bool open = false;
  int32_t paragraph = -1;
  for (const Sentence& s : segment.sentences) {
    // A quotation that nobody closed ends with its paragraph.
    if (static_cast<int32_t>(s.paragraph) != paragraph) open = false;
    paragraph = static_cast<int32_t>(s.paragraph);
    for (WordId w = s.words.begin; w < s.words.end; ++w) {
      std::string_view form = document.text(segment.word(w).span);
      if (form == "\"") {
        open = !open;
      } else if (form == "“" || form == "``") {
        open = true;
      } else if (form == "”" || form == "''") {
        open = false;
      }
      if (open) voice_[w.value] = paragraph;
    }
  }
}

std::optional<uint32_t> Speakers::Antecedent(uint32_t mention) {
  const Facts& f = facts_[mention];
  int32_t voice = voice_[f.head.value];
  std::optional<uint32_t> found;
  for (size_t i = last_.size(); i-- > 0;) {
    if (last_[i].voice != voice || last_[i].pronoun != f.pronoun) continue;
    found = last_[i].mention;
    last_.erase(last_.begin() + static_cast<ptrdiff_t>(i));
    break;
  }
  // Only the latest few voices can speak again.
  if (last_.size() > 12) last_.erase(last_.begin());
  last_.push_back({voice, f.pronoun, mention});
  if (!found && voice >= 0 && f.pronoun != PronounClass::kYou) found = SpeakerBeside(mention);
  return found;
}

std::optional<uint32_t> Speakers::SpeakerBeside(uint32_t mention) const {
  const auto& segment = document_.Get<SegmentLayer>();
  const auto& syntax = document_.Get<SyntaxLayer>();
  uint32_t own = facts_[mention].sentence;
  uint32_t paragraph = segment.sentences[own].paragraph;
  auto in_sentence = [&](uint32_t s) -> std::optional<uint32_t> {
    WordRange words = segment.sentences[s].words;
    for (WordId w = words.begin; w < words.end; ++w) {
      if (voice_[w.value] >= 0 || Base(syntax.word(w).relation) != Relation::kNsubj) continue;
      if (!IsSaying(syntax.lemma(syntax.word(w).head)) || subject_at_[w.value] < 0) continue;
      // Only who was read already can be an antecedent here; names are linked from the start.
      auto subject = static_cast<uint32_t>(subject_at_[w.value]);
      bool read = subject < mention;
      bool name = document_.Get<EntityLayer>().mentions[subject].kind == MentionKind::kName;
      if (read || name) return subject;
    }
    return std::nullopt;
  };
  for (uint32_t s : {own, own + 1, own == 0 ? 0 : own - 1}) {
    if (s >= segment.sentences.size() || segment.sentences[s].paragraph != paragraph) continue;
    if (auto found = in_sentence(s)) return found;
  }
  return std::nullopt;
}

}  // namespace khaldun::coref
