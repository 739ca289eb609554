#include "when/tense.h"

#include <algorithm>
#include <array>

namespace khaldun::when {
namespace {

// Words looked at on either side: a clause is seldom longer, and the cost stays bounded.
constexpr uint32_t kReach = 14;

// Verbs whose infinitive did happen when they themselves are past: "failed to appear on Monday".
constexpr std::array<std::string_view, 14> kImplicative = {
    "fail",  "manage", "have",  "begin",  "start",   "continue", "force",
    "help",  "refuse", "decline", "use",  "appear", "seem",     "prove"};

// Frequent past forms, for text without tags.
constexpr std::array<std::string_view, 34> kPastForms = {
    "said", "was",  "were", "had",   "did",  "went", "came",  "told", "took", "made", "met",  "held",
    "left", "won",  "began", "fell", "rose", "lost", "sent",  "gave", "shot", "fled", "broke", "hit",
    "struck", "found", "saw", "led", "hurt", "drew", "kept",  "ran",  "spoke", "fought"};

}  // namespace

bool TenseReader::Plans(WordId w) const {
  std::string_view text = document_.text(document_.Get<SegmentLayer>().word(w).span);
  if (text.empty() || text.size() > TimeLexicon::kLongestWord) return false;
  if (text.front() == '\'') text.remove_prefix(1);
  char lower[TimeLexicon::kLongestWord];
  std::transform(text.begin(), text.end(), lower,
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; });
  const Entry* entry = lexicon_.Find({lower, text.size()});
  if (entry == nullptr || !entry->Get(WordClass::kFuture)) return false;
  // "may" and "set" are cues as auxiliary and participle only.
  return !(entry->Get(WordClass::kMonth) && syntax_ != nullptr && syntax_->word(w).upos != Upos::kAux);
}

TenseReader::Sign TenseReader::SignOf(WordId w) const {
  if (Plans(w)) return {Tense::kFuture, false};
  std::string_view text = document_.text(document_.Get<SegmentLayer>().word(w).span);
  Upos upos = syntax_ != nullptr ? syntax_->word(w).upos : Upos::kX;
  if (upos == Upos::kX) {
    bool past = std::find(kPastForms.begin(), kPastForms.end(), text) != kPastForms.end() ||
                (text.size() > 4 && text.ends_with("ed"));
    return {past ? Tense::kPast : Tense::kNone, false};
  }
  if (upos != Upos::kVerb && upos != Upos::kAux) return {};
  const Features& f = syntax_->word(w).features;
  if (f.Has(Feature::kVerbForm, "Inf")) return {Tense::kNone, true};
  if (f.Has(Feature::kTense, "Past")) return {Tense::kPast, false};
  if (f.Has(Feature::kVerbForm, "Ger") || f.Has(Feature::kVerbForm, "Part")) return {};
  if (f.Has(Feature::kTense, "Pres")) return {Tense::kPresent, false};
  return {};
}

Tense TenseReader::ByArcs(WordRange words, WordRange sentence) const {
  WordId at = words.begin;
  for (WordId w = words.begin; w < words.end; ++w) {
    if (!words.Contains(syntax_->word(w).head) || syntax_->word(w).head == w) at = w;
  }
  bool infinitive = false;
  for (int step = 0; step < 12; ++step) {
    WordId head = syntax_->word(at).head;
    if (head == at && step > 0) break;
    if (head != at) at = head;
    Sign sign = SignOf(at);
    // The auxiliaries say more than the verb: "will meet", "had met", "is to meet".
    WordId begin{at.value > sentence.begin.value + kReach ? at.value - kReach : sentence.begin.value};
    Tense auxiliary = Tense::kNone;
    bool planned = false, perfect = false;
    for (WordId w = begin; w < at; ++w) {
      const auto& child = syntax_->word(w);
      if (child.head != at) continue;
      Relation r = Base(child.relation);
      if (r != Relation::kAux && r != Relation::kCop) continue;
      if (Plans(w)) planned = true;
      Sign s = SignOf(w);
      if (s.tense != Tense::kNone) auxiliary = s.tense;
      if (syntax_->lemma(w) == "have") perfect = true;
    }
    if (sign.tense == Tense::kFuture || (planned && !perfect)) return Tense::kFuture;
    if (perfect) return Tense::kPast;
    bool implied = std::find(kImplicative.begin(), kImplicative.end(), syntax_->lemma(at)) != kImplicative.end();
    if (auxiliary != Tense::kNone) {
      // A passive is as past as its auxiliary: "is held on Monday".
      if (infinitive && !implied) return Tense::kFuture;
      return auxiliary;
    }
    if (sign.infinitive) {
      infinitive = true;
    } else if (sign.tense != Tense::kNone) {
      if (infinitive && !implied) return Tense::kFuture;
      return sign.tense;
    }
    if (syntax_->word(at).head == at) break;
  }
  return infinitive ? Tense::kFuture : Tense::kNone;
}

Tense TenseReader::ByOrder(WordRange words, WordRange sentence) const {
  bool infinitive = false;
  uint32_t low = words.begin.value > sentence.begin.value + kReach ? words.begin.value - kReach : sentence.begin.value;
  for (uint32_t w = words.begin.value; w-- > low;) {
    Sign sign = SignOf(WordId(w));
    if (sign.infinitive) infinitive = true;
    if (sign.tense == Tense::kNone) continue;
    if (sign.tense == Tense::kPast) {
      // "will be held", "would have": the auxiliary before decides.
      for (uint32_t a = w; a-- > low && w - a <= 3;) {
        Upos upos = syntax_ != nullptr ? syntax_->word(WordId(a)).upos : Upos::kX;
        if ((upos == Upos::kAux || upos == Upos::kX) && Plans(WordId(a))) return Tense::kFuture;
      }
    }
    if (infinitive && sign.tense != Tense::kFuture && syntax_ != nullptr) {
      bool implied = std::find(kImplicative.begin(), kImplicative.end(), syntax_->lemma(WordId(w))) != kImplicative.end();
      if (!implied) return Tense::kFuture;
    }
    return sign.tense;
  }
  uint32_t high = std::min(sentence.end.value, words.end.value + kReach);
  for (uint32_t w = words.end.value; w < high; ++w) {
    Sign sign = SignOf(WordId(w));
    if (sign.tense != Tense::kNone) return sign.tense;
  }
  return Tense::kNone;
}

Tense TenseReader::Around(WordRange words, SentenceId sentence) const {
  WordRange range = document_.Get<SegmentLayer>().sentence(sentence).words;
  if (words.begin.value >= words.end.value) return Tense::kNone;
  if (syntax_ != nullptr && sentence.value < syntax_->parsed.size() && syntax_->parsed[sentence.value]) {
    Tense tense = ByArcs(words, range);
    if (tense != Tense::kNone) return tense;
  }
  return ByOrder(words, range);
}

}  // namespace khaldun::when
