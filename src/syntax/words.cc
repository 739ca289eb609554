#include "syntax/words.h"

#include <xxhash.h>

#include <algorithm>

namespace khaldun::syntax {
namespace {

// Beyond this a word is no word of a language; its ends still tell.
constexpr size_t kLongest = 64;

uint64_t Hash(const char* data, size_t size) { return XXH3_64bits(data, size); }

char ShapeOf(char c) {
  if (c >= 'A' && c <= 'Z') return 'X';
  if ((c >= 'a' && c <= 'z') || (c & 0x80)) return 'x';
  if (c >= '0' && c <= '9') return '0';
  return c;
}

}  // namespace

std::string Lower(std::string_view word, size_t limit) {
  std::string out(word.substr(0, limit));
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c += 32;
  }
  return out;
}

WordForm FormOf(std::string_view word) {
  char lower[kLongest], shape[kLongest];
  const size_t n = std::min(word.size(), kLongest);
  // A long word is looked at from its end.
  word = word.substr(word.size() - n);
  size_t shape_size = 0;
  for (size_t i = 0; i < n; ++i) {
    char c = word[i];
    lower[i] = c >= 'A' && c <= 'Z' ? c + 32 : c >= '0' && c <= '9' ? '0' : c;
    char s = ShapeOf(c);
    if (shape_size < 2 || shape[shape_size - 1] != s || shape[shape_size - 2] != s) {
      shape[shape_size++] = s;
    }
  }
  WordForm f;
  f.norm = Hash(lower, n);
  f.exact = Hash(word.data(), n);
  f.shape = Hash(shape, std::min<size_t>(shape_size, 8));
  for (size_t k = 0; k < f.prefix.size(); ++k) f.prefix[k] = Hash(lower, std::min(n, k + 1));
  for (size_t k = 0; k < f.suffix.size(); ++k) {
    size_t m = std::min(n, k + 1);
    f.suffix[k] = Hash(lower + n - m, m);
  }
  return f;
}

}  // namespace khaldun::syntax
