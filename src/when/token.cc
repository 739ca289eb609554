#include "when/token.h"

namespace khaldun::when {
namespace {

enum class Kind { kLetter, kDigit, kMark };

Kind KindOf(unsigned char c) {
  if (c >= '0' && c <= '9') return Kind::kDigit;
  if ((c | 32) >= 'a' && (c | 32) <= 'z') return Kind::kLetter;
  return c >= 0x80 ? Kind::kLetter : Kind::kMark;
}

// A typographic mark outside ASCII as its plain sister, with its length in bytes; 0 where none.
struct PlainMark {
  char mark;
  uint32_t size;
};
PlainMark PlainMarkAt(std::string_view text, uint32_t at) {
  if (at + 2 < text.size() && text[at] == '\xE2' && text[at + 1] == '\x80') {
    switch (text[at + 2]) {
      case '\x98':
      case '\x99':
        return {'\'', 3};
      case '\x90':
      case '\x91':
      case '\x92':
      case '\x93':
      case '\x94':
      case '\x95':
        return {'-', 3};
      case '\x9C':
      case '\x9D':
        return {'"', 3};
      default:
        break;
    }
  }
  if (at + 1 < text.size() && text[at] == '\xC2' && text[at + 1] == '\xA3') return {'$', 2};
  if (at + 2 < text.size() && text[at] == '\xE2' && text[at + 1] == '\x82' &&
      text[at + 2] == '\xAC') {
    return {'$', 3};
  }
  return {0, 0};
}

void CutWord(std::string_view text, Span span, WordId word, const TimeLexicon& lexicon,
             std::vector<Token>& tokens) {
  char lower[TimeLexicon::kLongestWord];
  for (uint32_t at = span.begin; at < span.end;) {
    Token token;
    token.begin = at;
    token.word = word;
    token.glued = !tokens.empty() && tokens.back().end == at;
    auto c = static_cast<unsigned char>(text[at]);
    PlainMark plain = c >= 0x80 ? PlainMarkAt(text, at) : PlainMark{0, 0};
    if (plain.size != 0) {
      token.mark = plain.mark;
      token.end = at + plain.size;
    } else if (KindOf(c) == Kind::kDigit) {
      while (at < span.end && KindOf(static_cast<unsigned char>(text[at])) == Kind::kDigit) {
        if (token.digits < 9) {
          token.number = token.number * 10 + static_cast<uint32_t>(text[at] - '0');
          ++token.digits;
        } else {
          token.digits = 255;
        }
        ++at;
      }
      token.end = at;
    } else if (KindOf(c) == Kind::kLetter) {
      uint32_t size = 0;
      bool ascii = true;
      while (at < span.end && KindOf(static_cast<unsigned char>(text[at])) == Kind::kLetter &&
             PlainMarkAt(text, at).size == 0) {
        auto d = static_cast<unsigned char>(text[at]);
        ascii = ascii && d < 0x80;
        if (size < sizeof lower) lower[size] = static_cast<char>(d >= 'A' && d <= 'Z' ? d | 32 : d);
        ++size;
        ++at;
      }
      token.end = at;
      token.capital = c >= 'A' && c <= 'Z';
      if (ascii && size <= sizeof lower) token.entry = lexicon.Find({lower, size});
      token.other = token.entry == nullptr;
    } else {
      token.mark = static_cast<char>(c);
      token.end = at + 1;
    }
    at = token.end;
    tokens.push_back(token);
  }
}

// Digits are no number of their own inside 2,000 or 3.5, after $, £ or #, before %, in B-52 and
// 5km.
void MarkLone(std::vector<Token>& tokens) {
  size_t n = tokens.size();
  for (size_t i = 0; i < n; ++i) {
    Token& t = tokens[i];
    if (t.digits == 0 || t.digits == 255) continue;
    bool lone = true;
    if (i > 0) {
      const Token& p = tokens[i - 1];
      if (p.mark == '$' || p.mark == '#') lone = false;
      if (t.glued && (p.mark == ',' || p.mark == '.') && p.glued && i > 1 &&
          tokens[i - 2].digits != 0)
        lone = false;
      if (t.glued && p.mark == 0) lone = false;
      if (t.glued && p.mark == '-' && p.glued && i > 1 && tokens[i - 2].other) lone = false;
    }
    if (lone && i + 1 < n) {
      const Token& x = tokens[i + 1];
      bool more = i + 2 < n && tokens[i + 2].glued && tokens[i + 2].digits != 0;
      if (x.mark == '%' || x.Is(Function::kPercent)) lone = false;
      if (x.glued && (x.mark == ',' || x.mark == '.') && more) {
        lone = x.mark == ',' && tokens[i + 2].digits == 4;  // "May 3,2015"
      }
      if (x.glued && (x.other || x.Is(Function::kM))) lone = false;
    }
    t.lone = lone;
  }
}

}  // namespace

bool CutSentence(const Document& document, const Sentence& sentence, const TimeLexicon& lexicon,
                 std::vector<Token>& tokens) {
  tokens.clear();
  std::string_view text = document.text();
  const auto& words = document.Get<SegmentLayer>().words;
  for (WordId w = sentence.words.begin; w < sentence.words.end; ++w) {
    CutWord(text, words[w.value].span, w, lexicon, tokens);
  }
  bool any = false;
  for (const Token& t : tokens)
    any = any || t.digits != 0 || (t.entry != nullptr && t.entry->count > 0);
  if (any) MarkLone(tokens);
  return any;
}

}  // namespace khaldun::when
