#include "geo/candidates.h"

#include <algorithm>
#include <array>

#include "geo/phrase_key.h"

namespace khaldun::geo {
namespace {

template <size_t N>
bool In(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Small words inside names: "Isle of Man", "Rio de Janeiro", "Deir ez-Zor".
constexpr std::array<std::string_view, 30> kJoints{
    "of", "the", "de", "la", "le",  "el",   "al", "du", "des", "del",
    "do", "dos", "da", "di", "and", "upon", "on", "in", "sur", "ez",
    "es", "ash", "ad", "az", "ar",  "as",   "e",  "y",  "&",   "and"};
// Arabic articles that may open a name when a hyphen or a capital follows.
constexpr std::array<std::string_view, 14> kArticles{"al", "el", "ar", "as", "ash", "an", "at",
                                                     "ad", "az", "es", "ed", "ez",  "en", "de"};

bool IsHyphen(std::string_view s) {
  return s == "-" || s == "\u2010" || s == "\u2011" || s == "\u2013";
}

bool IsApostrophe(std::string_view s) { return s == "'" || s == "’" || s == "‘" || s == "`"; }

// Opens a name: a capital, or "al" before "-Bab" (also as one word "al-Bab").
bool Opens(const DocumentWords& words, size_t w, size_t end) {
  if (words.capital(w)) return true;
  if (words.shape(w) != Shape::kLower) return false;
  return In(kArticles, words.lower(w)) && w + 2 < end && IsHyphen(words.text(w + 1)) &&
         words.capital(w + 2);
}

// May stand inside a name.
bool Continues(const DocumentWords& words, size_t w) {
  if (words.capital(w) || words.shape(w) == Shape::kDigits) return true;
  std::string_view text = words.text(w);
  if (words.shape(w) == Shape::kMark)
    return IsHyphen(text) || text == "'" || text == "’" || text == "." || text == "&";
  return In(kJoints, text) || text == "'s" || text == "’s";
}

bool Closes(const DocumentWords& words, size_t w) {
  return words.capital(w) || words.shape(w) == Shape::kDigits || words.text(w) == ".";
}

// An acronym wants capitals and an abbreviation a stop or capitals: "us" and "Ore" are words.
bool SpeltRight(const DocumentWords& words, uint32_t begin, uint32_t end, uint8_t flags) {
  if ((flags & (kAcronym | kAbbreviation)) == 0) return true;
  bool small = false, stop = false;
  for (uint32_t w = begin; w < end; ++w) {
    for (char c : words.text(w)) {
      small |= c >= 'a' && c <= 'z';
      stop |= c == '.';
    }
  }
  return !small || ((flags & kAbbreviation) != 0 && stop);
}

struct Run {
  uint32_t begin, end;
};

// Runs of capitalised words with joints between them, within one sentence.
std::vector<Run> FindRuns(const DocumentWords& words, uint32_t begin, uint32_t end) {
  std::vector<Run> runs;
  for (uint32_t w = begin; w < end; ++w) {
    if (!Opens(words, w, end)) continue;
    uint32_t last = w + (words.capital(w) ? 0 : 2);
    for (;;) {
      uint32_t next = last + 1;
      if (next < end && words.capital(next) && words.text(last) != ".") {
        last = next;
        continue;
      }
      // "Sa’eed", which the segmenter cuts at the apostrophe.
      if (next + 1 < end && IsApostrophe(words.text(next)) && !words.gap(next) &&
          !words.gap(next + 1) && words.shape(next + 1) == Shape::kLower &&
          words.text(next + 1) != "s") {
        last = next + 1;
        continue;
      }
      // One joint or hyphen, or "of the", between capitals.
      uint32_t skip = next;
      while (skip < end && skip < next + 2 && !words.capital(skip) &&
             (IsHyphen(words.text(skip)) ||
              (In(kJoints, words.text(skip)) && words.text(skip) != "in" &&
               words.text(skip) != "on" && words.text(skip) != "and"))) {
        ++skip;
      }
      if (skip > next && skip < end && words.capital(skip)) {
        last = skip;
        continue;
      }
      break;
    }
    runs.push_back({w, last + 1});
    w = last;
  }
  return runs;
}

class Search {
 public:
  Search(const DocumentWords& words, const Gazetteer& gazetteer, std::vector<Candidate>& out)
      : words_(words), gazetteer_(gazetteer), out_(out) {}

  void Go(uint32_t begin, uint32_t end) {
    auto runs = FindRuns(words_, begin, end);
    size_t r = 0;
    for (uint32_t w = begin; w < end; ++w) {
      while (r < runs.size() && runs[r].end <= w) ++r;
      if (!Opens(words_, w, end)) continue;
      Run run = r < runs.size() && runs[r].begin <= w ? runs[r] : Run{w, w + 1};
      bool whole_found = Named(w, end, run);
      if (w == run.begin && !whole_found) Unnamed(run);
    }
  }

 private:
  // The gazetteer's names that begin at `w`; tells whether the whole run is one.
  bool Named(uint32_t w, uint32_t end, Run run) {
    key_.Clear();
    bool whole = false;
    uint32_t stop = std::min(end, w + kLongestName);
    for (uint32_t j = w; j < stop; ++j) {
      if (j > w && !Continues(words_, j)) break;
      key_.Append(words_.text(j), j > w && words_.gap(j));
      if (!Closes(words_, j)) continue;
      std::string_view key = key_.View();
      if (key.size() < 2) continue;
      uint64_t hash = HashKey(key);
      auto names = gazetteer_.Find(hash);
      auto fits = [&](const Gazetteer::Name& n) { return SpeltRight(words_, w, j + 1, n.flags); };
      if (std::none_of(names.begin(), names.end(), fits)) continue;
      // A name without its last stop is the same name: keep the one with the stop.
      if (words_.text(j) == "." && !out_.empty() && out_.back().begin == w &&
          out_.back().key == hash) {
        if ((names[0].flags & kAbbreviation) == 0) continue;
        out_.pop_back();
      }
      out_.push_back({w, j + 1, hash, names, run.begin, run.end});
      whole |= w == run.begin && j + 1 == run.end;
    }
    return whole;
  }

  // Words with capitals: "Talat al-Bureij" has two.
  uint32_t Length(Run run) const {
    uint32_t n = 0;
    for (uint32_t w = run.begin; w < run.end; ++w) n += words_.capital(w);
    return n;
  }

  // A run that is no name of the gazetteer: itself, unless it is long or nothing but capitals in a
  // headline.
  void Unnamed(Run run) {
    constexpr uint32_t kLongest = 5;
    // The first word of a sentence is capitalised whatever it is.
    while (run.begin < run.end && words_.capital(run.begin) &&
           words_.upos(run.begin) != Upos::kPropn && words_.upos(run.begin) != Upos::kNoun &&
           words_.upos(run.begin) != Upos::kAdj && words_.upos(run.begin) != Upos::kX) {
      ++run.begin;
    }
    if (run.begin >= run.end || Length(run) > kLongest || !Opens(words_, run.begin, run.end))
      return;
    bool proper = false;
    for (uint32_t w = run.begin; w < run.end; ++w) proper |= words_.upos(w) == Upos::kPropn;
    if (!proper) return;
    key_.Clear();
    for (uint32_t w = run.begin; w < run.end; ++w)
      key_.Append(words_.text(w), w > run.begin && words_.gap(w));
    out_.push_back({run.begin, run.end, HashKey(key_.View()), {}, run.begin, run.end});
  }

  const DocumentWords& words_;
  const Gazetteer& gazetteer_;
  std::vector<Candidate>& out_;
  PhraseKey key_;
};

}  // namespace

void FindCandidates(const DocumentWords& words, const Gazetteer& gazetteer, WordRange sentence,
                    std::vector<Candidate>& out) {
  size_t first = out.size();
  Search(words, gazetteer, out).Go(sentence.begin.value, sentence.end.value);
  std::sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
            [](const Candidate& a, const Candidate& b) {
              return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
            });
}

}  // namespace khaldun::geo
