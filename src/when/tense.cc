#include "when/tense.h"

#include <algorithm>
#include <array>

namespace khaldun::when {
namespace {

// Words looked at on either side: a clause is seldom longer, and the cost stays bounded.
constexpr uint32_t kReach = 14;

// Frequent past forms, for text without tags.
constexpr std::array<std::string_view, 34> kPastForms = {
    "said", "was",  "were", "had",  "did",   "went",  "came",   "told",  "took",
    "made", "met",  "held", "left", "won",   "began", "fell",   "rose",  "lost",
    "sent", "gave", "shot", "fled", "broke", "hit",   "struck", "found", "saw",
    "led",  "hurt", "drew", "kept", "ran",   "spoke", "fought"};

}  // namespace

std::string_view TenseReader::Text(WordId w) const {
  return document_.text(document_.Get<SegmentLayer>().word(w).span);
}

bool TenseReader::HasClass(std::string_view word, WordClass cls) const {
  if (!word.empty() && word.front() == '\'') word.remove_prefix(1);
  if (word.empty() || word.size() > TimeLexicon::kLongestWord) return false;
  char lower[TimeLexicon::kLongestWord];
  std::transform(word.begin(), word.end(), lower,
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; });
  const Entry* entry = lexicon_.Find({lower, word.size()});
  return entry != nullptr && entry->Get(cls).has_value();
}

bool TenseReader::Plans(WordId w) const {
  if (HasClass(Text(w), WordClass::kFuture)) return true;
  if (syntax_ == nullptr || syntax_->word(w).upos != Upos::kAux) return false;
  // Modals other than those of the lexicon: "may come Monday". "Could" is as often past.
  std::string_view lemma = syntax_->lemma(w);
  return lemma == "may" || lemma == "might" || lemma == "must" || lemma == "should" ||
         lemma == "would";
}

bool TenseReader::Prospect(WordId w) const {
  return HasClass(syntax_ != nullptr ? syntax_->lemma(w) : Text(w), WordClass::kProspect) ||
         Plans(w);
}

TenseReader::Sign TenseReader::SignOf(WordId w) const {
  if (Plans(w)) return {Tense::kFuture, false};
  std::string_view text = Text(w);
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
  if (f.Has(Feature::kTense, "Pres")) {
    // "broke" with the lemma "break" is no present, whatever its tag says.
    bool form = text == syntax_->lemma(w) || text.ends_with("s") || upos == Upos::kAux ||
                text.front() == '\'';
    return {form ? Tense::kPresent : Tense::kPast, false};
  }
  return {};
}

Tense TenseReader::ByArcs(WordRange words, WordRange sentence) const {
  WordId at = words.begin;
  for (WordId w = words.begin; w < words.end; ++w) {
    if (!words.Contains(syntax_->word(w).head) || syntax_->word(w).head == w) at = w;
  }
  // "the Feb. 23 accord": the clause around says nothing of when the accord was.
  WordId noun = syntax_->word(at).head;
  if (noun > at &&
      (syntax_->word(noun).upos == Upos::kNoun || syntax_->word(noun).upos == Upos::kPropn))
    return Tense::kNone;
  bool infinitive = false;
  for (int step = 0; step < 12; ++step) {
    WordId head = syntax_->word(at).head;
    if (head == at && step > 0) break;
    if (head != at) at = head;
    Sign sign = SignOf(at);
    // The auxiliaries say more than the verb: "will meet", "had met", "is to meet".
    WordId begin{at.value > sentence.begin.value + kReach ? at.value - kReach
                                                          : sentence.begin.value};
    Tense auxiliary = Tense::kNone;
    bool planned = false, perfect = false;
    for (WordId w = begin; w < at; ++w) {
      const auto& child = syntax_->word(w);
      if (child.head != at) continue;
      Relation r = Base(child.relation);
      if (r != Relation::kAux && r != Relation::kCop) continue;
      if (Plans(w)) planned = true;
      Sign s = SignOf(w);
      if (s.tense != Tense::kNone && s.tense != Tense::kFuture) auxiliary = s.tense;
      if (syntax_->lemma(w) == "have") perfect = true;
    }
    if (perfect) return Tense::kPast;
    if (planned || sign.tense == Tense::kFuture) return Tense::kFuture;
    if (infinitive && Prospect(at)) return Tense::kFuture;
    if (sign.infinitive) {
      infinitive = true;
    } else if (auxiliary != Tense::kNone || sign.tense != Tense::kNone) {
      // "wants to leave on Monday", but "flew to Oran to meet them on Monday".
      Tense tense = auxiliary != Tense::kNone ? auxiliary : sign.tense;
      return infinitive && tense == Tense::kPresent ? Tense::kFuture : tense;
    }
    if (syntax_->word(at).head == at) break;
  }
  return Tense::kNone;
}

Tense TenseReader::ByOrder(WordRange words, WordRange sentence) const {
  bool infinitive = false;
  uint32_t low = words.begin.value > sentence.begin.value + kReach ? words.begin.value - kReach
                                                                   : sentence.begin.value;
  for (uint32_t w = words.begin.value; w-- > low;) {
    Sign sign = SignOf(WordId(w));
    if (sign.infinitive) infinitive = true;
    if (infinitive && Prospect(WordId(w))) return Tense::kFuture;
    if (sign.tense == Tense::kNone) continue;
    if (sign.tense == Tense::kPast) {
      // "will be held", "would have": the auxiliary before decides.
      for (uint32_t a = w; a-- > low && w - a <= 3;) {
        Upos upos = syntax_ != nullptr ? syntax_->word(WordId(a)).upos : Upos::kX;
        if ((upos == Upos::kAux || upos == Upos::kX) && Plans(WordId(a))) return Tense::kFuture;
      }
    }
    return infinitive && sign.tense == Tense::kPresent ? Tense::kFuture : sign.tense;
  }
  uint32_t high = std::min(sentence.end.value, words.end.value + kReach);
  for (uint32_t w = words.end.value; w < high; ++w) {
    Sign sign = SignOf(WordId(w));
    if (sign.tense != Tense::kNone) return sign.tense;
  }
  return Tense::kNone;
}

// The words `first second` stand two or one word before.
bool TenseReader::Before(WordRange words, WordRange sentence, std::string_view first,
                         std::string_view second) const {
  uint32_t at = words.begin.value;
  return at >= sentence.begin.value + 2 && Text(WordId(at - 2)) == first &&
         Text(WordId(at - 1)) == second;
}

Tense TenseReader::Around(WordRange words, SentenceId sentence) const {
  WordRange range = document_.Get<SegmentLayer>().sentence(sentence).words;
  if (words.begin.value >= words.end.value) return Tense::kNone;
  // "payable Dec. 7", "as early as Monday"
  if (words.begin > range.begin &&
      HasClass(Text(WordId(words.begin.value - 1)), WordClass::kFuture))
    return Tense::kFuture;
  if (Before(words, range, "early", "as") || Before(words, range, "soon", "as"))
    return Tense::kFuture;
  if (words.begin > range.begin && Text(WordId(words.begin.value - 1)) == "effective")
    return Tense::kNone;
  if (syntax_ != nullptr && sentence.value < syntax_->parsed.size() &&
      syntax_->parsed[sentence.value]) {
    Tense arcs = ByArcs(words, range), order = ByOrder(words, range);
    // An arc to the wrong verb is frequent, and most of what a report tells is past.
    return arcs == Tense::kFuture && order == Tense::kPast ? Tense::kPast : arcs;
  }
  return ByOrder(words, range);
}

}  // namespace khaldun::when
