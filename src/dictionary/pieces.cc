#include "dictionary/pieces.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "dictionary/lines.h"
#include "dictionary/vocabulary.h"
#include "resources/fields.h"
#include "text/ascii.h"

namespace khaldun::dictionary {
namespace {

using Type = Piece::Type;
using Words = std::vector<std::string>;

// A braced "{ WAS | WERE }" lists alternatives; "{PEACE TALKS}" is two words.
std::vector<Piece> Flatten(const std::vector<Piece>& pieces, const std::vector<size_t>& choice) {
  std::vector<Piece> flat;
  size_t at = 0;
  for (const Piece& p : pieces) {
    if (p.type != Type::kWords) {
      flat.push_back(p);
      continue;
    }
    Words single, several;
    for (const std::string& a : p.alternatives) {
      (a.find(' ') == std::string::npos ? single : several).push_back(a);
    }
    size_t chosen = choice[at++];
    if (!single.empty() && chosen-- == 0) {
      flat.push_back({Type::kWords, std::move(single), p.in_phrase});
      continue;
    }
    for (std::string_view w : WordsOf(several[chosen])) {
      flat.push_back({Type::kWords, {std::string(w)}, p.in_phrase});
    }
  }
  return flat;
}

// The longest set whose name `text` begins with; its length with the sign.
const std::vector<std::string>* FindSet(std::string_view text, const Synsets& synsets,
                                        size_t& length) {
  const std::vector<std::string>* best = nullptr;
  for (const auto& [name, members] : synsets) {
    if (!text.substr(1).starts_with(name) || (best != nullptr && name.size() < length)) continue;
    best = &members;
    length = name.size() + 1;
  }
  return best;
}

}  // namespace

bool ReadPieces(std::string_view pattern, const Synsets& synsets, std::vector<Piece>& pieces,
                std::string& fault) {
  bool in_phrase = false;
  auto words = [&](std::vector<std::string> alternatives) {
    for (const std::string& a : alternatives) {
      for (std::string_view w : WordsOf(a)) {
        // Signs of frames, and words that mean something in them.
        if (IsPlainWord(w) && w != "poss" && w != "mod" && w != "doing" && !w.starts_with("to-"))
          continue;
        fault = fmt::format("'{}' is no word that a frame can hold", w);
      }
    }
    std::erase_if(alternatives, [](const std::string& a) { return WordsOf(a).empty(); });
    if (alternatives.empty()) fault = "alternatives without a word";
    pieces.push_back({Type::kWords, std::move(alternatives), in_phrase});
    return fault.empty();
  };
  while (!pattern.empty()) {
    const char c = pattern[0];
    constexpr std::string_view kSigns = "*$+%^";
    if (const size_t sign = kSigns.find(c); sign != std::string_view::npos) {
      // PETRARCH's older "**" is one verb.
      while (pattern.size() > 1 && c == '*' && pattern[1] == '*') pattern.remove_prefix(1);
      pieces.push_back({static_cast<Type>(sign), {}, in_phrase});
      pattern.remove_prefix(1);
    } else if (c == '(' || c == ')') {
      in_phrase = c == '(';
      pattern.remove_prefix(1);
    } else if (c == '{') {
      const size_t close = pattern.find('}');
      std::string_view inner = pattern.substr(1, close == pattern.npos ? close : close - 1);
      pattern.remove_prefix(close == pattern.npos ? pattern.size() : close + 1);
      if (inner.find('|') == std::string_view::npos) {
        const size_t before = pieces.size();
        std::string flat(inner);
        std::erase(flat, '{');
        if (!ReadPieces(flat, synsets, pieces, fault)) return false;
        for (size_t i = before; i < pieces.size(); ++i) pieces[i].in_phrase = in_phrase;
        continue;
      }
      std::vector<std::string> alternatives;
      for (std::string_view a : resources::SplitList(inner)) {
        alternatives.push_back(Lower(fmt::format("{}", fmt::join(WordsOf(a), " "))));
      }
      if (!words(std::move(alternatives))) return false;
    } else if (c == '&') {
      size_t length = 0;
      const auto* set = FindSet(pattern, synsets, length);
      if (set == nullptr || set->empty()) {
        fault = fmt::format("no set '{}'", pattern.substr(0, pattern.find_first_of(" \t)}")));
        return false;
      }
      if (!words(*set)) return false;
      pattern.remove_prefix(length);
    } else if (c == '_' || c == '}' || text::IsSpace(c)) {
      pattern.remove_prefix(1);
    } else {
      const size_t end = std::min(pattern.find_first_of("_*$+%^(){}& \t"), pattern.size());
      if (!words({Lower(pattern.substr(0, end))})) return false;
      pattern.remove_prefix(end);
    }
  }
  return true;
}

bool EachChoice(const std::vector<Piece>& pieces, size_t most,
                const std::function<void(std::vector<Piece>)>& each) {
  std::vector<size_t> counts;
  size_t product = 1;
  for (const Piece& p : pieces) {
    if (p.type != Type::kWords) continue;
    size_t several = 0;
    for (const std::string& a : p.alternatives) several += a.find(' ') != std::string::npos;
    counts.push_back(several + (several < p.alternatives.size()));
    product *= counts.back();
    if (product > most) return false;
  }
  std::vector<size_t> choice(counts.size());
  for (size_t n = 0; n < product; ++n) {
    size_t rest = n;
    for (size_t i = 0; i < counts.size(); ++i) {
      choice[i] = rest % counts[i];
      rest /= counts[i];
    }
    each(Flatten(pieces, choice));
  }
  return true;
}

}  // namespace khaldun::dictionary
