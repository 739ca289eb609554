#include "names/edit_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "names/letters.h"
#include "resources/table.h"

namespace khaldun::names {
namespace {

constexpr std::string_view kEdit = "edit=";
constexpr float kLeastWeight = 0.02f;  // smaller ones change nothing

// Consonants of one row sound alike in some language.
bool Alike(char a, char b) {
  static constexpr std::string_view kRows[] = {"bpvfw", "dt", "gkqcxhj", "szcxj", "mn", "lr"};
  for (std::string_view row : kRows) {
    if (row.find(a) != row.npos && row.find(b) != row.npos) return true;
  }
  return false;
}

bool IsDoubled(std::string_view word, size_t at) {
  return (at > 0 && word[at - 1] == word[at]) || (at + 1 < word.size() && word[at + 1] == word[at]);
}

bool IsLetters(std::string_view s) {
  return std::all_of(s.begin(), s.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || c == '^' || c == '$'; });
}

// 1 to 26, and the two bounds of a word.
uint32_t Code(char c) { return c == '^' ? 27 : c == '$' ? 28 : static_cast<uint32_t>(c - 'a' + 1); }

char Letter(uint32_t code) {
  return code == 27 ? '^' : code == 28 ? '$' : static_cast<char>('a' + code - 1);
}

std::string Unpack(uint32_t packed) {
  std::string letters;
  for (; packed != 0; packed >>= 5) letters += Letter(packed & 31);
  std::reverse(letters.begin(), letters.end());
  return letters;
}

}  // namespace

const std::array<std::string_view, EditModel::kKinds> EditModel::kKindNames = {
    "bias",
    "same=vowel",
    "same=consonant",
    "same=bound",
    "kind=vowel for vowel",
    "kind=vowel dropped",
    "kind=vowel for consonant",
    "kind=consonant for one alike",
    "kind=consonant for another",
    "kind=consonant dropped",
    "kind=doubled letter dropped",
    "kind=group",
    "habit",
    "edge=first",
    "edge=last"};

EditModel::EditModel() : weights_(kKinds, 0.0f), in_group_(1 << 15, false) {
  for (char a = 'a'; a <= 'z'; ++a) {
    Of({&a, 1}, {});
    for (char b = 'a'; b < a; ++b) Of({&a, 1}, {&b, 1});
  }
}

uint32_t EditModel::Pack(std::string_view letters) {
  uint32_t packed = 0;
  for (char c : letters) packed = packed << 5 | Code(c);
  return packed;
}

EditModel::Exchange& EditModel::Of(std::string_view a, std::string_view b) {
  auto [at, fresh] = exchanges_.try_emplace(Key(Pack(a), Pack(b)));
  Exchange& exchange = at->second;
  if (!fresh) return exchange;
  exchange.feature = static_cast<uint32_t>(weights_.size());
  weights_.push_back(0);
  if (a.size() > 1 || b.size() > 1) {
    in_group_[Pack(a)] = in_group_[Pack(b)] = true;
  } else if (a.empty() || b.empty()) {
    exchange.kind = IsVowel(a.empty() ? b[0] : a[0]) ? kVowelDropped : kConsonantDropped;
  } else if (IsVowel(a[0]) || IsVowel(b[0])) {
    exchange.kind = IsVowel(a[0]) && IsVowel(b[0]) ? kVowelForVowel : kVowelForConsonant;
  } else {
    exchange.kind = Alike(a[0], b[0]) ? kConsonantForAlike : kConsonantForOther;
  }
  return exchange;
}

Status EditModel::AddHabits(std::string_view name, std::string_view text) {
  return resources::ReadTable(name, text, [&](const resources::Row& row) -> Status {
    for (std::string_view letters : {row[1], row[2]}) {
      if (!IsLetters(letters) || letters.size() > kMostInGroup)
        return row.Error(letters, "no group of letters", "up to three letters from a to z");
    }
    if (row[1] == row[2])
      return row.Error(row[2], "the same letters again", "say what they become");
    Of(row[1], row[2]).habit = true;
    return Status::Ok();
  });
}

Result<EditModel> EditModel::Read(std::string_view name, std::string_view text,
                                  std::string_view habits_name, std::string_view habits) {
  EditModel model;
  KHALDUN_TRY(model.AddHabits(habits_name, habits));
  KHALDUN_TRY(resources::ReadTable(name, text, [&](const resources::Row& row) -> Status {
    float weight = 0;
    const char* end = row[1].data() + row[1].size();
    auto [stop, error] = std::from_chars(row[1].data(), end, weight);
    if (error != std::errc() || stop != end || row.size() != 2)
      return row.Error(row[1], "no weight", "a line is 'feature<TAB>number'");
    auto kind = std::find(kKindNames.begin(), kKindNames.end(), row[0]);
    if (kind != kKindNames.end()) {
      model.weights_[static_cast<size_t>(kind - kKindNames.begin())] = weight;
      return Status::Ok();
    }
    size_t bar = row[0].find('|');
    bool is_edit = row[0].starts_with(kEdit) && bar != row[0].npos;
    std::string_view a = is_edit ? row[0].substr(kEdit.size(), bar - kEdit.size()) : row[0];
    std::string_view b = is_edit ? row[0].substr(bar + 1) : row[0];
    if (a == b || !IsLetters(a) || !IsLetters(b) || std::max(a.size(), b.size()) > kMostInGroup)
      return row.Error(row[0], "unknown feature", "train the table again: khaldun train names");
    model.weights_[model.Of(a, b).feature] = weight;
    return Status::Ok();
  }));
  return model;
}

