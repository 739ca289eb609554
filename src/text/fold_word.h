// One form for the spellings of a word: what names are compared by.
#pragma once

#include <string>
#include <string_view>

namespace khaldun::text {

// Appends `word` in lower case, without diacritics, apostrophes and full stops: "Sana'a" is
// "sanaa", "U.S." is "us", "Türkiye" is "turkiye". The clitic "'s" (in any apostrophe) keeps its
// apostrophe, so that it is no letter. Other characters stay. Requires valid UTF-8.
void AppendFolded(std::string_view word, std::string& out);

// How a word uses capitals, by its cased letters.
enum class Casing : unsigned char {
  kNone,   // no letters: "7", "-"
  kLower,  // begins in lower case: "officials", "al", "iPhone"
  kTitle,  // begins with a capital: "Ankara", "McCain", "O"
  kUpper,  // two letters or more, all capitals: "GNA", "U.S."
};
Casing CasingOf(std::string_view word);

}  // namespace khaldun::text
