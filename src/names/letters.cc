#include "names/letters.h"

#include "text/ascii.h"
#include "text/fold_word.h"

namespace khaldun::names {

std::string LettersOf(std::string_view word) {
  std::string folded;
  text::AppendFolded(word, folded);
  std::erase_if(folded, [](char c) { return !text::IsLower(c); });
  return folded;
}

std::string Skeleton(std::string_view folded) {
  std::string out;
  for (size_t i = 0; i < folded.size(); ++i) {
    char c = folded[i];
    bool before_h = i + 1 < folded.size() && folded[i + 1] == 'h';
    switch (c) {
      case 'a':
      case 'e':
      case 'i':
      case 'o':
      case 'u':
      case 'y':
      case 'w':
        continue;
      case 'k':
      case 'c':
      case 'q':
      case 'g':
      case 'x':
        if (before_h) continue;  // "kh" and "gh" are heard as h
        c = c == 'g' ? 'g' : 'k';
        break;
      case 'p':
        if (before_h) {
          c = 'f';
          ++i;
        }
        break;
      case 's':
      case 't':
      case 'd':
        if (before_h) ++i;
        break;
      case 'z':
        c = 's';
        break;
      case 'v':
        c = 'f';
        break;
      case 'j':
        c = 'g';
        break;
      default:
        break;
    }
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

}  // namespace khaldun::names
