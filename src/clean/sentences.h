// Where sentences end, as far as clean needs it: to see damage and to cut only whole sentences. The
// segment stage cuts the text properly.
#pragma once

#include <string_view>
#include <vector>

#include "khaldun/span.h"

namespace khaldun::clean {

// True where the line's last character, closing quotes and brackets aside, ends a sentence.
bool EndsSentence(std::string_view line);

// True for "Mr.", "Inc", "U.S.", "Dec": a period behind it need not end a sentence.
bool IsAbbreviation(std::string_view word);

// The sentences of one paragraph, without the blanks between them. A period behind an abbreviation
// ends none. Linear.
std::vector<Span> CutSentences(std::string_view paragraph);

// "the", "of", "because": small words that no sentence ends with.
bool IsFunctionWord(std::string_view word);

// How many words, divided by blanks.
size_t CountWords(std::string_view text);

}  // namespace khaldun::clean
