#include "clean/damage.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <unordered_map>

#include "clean/sentences.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace khaldun::clean {
namespace {

constexpr size_t kLeastDoubledBytes = 40;
constexpr size_t kLeastParagraphWords = 6;

// Function words that correct English doubles: "I know that that is so".
bool MayStandTwice(std::string_view word) {
  return word == "that" || word == "which" || word == "at" || word == "by";
}

bool IsSmallWord(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return text::IsLower(c); });
}

std::string_view StripMarks(std::string_view word) {
  constexpr std::string_view kMarks = ".,;:!?\"'()[]";
  size_t begin = word.find_first_not_of(kMarks);
  if (begin == word.npos) return {};
  return word.substr(begin, word.find_last_not_of(kMarks) - begin + 1);
}

bool IsCapital(std::string_view text) {
  return !text.empty() && u_isupper(static_cast<UChar32>(text::DecodeAt(text, 0).value));
}

class DamageFinder {
 public:
  explicit DamageFinder(std::string_view text) : text_(text) {}

  std::vector<Damage> Run() {
    bool closed = true;  // the paragraph before ended a sentence
    for (uint32_t begin = 0; begin < text_.size();) {
      uint32_t end = static_cast<uint32_t>(std::min(text_.find('\n', begin), text_.size()));
      if (end > begin) {
        Paragraph({begin, end}, closed);
        closed = EndsSentence(Span{begin, end}.In(text_));
      }
      begin = end + 1;
    }
    Undecodable();
    std::stable_sort(damage_.begin(), damage_.end(),
                     [](const Damage& a, const Damage& b) { return a.span < b.span; });
    return std::move(damage_);
  }

 private:
  void Add(DamageKind kind, Span span, std::string why) {
    damage_.push_back({kind, span, std::move(why)});
  }

  void Paragraph(Span paragraph, bool closed) {
    std::string_view text = paragraph.In(text_);
    std::vector<Span> sentences = CutSentences(text);
    for (size_t i = 0; i < sentences.size(); ++i) {
      Span sentence{paragraph.begin + sentences[i].begin, paragraph.begin + sentences[i].end};
      if (i > 0) Fragment(sentence, sentences[i - 1].In(text));
      DoubledSentence(sentence);
      Words(sentence);
      SelfDefinition(sentence);
    }
    if (CountWords(text) < kLeastParagraphWords) return;
    if (closed) BeginsInTheMiddle(paragraph);
    BreaksOff(paragraph);
  }

  // "… Khalifa Haftar. issued.": one or two small words behind a full stop. Behind a quotation mark
  // or "!" they are who says it.
  void Fragment(Span sentence, std::string_view before) {
    std::string_view text = sentence.In(text_);
    if (!before.ends_with('.') || before.ends_with("..") || !text.ends_with('.')) return;
    if (CountWords(text) > 2) return;
    std::string_view words = text.substr(0, text.size() - 1);
    size_t blank = words.find(' ');
    bool small = IsSmallWord(words.substr(0, blank)) &&
                 (blank == words.npos || IsSmallWord(words.substr(blank + 1)));
    if (small)
      Add(DamageKind::kFragment, sentence, "stands alone behind a full stop and is no sentence");
  }

  void DoubledSentence(Span sentence) {
    std::string_view text = sentence.In(text_);
    if (text.size() < kLeastDoubledBytes) return;
    auto [first, is_new] = seen_.emplace(std::hash<std::string_view>()(text), sentence);
    if (is_new || first->second.In(text_) != text) return;
    Add(DamageKind::kDoubled, sentence, "the same sentence stands earlier in the text");
  }

  void Words(Span sentence) {
    words_.clear();
    for (uint32_t begin = sentence.begin; begin < sentence.end;) {
      uint32_t end = static_cast<uint32_t>(std::min<size_t>(text_.find(' ', begin), sentence.end));
      if (end > begin) words_.push_back({begin, end});
      begin = end + 1;
    }
    for (size_t i = 0; i + 1 < words_.size();) {
      size_t size = DoubledAt(i);
      if (size == 0) {
        ++i;
        continue;
      }
      Add(DamageKind::kDoubled, {words_[i + size].begin, words_[i + 2 * size - 1].end},
          size == 1 ? "the same word stands twice" : "the same words stand twice");
      i += 2 * size;
    }
  }

  // How many words from the i-th on are said again at once: 3 to 6, or 1 that never is.
  size_t DoubledAt(size_t i) const {
    auto same = [&](size_t a, size_t b) { return words_[a].In(text_) == words_[b].In(text_); };
    for (size_t size = 6; size >= 3; --size) {
      if (i + 2 * size > words_.size() || !same(i, i + size)) continue;
      size_t k = 1;
      while (k < size && same(i + k, i + size + k)) ++k;
      if (k == size) return size;
    }
    std::string_view word = words_[i].In(text_);
    return same(i, i + 1) && IsFunctionWord(word) && !MayStandTwice(word) ? 1 : 0;
  }

