// Typed positions in the layers of one document. An id counts from 0 in its layer's vector and
// means nothing in another document.
#pragma once

#include <compare>
#include <cstdint>

namespace khaldun {

template <class Tag>
struct Id {
  uint32_t value = 0;

  Id() = default;
  constexpr explicit Id(uint32_t v) : value(v) {}
  constexpr explicit Id(size_t v) : value(static_cast<uint32_t>(v)) {}

  auto operator<=>(const Id&) const = default;
  Id& operator++() {
    ++value;
    return *this;
  }
};

using WordId = Id<struct WordTag>;          // SegmentLayer::words, SyntaxLayer::words
using SentenceId = Id<struct SentenceTag>;  // SegmentLayer::sentences
using MentionId = Id<struct MentionTag>;    // EntityLayer::mentions
using EntityId = Id<struct EntityTag>;      // CorefLayer::entities
using QuoteId = Id<struct QuoteTag>;        // QuoteLayer::quotes
using PlaceId = Id<struct PlaceTag>;        // GeoLayer::places
using TimeId = Id<struct TimeTag>;          // WhenLayer::times
using EventId = Id<struct EventTag>;        // EventLayer::events

}  // namespace khaldun