std::string EditModel::Format() const {
  std::map<std::string, float> lines;
  for (size_t k = 0; k < kKinds; ++k) lines[std::string(kKindNames[k])] = weights_[k];
  for (const auto& [key, exchange] : exchanges_) {
    lines[fmt::format("{}{}|{}", kEdit, Unpack(key >> 15), Unpack(key & 0x7FFF))] =
        weights_[exchange.feature];
  }
  std::string text =
      "# What keeping and changing letters says for two spellings being one name. Made by "
      "training; see docs/names.md.\n";
  for (const auto& [name, weight] : lines) {
    if (std::abs(weight) >= kLeastWeight) text += fmt::format("{}\t{:.3f}\n", name, weight);
  }
  return text;
}

EditModel::Features EditModel::FeaturesOf(std::string_view a, std::string_view b,
                                          const Edit& e) const {
  Features features;
  std::string_view x = a.substr(e.a_begin, e.a_size), y = b.substr(e.b_begin, e.b_size);
  if (x.size() == 1 && x == y) {
    features.Add(Code(x[0]) > 26 ? kSameBound : IsVowel(x[0]) ? kSameVowel : kSameConsonant);
    return features;
  }
  auto found = exchanges_.find(Key(Pack(x), Pack(y)));
  if (found == exchanges_.end()) return features;
  features.Add(found->second.feature);
  if (found->second.habit) features.Add(kHabit);
  bool doubled =
      x.size() + y.size() == 1 && (x.empty() ? IsDoubled(b, e.b_begin) : IsDoubled(a, e.a_begin));
  features.Add(doubled ? kDoubledDropped : found->second.kind);
  if (e.a_begin <= 1 && e.b_begin <= 1) features.Add(kFirst);
  if (e.a_begin + e.a_size + 1u >= a.size() && e.b_begin + e.b_size + 1u >= b.size())
    features.Add(kLast);
  return features;
}

std::vector<EditModel::Cell> EditModel::Fill(std::string_view a, std::string_view b) const {
  const size_t width = b.size() + 1;
  std::vector<Cell> cells((a.size() + 1) * width, Cell{-1e9f, 0, 0});
  cells[0].best = weights_[kBias];
  // Whether the `size` letters that end before `end` are part of a group.
  auto may_be_group = [&](std::string_view word, size_t end, size_t size) {
    return in_group_[Pack(word.substr(end - size, size))];
  };
  for (size_t i = 0; i <= a.size(); ++i) {
    std::array<bool, kMostInGroup + 1> a_group{};
    for (size_t m = 0; m <= std::min(i, kMostInGroup); ++m) a_group[m] = may_be_group(a, i, m);
    for (size_t j = 0; j <= b.size(); ++j) {
      Cell& cell = cells[i * width + j];
      for (size_t n = 0; n <= std::min(j, kMostInGroup); ++n) {
        const bool b_group = may_be_group(b, j, n);
        if (n > 1 && !b_group) continue;
        for (size_t m = n == 0 ? 1 : 0; m <= std::min(i, kMostInGroup); ++m) {
          if ((m > 1 || n > 1) && !(a_group[m] && b_group)) continue;
          Edit edit{static_cast<uint8_t>(i - m), static_cast<uint8_t>(m),
                    static_cast<uint8_t>(j - n), static_cast<uint8_t>(n)};
          Features features = FeaturesOf(a, b, edit);
          if (features.size == 0) continue;
          float score = cells[(i - m) * width + j - n].best;
          for (uint32_t f : features) score += weights_[f];
          if (score > cell.best) cell = {score, edit.a_size, edit.b_size};
        }
      }
    }
  }
  return cells;
}

std::string EditModel::Bounded(std::string_view word) {
  return "^" + std::string(word.substr(0, kMostLetters)) + "$";
}

float EditModel::LogOdds(std::string_view a, std::string_view b) const {
  // In one order, so that rounding does not depend on which was given first.
  if (b < a) std::swap(a, b);
  return Fill(Bounded(a), Bounded(b)).back().best;
}

std::vector<Edit> EditModel::Align(std::string_view a, std::string_view b) const {
  const std::string x = Bounded(a), y = Bounded(b);
  // Without the bounds, that is one letter to the left and no further than the word.
  auto inner = [](std::string_view word, size_t at) {
    return static_cast<uint8_t>(std::clamp<size_t>(at, 1, word.size() - 1) - 1);
  };
  std::vector<Edit> edits;
  for (const Edit& e : Trace(x, y)) {
    uint8_t i = inner(x, e.a_begin), i_end = inner(x, e.a_begin + e.a_size);
    uint8_t j = inner(y, e.b_begin), j_end = inner(y, e.b_begin + e.b_size);
    if (i_end > i || j_end > j)
      edits.push_back({i, static_cast<uint8_t>(i_end - i), j, static_cast<uint8_t>(j_end - j)});
  }
  return edits;
}

std::vector<Edit> EditModel::Trace(std::string_view a, std::string_view b) const {
  std::vector<Cell> cells = Fill(a, b);
  std::vector<Edit> edits;
  for (size_t i = a.size(), j = b.size(); i + j > 0;) {
    const Cell& cell = cells[i * (b.size() + 1) + j];
    i -= cell.a_size;
    j -= cell.b_size;
    edits.push_back({static_cast<uint8_t>(i), cell.a_size, static_cast<uint8_t>(j), cell.b_size});
  }
  std::reverse(edits.begin(), edits.end());
  return edits;
}

}  // namespace khaldun::names
