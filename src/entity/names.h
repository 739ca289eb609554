// Names where they stand in a document: those of the lexicon, and unknown ones made of proper
// nouns.
#pragma once

#include <optional>
#include <vector>

#include "entity/name_lexicon.h"
#include "entity/name_tagger.h"
#include "entity/role_hits.h"
#include "entity/words.h"

namespace khaldun::entity {

struct NameSpan {
  WordRange words;  // the name proper, without article and title
  EntityKind kind{};
  std::optional<uint32_t> entry;  // of the lexicon
};

struct Names {
  std::optional<PlaceHits> places;  // of the gazetteer, whatever they mean here
  std::vector<NameSpan> spans;      // by position, no overlap, each within one sentence
  std::vector<int32_t> at;          // by word: the span that holds it, or -1
  // By word: the country that an adjective, demonym, country name or capital here means, or -1.
  std::vector<int32_t> country;
  std::vector<bool> demonym;  // by word: "Turks", "a Canadian"

  const NameSpan* At(WordId w) const {
    int32_t i = at[w.value];
    return i < 0 ? nullptr : &spans[static_cast<size_t>(i)];
  }
};

// What names are found by.
struct NameSources {
  const NameLexicon& lexicon;
  const PlaceNames& places;
  const WordClasses& classes;
  const NameTagger& tagger;
};

// The longest name counts. A known name is taken only where its capitals fit; a surname alone
// stands for a known person only where the whole name or a title stands in the report too, or the
// person held office when it was published. What else is a name, and of what kind, the tagger says;
// it is overruled where the lexicon knows better, and a title or the noun that a body's name ends
// with (role_hits.h) make a name of proper nouns that it passes over.
Names FindNames(const Words& words, const NameSources& sources, const RoleHits& roles);

}  // namespace khaldun::entity
