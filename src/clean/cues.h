// The phrases of lexicon/clean.tsv and the names of lexicon/clean_agencies.tsv.
#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "khaldun/layers.h"
#include "resources/share.h"
#include "resources/table.h"

namespace khaldun::clean {

// A line made ready for looking up: lower case (ASCII), and without the marks around it.
class FoldedLine {
 public:
  explicit FoldedLine(std::string_view line);
  std::string_view line() const { return line_; }
  std::string_view folded() const { return folded_; }  // as long as line()
  std::string_view core() const { return core_; }      // of folded(), marks at both ends left out
  size_t words() const { return words_; }

 private:
  std::string_view line_;
  std::string folded_;
  std::string_view core_;
  size_t words_;
};

// What a cue says of a line: that a part of it, from `begin` to `end`, is no news text.
struct CueMatch {
  RemovedKind kind{};
  size_t begin = 0, end = 0;
};

// Immutable.
class Cues {
 public:
  // Resource error naming file, line and column of a broken entry.
  static Result<Cues> Load(const resources::Share& share);

  // Cues that take the whole line. Requires a line of at most kMaxLine bytes.
  static constexpr size_t kMaxLine = 700;
  std::optional<RemovedKind> WholeLine(const FoldedLine& line) const;

  // The sentence of the line that holds a cue, and all behind it. Requires as WholeLine.
  std::optional<CueMatch> Contained(const FoldedLine& line) const;

  // The first phrase to be taken out of the text from byte `from` on; linear.
  std::optional<CueMatch> NextMarker(std::string_view text, size_t from) const;

  // A phrase at the line's beginning that goes and leaves the rest.
  std::optional<CueMatch> Prefix(std::string_view line) const;

  // The last sentence where it ends with a cue, or a bracket at the end that begins with one.
  std::optional<CueMatch> Tail(std::string_view line) const;

  bool IsAgency(std::string_view name) const { return agencies_.contains(std::string(name)); }
  // An agency or photo desk, however it is written: "GETTY" is no place.
  bool IsSignature(std::string_view name) const;
  // Signs pictures.
  bool IsPhotoDesk(std::string_view name) const { return desks_.contains(std::string(name)); }
  // The longest photo desk's name at the front of `text`, or 0.
  size_t PhotoDeskAtFront(std::string_view text) const;

 private:
  struct Phrase {
    std::string text;  // folded
    RemovedKind kind{};
  };
  using ByWord = std::unordered_map<std::string, std::vector<Phrase>>;

  Status AddCue(const resources::Row& row);
  Status AddAgency(const resources::Row& row);

  std::unordered_map<std::string, RemovedKind> lines_, labels_;
  ByWord heads_, prefixes_, parens_;  // by first word
  ByWord tails_;                      // by last word
  std::vector<Phrase> contained_, markers_;
  std::bitset<65536> contained_fronts_;  // first two bytes of contained_
  std::string marker_fronts_;            // first bytes of markers
  std::unordered_set<std::string> agencies_, desks_, folded_names_;
  std::unordered_map<std::string, std::vector<std::string>> desks_by_word_;
};

}  // namespace khaldun::clean
