#include "event/counts.h"

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
constexpr std::array<Named, 44> kNumbers = {{
    {"a", 1, 1},
    {"an", 1, 1},
    {"one", 1, 1},
    {"two", 2, 2},
    {"three", 3, 3},
    {"four", 4, 4},
    {"five", 5, 5},
    {"six", 6, 6},
    {"seven", 7, 7},
    {"eight", 8, 8},
    {"nine", 9, 9},
    {"ten", 10, 10},
    {"eleven", 11, 11},
    {"twelve", 12, 12},
    {"thirteen", 13, 13},
    {"fourteen", 14, 14},
    {"fifteen", 15, 15},
    {"sixteen", 16, 16},
    {"seventeen", 17, 17},
    {"eighteen", 18, 18},
    {"nineteen", 19, 19},
    {"twenty", 20, 20},
    {"thirty", 30, 30},
    {"forty", 40, 40},
    {"fifty", 50, 50},
    {"sixty", 60, 60},
    {"seventy", 70, 70},
    {"eighty", 80, 80},
    {"ninety", 90, 90},
    {"couple", 2, 2},
    {"pair", 2, 2},
    {"several", 3, 9},
    {"few", 3, 9},
    {"some", 3, 9},
    {"tens", 20, 99},
    {"dozen", 12, 12},
    {"dozens", 24, 99},
    {"scores", 40, 99},
    {"score", 20, 20},
    {"hundred", 100, 100},
    {"hundreds", 100, 999},
    {"thousand", 1000, 1000},
    {"thousands", 1000, 9999},
    {"million", 1000000, 1000000},
}};

const Named* FindNumber(std::string_view word) {
  for (const Named& n : kNumbers) {
    if (n.word == word) return &n;
  }
  return nullptr;
}

std::string Lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// Digits with thousands separators; nothing for years, scores and the like.
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

std::optional<std::pair<int64_t, int64_t>> Value(const Tree& tree, WordId number) {
  std::string form = Lower(tree.form(number));
  if (auto d = Digits(form)) {
    std::pair<int64_t, int64_t> value{*d, *d};
    for (WordId c : tree.children(number)) {
      // "2 million": the parser hangs the digits on the word or the word on the digits.
      if (const Named* n = FindNumber(Lower(tree.form(c))); n != nullptr && n->low >= 100) {
        value = {value.first * n->low, value.second * n->low};
      }
    }
    return value;
  }
  if (const Named* n = FindNumber(form)) {
    std::pair<int64_t, int64_t> value{n->low, n->high};
    for (WordId c : tree.children(number)) {
      if (tree[c].relation != kNummod && tree[c].relation != kCompound) continue;
      if (auto factor = Value(tree, c); factor && n->low >= 12) {
        value = {n->low * factor->first, n->low * factor->second};
      }
    }
    return value;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Count> CountOf(const Tree& tree, WordId nominal, CountKind kind) {
  auto make = [&](WordId number) -> std::optional<Count> {
    auto value = Value(tree, number);
    if (!value || value->first > value->second) return std::nullopt;
    Count count;
    count.kind = kind;
    count.low = value->first;
    count.high = value->second;
    count.span = tree.document().Get<SegmentLayer>().word(number).span;
    return count;
  };
  for (WordId c : tree.children(nominal)) {
    if (tree[c].relation == kNummod) {
      if (auto count = make(c)) return count;
    }
  }
  bool counts_itself = tree[nominal].upos == Upos::kNum;
  for (WordId c : tree.children(nominal)) {
    counts_itself |= tree[c].relation == kNmod && tree.Preposition(c) == "of";
  }
  std::string_view lemma = tree.lemma(nominal);
  if (counts_itself || lemma == "dozens" || lemma == "dozen" || lemma == "hundred" ||
      lemma == "thousand" || lemma == "score") {
    if (auto count = make(nominal)) return count;
  }
  if (tree.HasChild(nominal, kDet, {"a", "an"}) &&
      tree[nominal].features.Has(Feature::kNumber, "Sing")) {
    Count one;
    one.kind = kind;
    one.low = one.high = 1;
    one.span = tree.document().Get<SegmentLayer>().word(nominal).span;
    return one;
  }
  return std::nullopt;
}

}  // namespace khaldun::event
