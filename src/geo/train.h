// Trains the two tables of the geo stage from documents with labelled toponyms: which stretches are
// toponyms (models/toponyms.tsv) and which places they mean (models/places.tsv).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/gazetteer.h"
#include "geo/publishers.h"
#include "khaldun/document.h"
#include "model/linear_train.h"

namespace khaldun::geo {

struct LabelledPlace {
  Span span;  // of the document's text
  std::optional<uint32_t> geonames;
  std::optional<double> lat, lon;
};

struct LabelledDocument {
  Document document;  // with segment and syntax layers
  std::vector<LabelledPlace> places;
  // Only some toponyms are labelled, and not where on earth they are: what is not labelled counts
  // as no toponym only where the model is sure of it already.
  bool partial = false;
};

struct TrainOptions {
  model::LinearTrainOptions recognition;
  double resolution_decay = 1e-4;  // L2
  double partial_weight = 1.0;     // of an example of a partly labelled document
  double surely_none = -1;         // log odds below which a stretch of such a document is none
};

struct TrainedTables {
  std::string toponyms, places;  // as LinearTable reads them, features in order
};

// Same documents in the same order, same bytes.
TrainedTables Train(const std::vector<const LabelledDocument*>& documents,
                    const Gazetteer& gazetteer, const Publishers& publishers,
                    const TrainOptions& options);

}  // namespace khaldun::geo
