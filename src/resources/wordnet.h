// The verbs of WordNet, as Debian's wordnet-base has them (format: wndb(5)).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "khaldun/status.h"

namespace khaldun::resources {

// How one verb is near another.
enum class Nearness : uint8_t { kSynonym, kWider, kNarrower, kSister };
std::string_view Name(Nearness nearness);

struct Neighbour {
  std::string verb;
  Nearness nearness{};
};

// Immutable and thread-safe after Read.
class WordNetVerbs {
 public:
  // `data` and `index` are the texts of data.verb and index.verb. A line that is none is passed
  // over.
  static WordNetVerbs Read(std::string_view data, std::string_view index);

  // From a folder with data.verb and index.verb. Resource error where they cannot be read.
  static Result<WordNetVerbs> Load(const std::string& folder);

  // Verbs of one word near `verb`, the nearest first: of each of its first `senses` senses, in
  // WordNet's order of frequency, its synonyms, then the wider verbs, then the narrower ones, then
  // those below the same wider one. Empty where WordNet lacks the verb.
  std::vector<Neighbour> NeighboursOf(std::string_view verb, size_t senses = 100) const;

  // Its synonyms of one word that mean mostly the same: the sense that they share is one of their
  // own two most frequent ones. Empty where the verb has more than two senses.
  std::vector<std::string> CloseSynonymsOf(std::string_view verb) const;

  // All of them in the order of the alphabet, those of several words with '_' between.
  std::vector<std::string> Verbs() const;

 private:
  struct Synset {
    std::vector<std::string> words;
    std::vector<uint32_t> wider, narrower;  // offsets
  };
  std::unordered_map<uint32_t, Synset> synsets_;                   // by offset
  std::unordered_map<std::string, std::vector<uint32_t>> senses_;  // by verb
};

}  // namespace khaldun::resources
