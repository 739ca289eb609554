// Reads the standing relations of one document's sentences.
#pragma once

#include "khaldun/document.h"
#include "relation/cues.h"
#include "relation/frame.h"
#include "resources/countries.h"
#include "resources/country_words.h"

namespace khaldun::relation {

// What the reader stands on; immutable, shared by all documents.
struct Knowledge {
  FrameLexicon frames;
  Cues cues;
  resources::Countries countries;
  resources::CountryWords country_words;
};

// Requires the layers segment, syntax, entity, coref, quote, geo and when. Sentences without arcs
// are passed over. Linear in the sentence times the frames of its words.
RelationLayer Read(const Document& document, const Knowledge& knowledge);

}  // namespace khaldun::relation
