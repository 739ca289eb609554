#include "geo/document_words.h"

#include <array>

namespace khaldun::geo {
namespace {

// Upper-case letters of Latin-1 and Latin Extended-A by their UTF-8 bytes; others count as small.
bool UpperBeyondAscii(std::string_view s) {
  auto a = static_cast<unsigned char>(s[0]);
  auto b = s.size() > 1 ? static_cast<unsigned char>(s[1]) : 0u;
  if (a == 0xC3) return b >= 0x80 && b <= 0x9E && b != 0x97;
  if (a == 0xC4 || a == 0xC5) return b % 2 == 0;
  return false;
}

Shape ShapeOf(std::string_view s) {
  int upper = 0, lower = 0, digits = 0, stops = 0, other = 0;
  for (size_t i = 0; i < s.size(); ++i) {
    auto c = static_cast<unsigned char>(s[i]);
    if (c >= 'A' && c <= 'Z') {
      ++upper;
    } else if (c >= 'a' && c <= 'z') {
      ++lower;
    } else if (c >= '0' && c <= '9') {
      ++digits;
    } else if (c == '.') {
      ++stops;
    } else if (c < 0x80) {
      ++other;
    } else if ((c & 0xC0) != 0x80) {
      bool letter = c >= 0xC3 && c != 0xE2;  // not general punctuation and Latin-1 signs
      if (!letter) {
        ++other;
      } else if (UpperBeyondAscii(s.substr(i))) {
        ++upper;
      } else {
        ++lower;
      }
    }
  }
  if (upper + lower == 0) return digits > 0 ? Shape::kDigits : Shape::kMark;
  bool first = (s[0] >= 'A' && s[0] <= 'Z') || UpperBeyondAscii(s);
  if (upper == 0) return Shape::kLower;
  if (!first) return lower > 0 ? Shape::kMixed : Shape::kCapitals;
  if (lower == 0) return stops > 0 && upper <= 5 ? Shape::kInitials : Shape::kCapitals;
  return upper == 1 ? Shape::kCapital : Shape::kMixed;
}

}  // namespace

std::string_view Name(Shape shape) {
  static constexpr std::array<std::string_view, 7> kNames{
      "lower", "capital", "initials", "capitals", "mixed", "digits", "mark"};
  return kNames[static_cast<size_t>(shape)];
}

DocumentWords::DocumentWords(const Document& document)
    : document_(document),
      segment_(document.Get<SegmentLayer>()),
      syntax_(document.Get<SyntaxLayer>()) {
  size_t n = segment_.words.size();
  lower_.reserve(n + 1);
  shapes_.reserve(n);
  pool_.reserve(document.text().size());
  for (const Word& word : segment_.words) {
    lower_.push_back(static_cast<uint32_t>(pool_.size()));
    std::string_view text = document.text(word.span);
    for (char c : text) pool_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    shapes_.push_back(ShapeOf(text));
  }
  lower_.push_back(static_cast<uint32_t>(pool_.size()));
  cues_.reserve(n);
  for (size_t w = 0; w < n; ++w) cues_.push_back(CueOf(lower(w)));
}

}  // namespace khaldun::geo
