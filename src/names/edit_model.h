// Whether two spellings are one word, by the edits that lead from one to the other.
//
// The spellings are aligned: equal letters are kept, others are dropped, exchanged, or exchanged in
// groups of up to three ("ou" for "u", "kh" for "h"). What is kept speaks for one word, an edit
// against it, by a weight that says how usual it is among spellings of one name. The score is the
// best alignment's sum, the log odds of one word. After Ristad and Yianilos, "Learning string-edit
// distance" (1998), and McCallum, Bellare and Pereira, "A conditional random field for
// discriminatively-trained finite-state string edit distance" (2005), with the best alignment in
// place of the sum over all.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "khaldun/status.h"

namespace khaldun::names {

// One step of an alignment: `a_size` letters of the one against `b_size` of the other, not both 0.
struct Edit {
  uint8_t a_begin, a_size, b_begin, b_size;
  bool operator==(const Edit&) const = default;
};

// Immutable after Read, thread-safe. Symmetric: LogOdds(a, b) == LogOdds(b, a).
class EditModel {
 public:
  // Only this many letters of a word are looked at: no name is longer.
  static constexpr size_t kMostLetters = 48;

  // The table models/names.tsv (made by Train) and lexicon/transliteration.tsv: groups of letters
  // that are exchanged by habit. Resource error with file, line and column where a line is broken.
  static Result<EditModel> Read(std::string_view name, std::string_view text,
                                std::string_view habits_name, std::string_view habits);

  // The weights as Read takes them, what weighs nothing left out.
  std::string Format() const;

  // Adds to every score.
  void MoveBias(float by) { weights_[kBias] += by; }

  // Of words as LettersOf gives them. Above 0 they are more likely one word than two.
  float LogOdds(std::string_view a, std::string_view b) const;

  // The alignment that LogOdds is the sum of, from the first letters to the last.
  std::vector<Edit> Align(std::string_view a, std::string_view b) const;

 private:
  friend class EditTrainer;

  // What an edit weighs beside what its letters weigh.
  enum Kind : uint32_t {
    kBias,
    kSameVowel,
    kSameConsonant,
    kSameBound,
    kVowelForVowel,
    kVowelDropped,
    kVowelForConsonant,
    kConsonantForAlike,
    kConsonantForOther,
    kConsonantDropped,
    kDoubledDropped,
    kGroup,
    kHabit,
    kFirst,
    kLast,
    kKinds,
  };
  static const std::array<std::string_view, kKinds> kKindNames;
  static constexpr size_t kMostInGroup = 3;

  // Letters against letters, either may be empty.
  struct Exchange {
    uint32_t feature = 0;  // index into weights_: the letters' own weight
    Kind kind = kGroup;
    bool habit = false;  // lexicon/transliteration.tsv lists it
  };

  EditModel();
  static uint32_t Pack(std::string_view letters);
  static uint32_t Key(uint32_t a, uint32_t b) { return a < b ? a << 15 | b : b << 15 | a; }
  // Reads lexicon/transliteration.tsv.
  Status AddHabits(std::string_view name, std::string_view text);
  // The exchange of these letters, made where it is not known yet.
  Exchange& Of(std::string_view a, std::string_view b);

  // Indices into weights_.
  struct Features {
    std::array<uint32_t, 6> list;
    size_t size = 0;
    void Add(uint32_t feature) { list[size++] = feature; }
    const uint32_t* begin() const { return list.data(); }
    const uint32_t* end() const { return list.data() + size; }
  };
  // What the edit's weight is the sum of; nothing where the model knows no such edit. Of bounded
  // words.
  Features FeaturesOf(std::string_view a, std::string_view b, const Edit& edit) const;

  // "^word$": groups may say that they begin or end a word.
  static std::string Bounded(std::string_view word);

  struct Cell {
    float best;
    uint8_t a_size, b_size;  // of the last edit
  };
  std::vector<Cell> Fill(std::string_view a, std::string_view b) const;
  // Of bounded words, their bounds among the edits.
  std::vector<Edit> Trace(std::string_view a, std::string_view b) const;

  std::vector<float> weights_;  // by Kind, then by exchange
  std::unordered_map<uint32_t, Exchange> exchanges_;
  std::vector<bool> in_group_;  // by packed letters: part of an exchange of several letters
};

}  // namespace khaldun::names
