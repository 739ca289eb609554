// What the archives that walk a layer's Describe() share: which kind of value stands before them.
#pragma once

#include <array>
#include <optional>
#include <type_traits>
#include <vector>

#include "khaldun/document.h"

namespace khaldun::core {

// How many values an enumeration of the public headers has; they count from 0 without gaps.
template <class E>
inline constexpr int kEnumSize = -1;
template <>
inline constexpr int kEnumSize<RemovedKind> = 12;
template <>
inline constexpr int kEnumSize<DamageKind> = 5;
template <>
inline constexpr int kEnumSize<Upos> = kUposCount;
template <>
inline constexpr int kEnumSize<Relation> = kRelationCount;
template <>
inline constexpr int kEnumSize<Sector> = 25;
template <>
inline constexpr int kEnumSize<MentionKind> = 3;
template <>
inline constexpr int kEnumSize<EntityKind> = 5;
template <>
inline constexpr int kEnumSize<PlacePrecision> = 5;
template <>
inline constexpr int kEnumSize<TimexType> = 4;
template <>
inline constexpr int kEnumSize<DatePrecision> = 8;
template <>
inline constexpr int kEnumSize<EventType> = kEventTypeCount;
template <>
inline constexpr int kEnumSize<EventStatus> = 4;
template <>
inline constexpr int kEnumSize<CountKind> = 5;
template <>
inline constexpr int kEnumSize<RelationKind> = kRelationKindCount;

template <class T>
inline constexpr bool kIsVector = false;
template <class T>
inline constexpr bool kIsVector<std::vector<T>> = true;

template <class T>
inline constexpr bool kIsArray = false;
template <class T, size_t N>
inline constexpr bool kIsArray<std::array<T, N>> = true;

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

template <class T>
inline constexpr bool kIsId = false;
template <class Tag>
inline constexpr bool kIsId<Id<Tag>> = true;

// True where T lists its fields to an archive of type A.
template <class T, class A>
concept Described = requires(T& value, A& archive) {
  value.Describe(archive);
};

// The fields of a story, which stands outside the layers. `text` is empty in a Document and left
// out.
template <class A>
void DescribeStory(A& a, Story& story) {
  a("id", story.id);
  a("origin", story.origin);
  a("extracted", story.extracted);
  a("title", story.title);
  a("published", story.published);
  a("published_text", story.published_text);
  a("url", story.url);
  a("publisher", story.publisher);
  a("language", story.language);
  a("notes", story.notes);
}

// Calls visit(layer) for every layer type, in the order of enum Layer, with a null pointer of that
// type: ForEachLayer([](auto* type) { using L = std::remove_pointer_t<decltype(type)>; … }).
template <class F>
void ForEachLayer(F&& visit) {
  visit(static_cast<TextLayer*>(nullptr));
  visit(static_cast<SegmentLayer*>(nullptr));
  visit(static_cast<SyntaxLayer*>(nullptr));
  visit(static_cast<EntityLayer*>(nullptr));
  visit(static_cast<CorefLayer*>(nullptr));
  visit(static_cast<QuoteLayer*>(nullptr));
  visit(static_cast<GeoLayer*>(nullptr));
  visit(static_cast<WhenLayer*>(nullptr));
  visit(static_cast<EventLayer*>(nullptr));
  visit(static_cast<RelationLayer*>(nullptr));
}

}  // namespace khaldun::core
