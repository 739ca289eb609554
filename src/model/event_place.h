// Which of a sentence's places are where an act happens: a linear model (models/event_place.tsv)
// over arcs, prepositions, order and precision. The task is that of Halterman 2019, "Geolocating
// Political Events in Text": a verb and its sentence, the places of that verb.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "khaldun/document.h"
#include "model/linear_table.h"
#include "resources/share.h"

namespace khaldun::model {

// Immutable, thread-safe.
class ActPlaces {
 public:
  // Resource error where models/event_place.tsv is missing or broken.
  static Result<ActPlaces> Read(const resources::Share& share);
  explicit ActPlaces(LinearTable table) : table_(std::move(table)) {}

  struct Scored {
    PlaceId place;
    double probability;  // of being a place of the act
  };

  // Every place of the trigger's sentence that PlacesNear gives, in order. Requires the layers
  // segment, syntax and geo. The time does not grow with the sentence: distances and depths are
  // bounded.
  std::vector<Scored> Score(const Document& document, WordId trigger) const;

  // All places that the sentence gives for the act, in order; empty where it gives none.
  std::vector<PlaceId> PlacesOfAct(const Document& document, WordId trigger) const;

  // The likeliest of them. Places for which `passed_over` is true are not chosen.
  using PassedOver = std::function<bool(const Place&)>;
  std::optional<PlaceId> PlaceOfAct(const Document& document, WordId trigger,
                                    const PassedOver& passed_over = nullptr) const;

 private:
  LinearTable table_;
};

// The places that PlacesOfAct chooses among, positions [begin, end) of GeoLayer::places: those of
// the trigger's sentence that stand within some eighty words of it.
struct PlaceRange {
  uint32_t begin = 0, end = 0;
};
PlaceRange PlacesNear(const Document& document, WordId trigger);

// What speaks for and against place `place` being where the act of `trigger` happens.
void EventPlaceFeatures(const Document& document, WordId trigger, PlaceRange places, uint32_t place,
                        FeatureSink& sink);

}  // namespace khaldun::model
