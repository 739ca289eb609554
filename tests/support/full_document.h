// A document with every layer filled, for tests of what reads or writes all of them.
#pragma once

#include "support/documents.h"

namespace khaldun::testing {

// "Police detained two aid workers in Oran on Tuesday ." with one of everything that layers.h and
// event.h and relation.h know; Verify accepts it.
struct Full {
  Story story;
  std::string text;
  OffsetMap offsets;
  TextLayer text_layer;
  SegmentLayer segment;
  SyntaxLayer syntax;
  EntityLayer entity;
  CorefLayer coref;
  QuoteLayer quote;
  GeoLayer geo;
  WhenLayer when;
  EventLayer event;
  RelationLayer relation;

  Full();
  // The document of these parts, as they stand now.
  Document Build() const;
};

}  // namespace khaldun::testing
