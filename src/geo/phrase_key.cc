#include "geo/phrase_key.h"

#include <utf8proc.h>
#include <xxhash.h>

#include <array>

namespace khaldun::geo {
namespace {

bool IsSilent(uint32_t c) {
  switch (c) {
    case '.':
    case '\'':
    case '`':
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
      return true;
    default:
      return c >= 0x2B0 && c <= 0x2FF;  // modifier letters: ʻ ʼ ʿ
  }
}

// Letters whose usual English spelling is not their base letter under decomposition.
std::string_view Spelled(uint32_t c) {
  switch (c) {
    case 0xDF:
      return "ss";
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0x152:
    case 0x153:
      return "oe";
    case 0xD8:
    case 0xF8:
      return "o";
    case 0x110:
    case 0x111:
    case 0xD0:
    case 0xF0:
      return "d";
    case 0x141:
    case 0x142:
      return "l";
    case 0x131:
      return "i";
    case 0xDE:
    case 0xFE:
      return "th";
    case 0x18F:
    case 0x259:
      return "e";
    default:
      return {};
  }
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kShortForms{
    {{"saint", "st"}, {"sainte", "ste"}, {"mount", "mt"}, {"fort", "ft"}}};

}  // namespace

void PhraseKey::CloseWord() {
  std::string_view last = std::string_view(key_).substr(word_);
  for (auto [full, shortened] : kShortForms) {
    if (last == full) {
      key_.resize(word_);
      key_ += shortened;
      break;
    }
  }
  if (!key_.empty() && key_.back() != ' ') key_ += ' ';
  word_ = key_.size();
}

void PhraseKey::Put(uint32_t c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') {
      key_ += static_cast<char>(c + 32);
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      key_ += static_cast<char>(c);
    } else if (!IsSilent(c)) {
      CloseWord();
    }
    return;
  }
  if (IsSilent(c)) return;
  if (std::string_view s = Spelled(c); !s.empty()) {
    key_ += s;
    return;
  }
  std::array<utf8proc_int32_t, 8> parts;
  int boundary = 0;
  auto n = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(c), parts.data(), parts.size(),
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK),
      &boundary);
  if (n < 0 || n > static_cast<utf8proc_ssize_t>(parts.size())) return;
  for (utf8proc_ssize_t i = 0; i < n; ++i) {
    auto category = utf8proc_category(parts[i]);
    bool word = category <= UTF8PROC_CATEGORY_ME ||
                (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
    if (!word) {
      CloseWord();
      continue;
    }
    std::array<utf8proc_uint8_t, 4> bytes;
    auto size = utf8proc_encode_char(parts[i], bytes.data());
    key_.append(reinterpret_cast<const char*>(bytes.data()), static_cast<size_t>(size));
  }
}

void PhraseKey::Append(std::string_view text, bool gap) {
  if (gap) CloseWord();
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    if (*at < 0x80) {
      Put(*at++);
      --left;
      continue;
    }
    utf8proc_int32_t c = 0;
    auto size = utf8proc_iterate(at, left, &c);
    if (size <= 0) size = 1;
    if (c > 0) Put(static_cast<uint32_t>(c));
    at += size;
    left -= size;
  }
}

std::string_view PhraseKey::View() {
  std::string_view last = std::string_view(key_).substr(word_);
  for (auto [full, shortened] : kShortForms) {
    if (last == full) {
      view_.assign(key_, 0, word_);
      view_ += shortened;
      return view_;
    }
  }
  std::string_view view = key_;
  while (!view.empty() && view.back() == ' ') view.remove_suffix(1);
  return view;
}

std::string FoldName(std::string_view name) {
  PhraseKey key;
  key.Append(name, false);
  return std::string(key.View());
}

uint64_t HashKey(std::string_view key) { return XXH3_64bits(key.data(), key.size()); }

}  // namespace khaldun::geo
