// What coreference asks of mentions and of the noun phrases between them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khaldun/document.h"
#include "resources/first_names.h"

namespace khaldun::coref {

using resources::Gender;

enum class Number : uint8_t { kSingular, kPlural };
enum class Article : uint8_t { kNone, kDefinite, kIndefinite, kDemonstrative, kPossessive };

// How a pronoun refers: by itself, not by what it stands for.
enum class PronounClass : uint8_t { kNone, kHe, kShe, kIt, kThey, kI, kWe, kYou };

struct Facts {
  uint32_t sentence = 0;
  WordId head;
  Number number{};
  Gender gender{};
  Article article{};
  PronounClass pronoun{};
  std::string head_lemma;               // lower case
  std::vector<std::string> modifiers;   // lemmas before the head, without determiners, lower case
  std::vector<std::string> roles;       // of a name: lemmas of the title words before it
  std::vector<std::string> name_parts;  // of a name: its words folded, particles left out
  bool other = false;                   // "another", "other", "more", "second": somebody new
};

// For every mention of the document.
std::vector<Facts> CollectFacts(const Document& document, const resources::FirstNames& names);

PronounClass ClassOf(const Document& document, WordId word);

}  // namespace khaldun::coref
