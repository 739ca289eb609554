#include "event/counts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace khaldun::event {
namespace {

using enum Relation;

struct Named {
  std::string_view word;
  int64_t low, high;
};

// event-model.md, section 6.
constexpr std::array<Named, 33> kSmall = {{
    {"one", 1, 1},         {"two", 2, 2},        {"three", 3, 3},      {"four", 4, 4},
    {"five", 5, 5},        {"six", 6, 6},        {"seven", 7, 7},      {"eight", 8, 8},
    {"nine", 9, 9},        {"ten", 10, 10},      {"eleven", 11, 11},   {"twelve", 12, 12},
    {"thirteen", 13, 13},  {"fourteen", 14, 14}, {"fifteen", 15, 15},  {"sixteen", 16, 16},
    {"seventeen", 17, 17}, {"eighteen", 18, 18}, {"nineteen", 19, 19}, {"twenty", 20, 20},
    {"thirty", 30, 30},    {"forty", 40, 40},    {"fifty", 50, 50},    {"sixty", 60, 60},
    {"seventy", 70, 70},   {"eighty", 80, 80},   {"ninety", 90, 90},   {"couple", 2, 2},
    {"pair", 2, 2},        {"several", 3, 9},    {"few", 3, 9},        {"tens", 20, 99},
    {"half", 0, 0},
}};
// Those that another number may multiply; the plural alone is a range.
constexpr std::array<Named, 10> kScales = {{
    {"dozen", 12, 12},
    {"dozens", 24, 99},
    {"score", 20, 20},
    {"scores", 40, 99},
    {"hundred", 100, 100},
    {"hundreds", 100, 999},
    {"thousand", 1000, 1000},
    {"thousands", 1000, 9999},
    {"million", 1000000, 1000000},
    {"millions", 1000000, 9999999},
}};
// Words between a nominal and the number that counts it, at most.
constexpr uint32_t kReach = 10;

template <size_t N>
const Named* Find(const std::array<Named, N>& words, std::string_view word) {
  for (const Named& n : words) {
    if (n.word == word) return &n;
  }
  return nullptr;
}

std::string Lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// Digits with thousands separators; nothing for scores and the like.
std::optional<int64_t> Digits(std::string_view form) {
  std::string plain;
  for (char c : form) {
    if (c == ',') continue;
    if (c < '0' || c > '9') return std::nullopt;
    plain += c;
  }
  int64_t value = 0;
  auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (plain.empty() || plain.size() > 12 || error != std::errc{}) return std::nullopt;
  return value;
}

struct Number {
  int64_t low = 0, high = 0;
  WordId begin, end;
};

// Reads numbers in the order of the words.
class NumberReader {
 public:
  explicit NumberReader(const Tree& tree) : tree_(tree) {}

  // "12", "two dozen", "hundreds of thousands", "10 to 15", "between 10 and 15".
  std::optional<Number> Read(WordId w) const {
    bool between = Word(w) == "between";
    auto first = One(between ? Next(w) : w);
    if (!first) return std::nullopt;
    std::string_view link = Text(first->end);
    bool range =
        link == "to" || link == "-" || link == "–" || link == "or" || (between && link == "and");
    if (!range) return first;
    auto second = One(Next(first->end));
    if (!second || second->low < first->high) return first;
    return Number{first->low, second->high, w, second->end};
  }

 private:
  static WordId Next(WordId w) { return WordId(w.value + 1); }
  std::string_view Text(WordId w) const {
    return tree_.words().Contains(w) ? tree_.form(w) : std::string_view();
  }
  std::string Word(WordId w) const { return Lower(Text(w)); }

  std::optional<Number> One(WordId w) const {
    auto number = Small(w);
    if (!number) return std::nullopt;
    // "two hundred", "hundreds of thousands", "1,5 million"
    for (int scales = 0; scales < 3; ++scales) {
      WordId at = number->end;
      if (Word(at) == "of" && number->low != number->high) at = Next(at);
      const Named* scale = Find(kScales, Word(at));
      if (scale == nullptr || number->high > 999'999) break;
      number->low *= scale->low;
      number->high = number->low == number->high * scale->low ? number->low
                                                              : (number->high + 1) * scale->low - 1;
      number->end = Next(at);
    }
    return number;
  }

  std::optional<Number> Small(WordId w) const {
    std::string word = Word(w);
    if (word == "a" || word == "an") {
      const Named* scale = Find(kScales, Word(Next(w)));
      // "a few hundred", "a couple of"
      if (scale == nullptr) return Find(kSmall, Word(Next(w))) ? Small(Next(w)) : std::nullopt;
      return Number{scale->low, scale->high, w, WordId(w.value + 2)};
    }
    if (auto digits = Digits(Text(w))) return Number{*digits, *digits, w, Next(w)};
    if (const Named* scale = Find(kScales, word))
      return Number{scale->low, scale->high, w, Next(w)};
    const Named* small = Find(kSmall, word);
    if (small == nullptr || small->high == 0) return std::nullopt;
    Number number{small->low, small->high, w, Next(w)};
    if (word == "couple" || word == "pair") {
      if (Word(number.end) == "of") number.end = Next(number.end);
    } else if (number.low >= 20 && number.low % 10 == 0 && number.low == number.high) {
      // "twenty-five"
      WordId at = Text(number.end) == "-" ? Next(number.end) : number.end;
      const Named* unit = Find(kSmall, Word(at));
      if (unit != nullptr && unit->high < 10 && unit->low == unit->high) {
        number.low = number.high = number.low + unit->low;
        number.end = Next(at);
      }
    }
    return number;
  }

  const Tree& tree_;
};

// The words before a noun that may belong to its number.
bool MayCount(const Tree& tree, WordId w) {
  switch (tree[w].upos) {
    case Upos::kNum:
    case Upos::kAdj:
    case Upos::kAdv:
    case Upos::kDet:
    case Upos::kSym:
      return true;
    case Upos::kAdp:
    case Upos::kCconj:
    case Upos::kPart:
    case Upos::kSconj:
    case Upos::kPunct: {
      std::string word = Lower(tree.form(w));
      return word == "to" || word == "between" || word == "or" || word == "and" || word == "of" ||
             word == "than" || word == "-" || word == "–";
    }
    default: {
      std::string word = Lower(tree.form(w));
      return Find(kScales, word) != nullptr || Find(kSmall, word) != nullptr ||
             tree[w].relation == kCompound || tree[w].relation == kAmod;
    }
  }
}

std::optional<Number> NumberOf(const Tree& tree, WordId nominal) {
  NumberReader reader(tree);
  uint32_t first = nominal.value;
  uint32_t least =
      std::max(tree.words().begin.value, nominal.value - std::min(nominal.value, kReach));
  while (first > least && MayCount(tree, WordId(first - 1))) --first;
  std::optional<Number> last;
  for (WordId w(first); w <= nominal; ++w) {
    if (last && w < last->end) continue;
    if (auto number = reader.Read(w)) last = number;
  }
  return last;
}

}  // namespace

std::optional<Count> CountOf(const Tree& tree, WordId nominal, CountKind kind) {
  const auto& segment = tree.document().Get<SegmentLayer>();
  if (auto number = NumberOf(tree, nominal)) {
    return Count{kind, number->low, number->high, segment.SpanOf({number->begin, number->end})};
  }
  if (tree.HasChild(nominal, kDet, {"a", "an"}) &&
      tree[nominal].features.Has(Feature::kNumber, "Sing")) {
    return Count{kind, 1, 1, segment.word(nominal).span};
  }
  return std::nullopt;
}

}  // namespace khaldun::event
