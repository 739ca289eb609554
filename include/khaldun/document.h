// One report on its way through the stages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "khaldun/event.h"
#include "khaldun/layers.h"
#include "khaldun/offset_map.h"
#include "khaldun/relation.h"
#include "khaldun/status.h"
#include "khaldun/story.h"

namespace khaldun {

enum class Layer : uint8_t {
  kText,
  kSegment,
  kSyntax,
  kEntity,
  kCoref,
  kQuote,
  kGeo,
  kWhen,
  kEvent,
  kRelation
};
inline constexpr int kLayerCount = 10;

// The name on the command line, in tests/golden and in docs/stages: "segment".
std::string_view Name(Layer layer);
std::optional<Layer> LayerFromName(std::string_view name);

template <class T>
struct LayerOf;
template <>
struct LayerOf<TextLayer> {
  static constexpr Layer value = Layer::kText;
};
template <>
struct LayerOf<SegmentLayer> {
  static constexpr Layer value = Layer::kSegment;
};
template <>
struct LayerOf<SyntaxLayer> {
  static constexpr Layer value = Layer::kSyntax;
};
template <>
struct LayerOf<EntityLayer> {
  static constexpr Layer value = Layer::kEntity;
};
template <>
struct LayerOf<CorefLayer> {
  static constexpr Layer value = Layer::kCoref;
};
template <>
struct LayerOf<QuoteLayer> {
  static constexpr Layer value = Layer::kQuote;
};
template <>
struct LayerOf<GeoLayer> {
  static constexpr Layer value = Layer::kGeo;
};
template <>
struct LayerOf<WhenLayer> {
  static constexpr Layer value = Layer::kWhen;
};
template <>
struct LayerOf<EventLayer> {
  static constexpr Layer value = Layer::kEvent;
};
template <>
struct LayerOf<RelationLayer> {
  static constexpr Layer value = Layer::kRelation;
};

// Text, metadata and layers. The text never changes; a layer is written once and never mended.
// Movable, not copyable. Thread-compatible: one thread works on a document at a time.
class Document {
 public:
  // `text` is the cleaned text, valid UTF-8, shorter than 4 GiB; `offsets` leads from it to
  // `story.text`. The story's own text is not kept.
  Document(Story story, std::string text, OffsetMap offsets, TextLayer layer);

  Document(Document&&) = default;
  Document& operator=(Document&&) = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  std::string_view text() const { return text_; }
  std::string_view text(Span span) const { return span.In(text_); }

  // The report's metadata; its `text` is empty.
  const Story& story() const { return story_; }
  const OffsetMap& offsets() const { return offsets_; }

  // Offsets as users see them (design/cli.md, "Offsets"): code points of the record's own text, or
  // of text() for a story extracted from markup. Its cost does not grow with the text.
  Span ToInput(Span span) const;

  bool Has(Layer layer) const;

  // Requires that the layer was added.
  template <class L>
  const L& Get() const {
    return *std::get<std::optional<L>>(layers_);
  }

  // Internal error where the layer stands already.
  template <class L>
  Status Add(L layer) {
    auto& slot = std::get<std::optional<L>>(layers_);
    if (slot) {
      return Status::Internal(std::string("layer '") + std::string(Name(LayerOf<L>::value)) +
                              "' was already written");
    }
    slot = std::move(layer);
    return Status::Ok();
  }

 private:
  uint32_t CodePointsBefore(uint32_t at) const;
  uint32_t ToInput(uint32_t at) const;

  Story story_;
  std::string text_;
  OffsetMap offsets_;
  std::vector<uint32_t> block_code_points_;  // before each block of the text; see document.cc
  std::tuple<std::optional<TextLayer>, std::optional<SegmentLayer>, std::optional<SyntaxLayer>,
             std::optional<EntityLayer>, std::optional<CorefLayer>, std::optional<QuoteLayer>,
             std::optional<GeoLayer>, std::optional<WhenLayer>, std::optional<EventLayer>,
             std::optional<RelationLayer>>
      layers_;
};

// Checks every promise that layers.h, event.h and document.h make of the layers that are there:
// valid UTF-8, spans inside the text and on character boundaries, ids in range, order, one tree per
// parsed sentence. Internal error naming the first broken one.
Status Verify(const Document& document);

}  // namespace khaldun
