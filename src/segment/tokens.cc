#include "segment/tokens.h"

#include <algorithm>

#include "model/sparse_rows.h"

namespace khaldun::segment {

using model::Mix;

namespace {

// "report.pdf", "bbc.co.uk": letters, digits and a few marks around stops, behind the last of which
// stands an ending that files or hosts have. Marks behind it do not count.
bool IsFileName(std::string_view chunk) {
  static constexpr std::string_view kEndings[] = {
      "com", "doc", "docx", "edu", "gif", "gov", "htm", "html", "jpg", "mp3",  "net",
      "org", "pdf", "php",  "png", "ppt", "txt", "uk",  "wav",  "xls", "xlsx", "zip"};
  while (!chunk.empty() && std::string_view(".,;:!?)]}>\"'").find(chunk.back()) != chunk.npos) {
    chunk.remove_suffix(1);
  }
  const size_t stop = chunk.rfind('.');
  if (stop == chunk.npos || stop == 0 || chunk.size() - stop > 5) return false;
  for (char c : chunk) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!plain && std::string_view("._-(<[\"'").find(c) == std::string_view::npos) return false;
  }
  return std::find(std::begin(kEndings), std::end(kEndings), chunk.substr(stop + 1)) !=
         std::end(kEndings);
}

}  // namespace

uint32_t ReadChunk(std::string_view text, uint32_t at, uint32_t limit, Chunk& chunk) {
  chunk.chars.clear();
  chunk.after = {};
  chunk.address = false;
  chunk.read = 0;
  uint32_t next = at;
  while (next < limit) {
    uint32_t here = next;
    Char c = NextChar(text, next);
    ++chunk.read;
    if (c.cls == CharClass::kSpace) {
      next = here;
      break;
    }
    if (c.symbol == '@') chunk.address = true;
    chunk.chars.push_back(c);
  }
  chunk.end = next;
  std::string_view surface = text.substr(at, std::min<uint32_t>(next - at, 256));
  if (surface.find("://") != surface.npos || surface.find("www.") != surface.npos) {
    chunk.address = true;
  }
  chunk.address |= IsFileName(surface);
  for (uint32_t here = next; here < limit;) {
    Char c = NextChar(text, here);
    ++chunk.read;
    if (c.cls == CharClass::kSpace) continue;
    chunk.after = c;
    break;
  }
  return next;
}

namespace {

const Char kOutside{};

const Char& At(const Chunk& chunk, size_t i) {
  return i < chunk.chars.size() ? chunk.chars[i] : kOutside;  // i - 1 of 0 wraps to far outside
}

bool IsNot(const Chunk& chunk, size_t i) {  // "n't"
  return At(chunk, i).symbol == 'n' && At(chunk, i + 1).symbol == '\'' &&
         At(chunk, i + 2).symbol == 't' && !At(chunk, i + 3).alnum();
}

constexpr size_t kRun = 12;  // characters of a run that a feature looks at

}  // namespace

bool IsCandidate(const Chunk& chunk, size_t i) {
  const Char &left = chunk.chars[i - 1], &right = chunk.chars[i];
  if (!left.alnum() || !right.alnum()) return true;
  if (left.letter() != right.letter()) return true;
  return IsNot(chunk, i);
}

size_t CutFeatures(const Chunk& chunk, size_t i, uint64_t* out) {
  uint64_t* begin = out;
  auto s = [&](int d) { return static_cast<uint64_t>(At(chunk, i + d).symbol); };
  auto k = [&](int d) { return static_cast<uint64_t>(At(chunk, i + d).cls); };
  const uint64_t pair = s(-1) << 32 | s(0);
  uint64_t left = 0, right = 0, left_size = 0, right_size = 0;
  size_t l = i, r = i;
  if (!chunk.chars[i - 1].alnum()) --l;
  if (!chunk.chars[i].alnum()) ++r;
  bool left_upper = true;
  while (l > 0 && left_size < kRun && chunk.chars[l - 1].alnum()) {
    --l;
    left_upper &= chunk.chars[l].cls == CharClass::kUpper;
    left = Mix(left, chunk.chars[l].symbol);
    ++left_size;
  }
  while (r < chunk.chars.size() && right_size < kRun && chunk.chars[r].alnum()) {
    right = Mix(right, chunk.chars[r].symbol);
    ++right_size;
    ++r;
  }
  const bool last = i + 1 == chunk.chars.size();
  const uint64_t place = (l == 0) | (r >= chunk.chars.size()) << 1 | last << 2 | chunk.address << 3;
  const uint64_t shape = k(-2) | k(-1) << 4 | k(0) << 8 | k(1) << 12;
  *out++ = Mix(1, pair);
  *out++ = Mix(2, pair, s(-2));
  *out++ = Mix(3, pair, s(1));
  *out++ = Mix(4, pair, s(-2), s(1));
  *out++ = Mix(5, s(-3), s(-2), s(-1));
  *out++ = Mix(6, s(0), s(1), s(2));
  *out++ = Mix(7, Mix(s(-3), s(-2), s(-1)), Mix(s(0), s(1), s(2)));
  *out++ = Mix(8, left, pair);
  *out++ = Mix(9, right, pair);
  *out++ = Mix(10, left, right, pair);
  *out++ = Mix(11, pair, place);
  *out++ = Mix(12, shape, place);
  *out++ = Mix(13, left_size << 8 | right_size, pair, place);
  *out++ = Mix(14, shape, pair);
  *out++ = Mix(15, left, pair, static_cast<uint64_t>(chunk.after.cls) << 1 | last);
  *out++ = Mix(16, left_size << 8 | left_upper << 4 | last, pair,
               static_cast<uint64_t>(chunk.after.cls));
  *out++ = Mix(17, pair, At(chunk, i - 1).begin == chunk.chars[0].begin, chunk.chars[0].symbol);
  *out++ = Mix(18, left, chunk.chars.size() - std::min(chunk.chars.size(), i), pair);
  *out++ = Mix(19, place);
  return static_cast<size_t>(out - begin);
}

