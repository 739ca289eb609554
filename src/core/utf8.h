// Is this UTF-8, and where does it stop being so?
#pragma once

#include <optional>
#include <string_view>

namespace khaldun::core {

// The byte at which the first ill-formed sequence begins (Unicode 15, table 3-7: no overlong forms,
// no surrogates, nothing above U+10FFFF); nullopt where `text` is well formed.
std::optional<size_t> FirstIllFormedByte(std::string_view text);

// True where a character begins at byte `at` of well-formed `text`, or where `at` is its end.
inline bool OnCharacter(std::string_view text, size_t at) {
  return at == text.size() || (at < text.size() && (text[at] & 0xC0) != 0x80);
}

}  // namespace khaldun::core
