#include "clean/sentences.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/utf8.h"

namespace khaldun::clean {
namespace {

constexpr auto kAbbreviations = std::to_array<std::string_view>({
    "adm",  "al",   "ala",  "approx", "apr",   "ariz",  "ark",    "assn", "assoc", "aug",  "ave",
    "blvd", "brig", "bros", "calif",  "capt",  "cf",    "cmdr",   "co",   "col",   "colo", "conn",
    "corp", "cos",  "cpl",  "dec",    "del",   "dept",  "det",    "dr",   "eds",   "esp",  "est",
    "etc",  "feb",  "fig",  "fla",    "fr",    "fri",   "ft",     "ga",   "gen",   "gov",  "hon",
    "ill",  "inc",  "ind",  "insp",   "jan",   "jr",    "jul",    "jun",  "kan",   "ky",   "la",
    "lt",   "ltd",  "maj",  "mar",    "mass",  "md",    "messrs", "mich", "minn",  "miss", "mo",
    "mon",  "mont", "mr",   "mrs",    "ms",    "mt",    "neb",    "nev",  "no",    "nos",  "nov",
    "oct",  "okla", "ore",  "pa",     "phila", "plc",   "pp",     "pres", "prof",  "pvt",  "rd",
    "rep",  "reps", "rev",  "sat",    "sen",   "sens",  "sep",    "sept", "sgt",   "sr",   "st",
    "sun",  "supt", "tenn", "tex",    "thu",   "thurs", "tue",    "tues", "univ",  "va",   "vol",
    "vs",   "vt",   "wash", "wed",    "wis",   "wyo",
});

// No sentence ends with them.
constexpr auto kFunctionWords = std::to_array<std::string_view>({
    "a",     "an",   "and",  "as",   "at",    "because", "between", "by",   "for",  "from",
    "if",    "into", "its",  "nor",  "of",    "or",      "our",     "than", "that", "the",
    "their", "to",   "were", "when", "which", "while",   "whose",   "with", "your",
});

// Behind a sentence's mark these still belong to it.
bool IsCloser(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB;
}

bool IsMark(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
         c == 0xFF1F || c == 0x61F || c == 0x6D4 || c == 0x964;
}

// The word that ends at `end`.
std::string_view WordBefore(std::string_view text, size_t end) {
  size_t begin = end;
  while (begin > 0 && !text::IsSpace(text[begin - 1]) && text[begin - 1] != '(' &&
         text[begin - 1] != '"') {
    --begin;
  }
  return text.substr(begin, end - begin);
}

}  // namespace

bool IsAbbreviation(std::string_view word) {
  while (word.ends_with('.')) word.remove_suffix(1);
  if (word.empty()) return false;
  if (word.size() == 1) return text::IsAlpha(word[0]);
  if (word.find('.') != word.npos) return text::IsAlpha(word[0]);
  std::string lower = text::ToLower(word);
  return std::binary_search(kAbbreviations.begin(), kAbbreviations.end(), lower);
}

bool EndsSentence(std::string_view line) {
  while (!line.empty()) {
    auto [c, size] = text::DecodeBefore(line, line.size());
    if (IsMark(c)) return true;
    if (!IsCloser(c)) return false;
    line.remove_suffix(size);
  }
  return false;
}

std::vector<Span> CutSentences(std::string_view paragraph) {
  std::vector<Span> sentences;
  size_t begin = 0;
  auto add = [&](size_t end) {
    while (begin < end && text::IsSpace(paragraph[begin])) ++begin;
    if (begin < end)
      sentences.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
    begin = end;
  };
  for (size_t at = 0; at < paragraph.size();) {
    auto [c, size] = text::DecodeAt(paragraph, at);
    size_t mark = at;
    at += size;
    if (!IsMark(c)) continue;
    while (at < paragraph.size()) {
      auto [next, bytes] = text::DecodeAt(paragraph, at);
      if (!IsMark(next) && !IsCloser(next)) break;
      at += bytes;
    }
    bool wide = c >= 0x3000;  // Chinese and Japanese put no blank behind it
    if (at < paragraph.size() && !text::IsSpace(paragraph[at]) && !wide) continue;
    if (c == '.' && IsAbbreviation(WordBefore(paragraph, mark))) continue;
    add(at);
  }
  add(paragraph.size());
  return sentences;
}

bool IsFunctionWord(std::string_view word) {
  return std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), word);
}

size_t CountWords(std::string_view text) {
  size_t words = 0;
  bool inside = false;
  for (char c : text) {
    bool space = text::IsSpace(c);
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

}  // namespace khaldun::clean