namespace {

struct WordView {
  uint64_t hash = 0;   // lower-cased, digits as one
  uint64_t shape = 0;  // class of the first, second and last character, and length up to 4
  Char first, last;
};

WordView View(EndContext& c, size_t i) {
  WordView v;
  if (i < c.base || i >= c.limit) return v;
  Span span = (*c.words)[i].span;
  uint32_t size = 0;
  CharClass second = CharClass::kSpace;
  for (uint32_t at = span.begin; at < span.end && size < 24; ++size) {
    Char ch = NextChar(c.text, at);
    ++c.read;
    if (size == 0) v.first = ch;
    if (size == 1) second = ch.cls;
    v.last = ch;
    v.hash = Mix(v.hash, ch.symbol);
  }
  const bool mark = v.first.cls == CharClass::kMark;
  v.shape = static_cast<uint64_t>(v.first.cls) | static_cast<uint64_t>(second) << 4 |
            static_cast<uint64_t>(v.last.cls) << 8 |
            static_cast<uint64_t>(std::min(size, 4u)) << 12 |
            (mark ? static_cast<uint64_t>(v.first.symbol) << 16 : 0);
  return v;
}

bool Spaced(const EndContext& c, size_t i) {  // white space behind word i
  return i + 1 >= c.limit || (*c.words)[i].span.end != (*c.words)[i + 1].span.begin;
}

}  // namespace

bool IsEndCandidate(const EndContext& c, size_t i) {
  if ((*c.words)[i + 1].joined) return false;
  uint32_t at = (*c.words)[i + 1].span.begin;
  const Char next = NextChar(c.text, at);
  Span span = (*c.words)[i].span;
  uint32_t back = span.end - 1;
  while (back > span.begin && (c.text[back] & 0xC0) == 0x80) --back;
  const Char last = NextChar(c.text, back);
  if (last.alnum()) {
    return Spaced(c, i) && next.cls != CharClass::kLower && next.cls != CharClass::kDigit;
  }
  return true;
}

size_t EndFeatures(EndContext& c, size_t i, uint64_t* out) {
  uint64_t* begin = out;
  const WordView y = View(c, i - 2), z = View(c, i - 1), a = View(c, i), b = View(c, i + 1),
                 d = View(c, i + 2);
  const uint64_t spaced = Spaced(c, i);
  const uint64_t before = i > c.base && Spaced(c, i - 1);
  const uint64_t size = std::min<uint64_t>(i - c.first, 20);
  const uint64_t bucket = size < 4 ? size : size < 8 ? 4 : size < 20 ? 5 : 6;
  const uint64_t state = static_cast<uint64_t>(c.in_quote) | (c.brackets > 0) << 1 | spaced << 2;
  const WordView head = View(c, c.first);
  *out++ = Mix(101, state);
  *out++ = Mix(102, a.hash);
  *out++ = Mix(103, b.hash);
  *out++ = Mix(104, a.hash, b.hash);
  *out++ = Mix(105, z.hash, a.hash);
  *out++ = Mix(106, a.shape, b.shape, state);
  *out++ = Mix(107, a.hash, b.shape, state);
  *out++ = Mix(108, a.shape, b.hash, b.shape);
  *out++ = Mix(109, z.hash, a.hash, b.shape);
  *out++ = Mix(110, z.shape, a.hash, b.shape);
  *out++ = Mix(111, a.hash, bucket, b.shape);
  *out++ = Mix(112, a.shape, b.hash, d.hash);
  *out++ = Mix(113, a.hash, state);
  *out++ = Mix(114, a.shape, b.shape, d.shape);
  *out++ = Mix(115, y.shape, z.shape, a.shape, b.shape);
  *out++ = Mix(116, head.shape, a.shape, b.shape);
  *out++ = Mix(117, a.hash, size, head.shape);
  *out++ = Mix(118, a.hash, state, Mix(b.shape, before));
  *out++ = Mix(119, z.hash, a.shape, b.hash);
  *out++ = Mix(120, y.hash, z.hash, a.hash);
  *out++ = Mix(121, a.hash, b.shape, d.shape);
  *out++ = Mix(122, a.shape, bucket, state, Mix(b.shape, d.shape));
  *out++ = Mix(123, c.first == c.base, bucket, a.hash);
  return static_cast<size_t>(out - begin);
}

void Advance(EndContext& c, size_t i) {
  Span span = (*c.words)[i].span;
  if (span.size() > 3) return;
  uint32_t at = span.begin;
  switch (NextChar(c.text, at).symbol) {
    case '"':
      c.in_quote = !c.in_quote;
      break;
    case '(':
    case '[':
    case '{':
      ++c.brackets;
      break;
    case ')':
    case ']':
    case '}':
      c.brackets = std::max(0, c.brackets - 1);
      break;
    default:
      break;
  }
}

}  // namespace khaldun::segment
