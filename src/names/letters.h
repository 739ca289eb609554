// The letters that spellings are compared by.
#pragma once

#include <string>
#include <string_view>

namespace khaldun::names {

// `word` in a–z alone: lower case, diacritics dropped ("Erdoğan" is "erdogan"), what is no Latin
// letter left out. Requires valid UTF-8.
std::string LettersOf(std::string_view word);

constexpr bool IsVowel(char letter) {
  return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u' ||
         letter == 'y';
}

// The consonants that transliterations agree on: "mehri" and "mekher" are both "mhr". Spellings of
// one name mostly share it; many names that are not one do, too.
std::string Skeleton(std::string_view letters);

}  // namespace khaldun::names