  // "the GNA, which is affiliated with the GNA": the clause names what it explains.
  void SelfDefinition(Span sentence) {
    std::string_view text = sentence.In(text_);
    for (size_t comma = text.find(','); comma != text.npos; comma = text.find(',', comma + 1)) {
      std::string_view clause = text.substr(comma + 1);
      size_t pronoun = clause.starts_with(" which ") ? 7 : clause.starts_with(" who ") ? 5 : 0;
      if (pronoun == 0) continue;
      std::string_view before = text.substr(0, comma);
      if (before.ends_with(')')) before.remove_suffix(1);
      size_t begin = before.find_last_of(" (");
      begin = begin == before.npos ? 0 : begin + 1;
      std::string_view name = before.substr(begin);
      if (name.size() < 2 || !IsCapital(name) || !IsCopula(clause.substr(pronoun))) continue;
      clause = clause.substr(0, clause.find_first_of(",.;:", pronoun));
      size_t again = FindAlone(clause, name, pronoun);
      if (again == clause.npos) continue;
      uint32_t first = sentence.begin + static_cast<uint32_t>(begin);
      uint32_t last = sentence.begin + static_cast<uint32_t>(comma + 1 + again + name.size());
      Add(DamageKind::kSelfDefinition, {first, last}, "the clause explains the name by itself");
    }
  }

  static bool IsCopula(std::string_view clause) {
    for (std::string_view verb : {"is ", "are ", "was ", "were "}) {
      if (clause.starts_with(verb)) return true;
    }
    return false;
  }

  // Where `name` stands as a name of its own, not as a part of a longer one.
  static size_t FindAlone(std::string_view clause, std::string_view name, size_t from) {
    for (size_t at = clause.find(name, from); at != clause.npos; at = clause.find(name, at + 1)) {
      std::string_view behind = clause.substr(at + name.size());
      bool bounded = clause[at - 1] == ' ' && (behind.empty() || behind[0] == ' ');
      if (!bounded) continue;
      size_t word = clause.rfind(' ', at - 2);
      bool longer = IsCapital(behind.empty() ? behind : behind.substr(1)) ||
                    (word != clause.npos && IsCapital(clause.substr(word + 1)));
      if (!longer) return at;
    }
    return clause.npos;
  }

  void BeginsInTheMiddle(Span paragraph) {
    std::string_view text = paragraph.In(text_);
    std::string_view word = text.substr(0, text.find(' '));
    std::string_view bare = StripMarks(word);
    // Names may begin small: "iPhone", "al-Qaeda", "von der Leyen".
    std::string_view next = text.substr(std::min(text.size(), word.size() + 1));
    if (!IsSmallWord(bare) || bare.size() != word.size() || IsCapital(next)) return;
    Add(DamageKind::kBroken,
        {paragraph.begin, paragraph.begin + static_cast<uint32_t>(word.size())},
        "the sentence lacks its beginning");
  }

  void BreaksOff(Span paragraph) {
    std::string_view text = paragraph.In(text_);
    size_t begin = text.rfind(' ') + 1;
    std::string_view word = text.substr(begin);
    bool last = paragraph.end == text_.size();
    bool dots = word.ends_with("…") || word.ends_with("...");
    bool cut = word == "[…]" || word == "[...]" || word.ends_with("[…]") || word.ends_with("[...]");
    bool open = word.ends_with(',') || IsFunctionWord(word);
    if (!(last && dots) && !cut && !open) return;
    Add(DamageKind::kBroken, {paragraph.begin + static_cast<uint32_t>(begin), paragraph.end},
        "the sentence breaks off");
  }

  void Undecodable() {
    constexpr std::string_view kMark = "\xEF\xBF\xBD";
    for (size_t at = text_.find(kMark); at != text_.npos; at = text_.find(kMark, at)) {
      size_t end = at;
      while (text_.substr(end).starts_with(kMark)) end += kMark.size();
      Add(DamageKind::kEncoding, {static_cast<uint32_t>(at), static_cast<uint32_t>(end)},
          "the bytes here were no text in the input's encoding");
      at = end;
    }
  }

  std::string_view text_;
  std::vector<Damage> damage_;
  std::unordered_map<size_t, Span> seen_;
  std::vector<Span> words_;
};

}  // namespace

std::vector<Damage> FindDamage(std::string_view text) { return DamageFinder(text).Run(); }

}  // namespace khaldun::clean
