// The contract of a stage of the analysis.
#pragma once

#include <initializer_list>
#include <string_view>

#include "khaldun/document.h"

namespace khaldun {

// A set of layers.
class LayerSet {
 public:
  constexpr LayerSet() = default;
  constexpr LayerSet(std::initializer_list<Layer> layers) {
    for (Layer l : layers) bits_ |= 1u << static_cast<int>(l);
  }
  constexpr bool Has(Layer l) const { return (bits_ >> static_cast<int>(l)) & 1u; }
  constexpr void Insert(Layer l) { bits_ |= 1u << static_cast<int>(l); }
  bool operator==(const LayerSet&) const = default;

 private:
  uint32_t bits_ = 0;
};

// Built from immutable resources and models, const, without hidden state: one object serves all
// threads, and its answer depends on the document alone.
class Stage {
 public:
  virtual ~Stage() = default;

  // The layer that Run adds; the stage bears its name.
  virtual Layer gives() const = 0;

  // The layers that Run reads. The pipeline refuses an order in which one of them is missing.
  virtual LayerSet needs() const = 0;

  // Adds exactly the layer gives() or leaves the document unchanged and returns why.
  // Requires every layer of needs().
  virtual Status Run(Document& document) const = 0;
};

}  // namespace khaldun
