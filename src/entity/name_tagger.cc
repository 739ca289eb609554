#include "entity/name_tagger.h"

#include <xxhash.h>

#include <algorithm>

namespace khaldun::entity {
namespace {

using model::Mix;

// What the two experts' scores count beside the chances of one tag after another: measured on the
// development sets.
constexpr int32_t kRowsPercent = 70;
constexpr float kOddsShare = 1.0f;
constexpr float kOddsUnit = 16;  // of NameOdds
constexpr int32_t kOddsParts = 256;

// A sentence of more words without a capital is no name's place.
constexpr size_t kCarelessWords = 40;

uint64_t Hash(std::string_view s) { return XXH3_64bits(s.data(), s.size()); }

// Capitals, small letters, digits and marks, runs cut to one: "McCain" is "XxXx", "F-16" "X-d".
uint64_t ShapeOf(std::string_view word) {
  char shape[16];
  size_t n = 0;
  for (size_t i = 0; i < word.size() && n < sizeof shape;) {
    auto c = static_cast<unsigned char>(word[i]);
    char s;
    if (c >= 'A' && c <= 'Z') {
      s = 'X';
    } else if (c >= 'a' && c <= 'z') {
      s = 'x';
    } else if (c >= '0' && c <= '9') {
      s = 'd';
    } else if (c >= 0x80) {
      size_t size = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
      s = text::CasingOf(word.substr(i, size)) == text::Casing::kTitle ? 'X' : 'x';
      i += size - 1;
    } else {
      s = word[i];
    }
    ++i;
    if (n == 0 || shape[n - 1] != s) shape[n++] = s;
  }
  return Hash({shape, n});
}

// Small words that stand inside names: "of", "al", "and"; a name never begins or ends with them.
bool IsLink(std::string_view form) {
  static constexpr std::array<std::string_view, 26> kLinks = {
      "of",  "the", "and", "for", "al", "el",  "bin", "ibn", "de", "del", "la", "le", "van",
      "von", "der", "den", "di",  "da", "dos", "du",  "'s",  "’s", "&",   "-",  "on", "ul"};
  return std::find(kLinks.begin(), kLinks.end(), form) != kLinks.end();
}

}  // namespace

TagInputs::TagInputs(const Words& words, const NameLexicon& lexicon, const RoleHits& roles,
                     const PlaceHits& places, const WordClasses& classes,
                     const std::vector<KnownName>& known)
    : words_(words),
      lexicon_(lexicon),
      roles_(roles),
      places_(places),
      classes_(classes),
      known_(words.segment().words.size()) {
  for (const KnownName& k : known) {
    const NameEntry& e = lexicon.entry(k.entry);
    auto type = static_cast<uint8_t>(e.type);
    if (e.type == NameType::kActor)
      type = static_cast<uint8_t>(type + static_cast<uint8_t>(lexicon.actor(e).kind));
    for (WordId w = k.words.begin; w < k.words.end; ++w) {
      known_[w.value] = static_cast<uint8_t>(2 + 2 * type + (w == k.words.begin ? 0 : 1));
    }
  }
}

void TagInputs::Describe(WordRange sentence, std::vector<TaggedWord>& out) const {
  out.clear();
  std::string folded;
  bool any_capital = false;
  for (WordId w = sentence.begin; w < sentence.end; ++w) {
    std::string_view form = words_.form(w);
    TaggedWord& t = out.emplace_back();
    folded.clear();
    text::AppendFolded(form, folded);
    t.form = Hash(form);
    t.lower = Hash(folded);
    std::string_view f = folded;
    t.prefix = Hash(f.substr(0, 3));
    t.suffix2 = Hash(f.substr(f.size() - std::min<size_t>(2, f.size())));
    t.suffix3 = Hash(f.substr(f.size() - std::min<size_t>(3, f.size())));
    t.suffix4 = Hash(f.substr(f.size() - std::min<size_t>(4, f.size())));
    t.shape = ShapeOf(form);
    t.cls = classes_.Of(form);
    t.near = classes_.NearOf(folded);
    t.upos = static_cast<uint8_t>(words_.upos(w));
    t.odds = words_.syntax().word(w).name_odds;
    t.known = known_[w.value];
    const RoleHit* role = roles_.At(w);
    if (role == nullptr) role = roles_.NameEndAt(w);
    t.role = role == nullptr
                 ? 0
                 : static_cast<uint8_t>(1 + static_cast<uint8_t>(roles_.role(*role).kind));
    if (const PlaceHit* place = places_.At(w)) {
      t.place = static_cast<uint8_t>(1 + 2 * static_cast<uint8_t>(place->place.kind) +
                                     (place->words.begin == w ? 0 : 1));
    }
    t.first_name = lexicon_.first_names().Has(folded);
    text::Casing casing = text::CasingOf(form);
    bool capital = casing == text::Casing::kTitle || casing == text::Casing::kUpper;
    bool mixed = casing == text::Casing::kLower &&
                 std::any_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    t.candidate = capital || mixed || words_.upos(w) == Upos::kPropn || t.known != 0;
    any_capital |= capital;
    // Texts that care little for capitals: "how are vietnam and Afghanistan", "max and jen".
    bool nominal = words_.upos(w) == Upos::kNoun || words_.upos(w) == Upos::kX;
    if (casing == text::Casing::kLower && nominal && (t.place != 0 || t.first_name))
      t.candidate = true;
  }
  bool careless = !any_capital && out.size() <= kCarelessWords;
  for (size_t i = 0; i < out.size() && careless; ++i) {
    Upos upos = words_.upos(WordId(sentence.begin.value + static_cast<uint32_t>(i)));
    out[i].candidate |= upos == Upos::kNoun || upos == Upos::kX;
  }
  // Links count beside candidates, and so do numbers and marks between two of them.
  for (size_t i = 0; i < out.size(); ++i) {
    if (out[i].candidate) continue;
    WordId w(sentence.begin.value + static_cast<uint32_t>(i));
    bool before = i > 0 && out[i - 1].candidate;
    bool after = i + 1 < out.size() &&
                 (out[i + 1].candidate || (i + 2 < out.size() && out[i + 2].candidate));
    if (before && (after || words_.upos(w) == Upos::kNum) &&
        (IsLink(words_.form(w)) || words_.upos(w) == Upos::kNum ||
         words_.upos(w) == Upos::kPunct)) {
      out[i].candidate = true;
    } else if (i >= 2 && IsLink(words_.form(w)) && IsLink(words_.form(Previous(w))) &&
               out[i - 2].candidate && after) {
      out[i].candidate = out[i - 1].candidate = true;
    }
  }
}

size_t FeaturesOf(const std::vector<TaggedWord>& s, size_t i, NameFeatures& out) {
  static const TaggedWord kEdge = [] {
    TaggedWord edge;
    edge.form = edge.lower = edge.shape = 1;
    edge.upos = kUposCount;
    return edge;
  }();
  auto at = [&](ptrdiff_t k) -> const TaggedWord& {
    ptrdiff_t p = static_cast<ptrdiff_t>(i) + k;
    return p < 0 || p >= static_cast<ptrdiff_t>(s.size()) ? kEdge : s[static_cast<size_t>(p)];
  };
  const TaggedWord &w = at(0), &b = at(-1), &a = at(1), &bb = at(-2), &aa = at(2);
  size_t n = 0;
  uint64_t kind = 0;
  auto add = [&](auto... parts) { out[n++] = Mix(++kind, static_cast<uint64_t>(parts)...); };
  add(0);
  add(w.form);
  add(w.lower);
  add(b.lower);
  add(a.lower);
  add(bb.lower);
  add(aa.lower);
  add(b.lower, w.lower);
  add(w.lower, a.lower);
  add(b.lower, a.lower);
  add(bb.lower, b.lower);
  add(a.lower, aa.lower);
  add(w.shape);
  add(b.shape, w.shape);
  add(w.shape, a.shape);
  add(b.shape, w.shape, a.shape);
  add(w.prefix, w.shape);
  add(w.suffix2, w.shape);
  add(w.suffix3);
  add(w.suffix4);
  add(a.suffix3);
  add(b.suffix3);
  add(w.upos);
  add(b.upos, w.upos);
  add(w.upos, a.upos);
  add(b.upos, w.upos, a.upos);
  add(bb.upos, b.upos, w.upos);
  add(w.upos, a.upos, aa.upos);
  add(w.upos, w.shape);
  add(w.known);
  add(b.known, w.known);
  add(w.known, a.known);
  add(w.known, w.upos);
  add(w.known, w.lower);
  add(w.role);
  add(b.role, w.shape);
  add(w.role, b.role, a.role);
  add(a.role, w.shape);
  add(aa.role, a.role, w.shape);
  add(w.first_name, b.first_name, a.first_name);
  add(w.first_name, a.shape);
  add(b.first_name, w.shape);
  add(b.lower, w.shape);
  add(a.lower, w.shape);
  add(b.form == 1, w.shape, a.shape);
  add(b.known, w.shape);
  add(a.known, w.shape);
  add(w.place);
  add(w.place, w.upos);
  add(b.place, w.place, a.place);
  add(w.place, w.known, w.first_name);
  add(b.lower, w.place);
  add(a.lower, w.place);
  add(w.place, w.shape);
  add(w.cls);
  add(b.cls, w.cls);
  add(w.cls, a.cls);
  add(b.cls, w.shape);
  add(a.cls, w.shape);
  add(bb.cls, b.cls);
  add(a.cls, aa.cls);
  add(b.cls, w.cls, a.cls);
  add(w.near);
  add(b.near);
  add(a.near);
  add(b.near, w.near);
  add(w.near, a.near);
  add(w.near, w.shape);
  add(b.near, w.shape);
  add(a.near, w.shape);
  return n;
}

uint64_t TransitionFeature(uint32_t before) { return Mix(0x7261'6e73ull, before); }

template <class Score>
void BestTags(const std::vector<Score>& emission,
              const std::array<std::array<Score, kNameTags>, kNameTags + 1>& transition,
              const std::vector<bool>& free, std::vector<NameTag>& tags) {
  size_t n = free.size();
  tags.assign(n, 0);
  std::vector<std::array<uint8_t, kNameTags>> from(n);
  std::array<Score, kNameTags> best{};
  constexpr Score kNever = Score(-1'000'000'000);
  for (size_t i = 0; i < n; ++i) {
    std::array<Score, kNameTags> now;
    for (uint32_t t = 0; t < kNameTags; ++t) {
      now[t] = kNever;
      if (t != 0 && !free[i]) continue;
      bool inside = t != 0 && t % 2 == 0;
      for (uint32_t p = 0; p < kNameTags; ++p) {
        if (i == 0 && p > 0) break;
        if (inside && (i == 0 || (p != t && p + 1 != t))) continue;
        Score score = i == 0 ? transition[kNameTags][t] : best[p] + transition[p][t];
        if (score > now[t]) {
          now[t] = score;
          from[i][t] = static_cast<uint8_t>(p);
        }
      }
      if (now[t] > kNever) now[t] += emission[i * kNameTags + t];
    }
    best = now;
  }
  if (n == 0) return;
  auto last = static_cast<uint32_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (size_t i = n; i-- > 0;) {
    tags[i] = static_cast<NameTag>(last);
    last = from[i][last];
  }
}

template void BestTags<int32_t>(const std::vector<int32_t>&,
                                const std::array<std::array<int32_t, kNameTags>, kNameTags + 1>&,
                                const std::vector<bool>&, std::vector<NameTag>&);
template void BestTags<float>(const std::vector<float>&,
                              const std::array<std::array<float, kNameTags>, kNameTags + 1>&,
                              const std::vector<bool>&, std::vector<NameTag>&);

Result<NameTagger> NameTagger::Load(const model::ModelFile& file) {
  auto rows = model::SparseRows::Load(file, "names");
  if (!rows) return rows.error();
  auto unit = file.Section<float>("names.unit");
  if (!unit) return unit.error();
  if (unit->size() != 1) return Status::Resource("model section names.unit has a broken size");
  NameTagger tagger;
  tagger.rows_ = *rows;
  tagger.odds_weight_ = static_cast<int32_t>((*unit)[0] * kOddsShare * kOddsParts / kOddsUnit);
  for (uint32_t before = 0; before <= kNameTags; ++before) {
    uint64_t feature = TransitionFeature(before);
    tagger.rows_.AddScores(std::span(&feature, 1), tagger.transition_[before].data());
  }
  return tagger;
}

void NameTagger::Tag(const std::vector<TaggedWord>& sentence, std::vector<NameTag>& tags) const {
  std::vector<int32_t> emission(sentence.size() * kNameTags);
  std::vector<bool> free(sentence.size());
  bool any = false;
  NameFeatures features;
  for (size_t i = 0; i < sentence.size(); ++i) {
    if (!sentence[i].candidate) continue;
    free[i] = any = true;
    size_t n = FeaturesOf(sentence, i, features);
    rows_.AddScores(std::span(features).first(n), &emission[i * kNameTags]);
  }
  if (!any) {
    tags.assign(sentence.size(), 0);
    return;
  }
  for (size_t i = 0; i < sentence.size(); ++i) {
    if (!free[i]) continue;
    int32_t* scores = &emission[i * kNameTags];
    scores[0] = scores[0] * kRowsPercent / 100;
    for (size_t t = 1; t < kNameTags; ++t) {
      scores[t] =
          scores[t] * kRowsPercent / 100 + sentence[i].odds[t - 1] * odds_weight_ / kOddsParts;
    }
  }
  BestTags(emission, transition_, free, tags);
}

}  // namespace khaldun::entity
