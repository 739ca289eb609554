// Which place on earth a toponym means, given the other toponyms of the document, its publisher and
// its dateline. A linear model (models/geo_places.tsv) weighs the features below, a softmax over
// the places that bear the name makes them probabilities; a second pass sees the first one's
// answers. Features follow the toponym-resolution literature: population and feature class,
// containers, spatial nearness, one sense a document (Leidner 2007; Lieberman & Samet 2012).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/candidates.h"
#include "geo/publishers.h"
#include "model/linear_table.h"

namespace khaldun::geo {

// A recognised toponym.
struct Toponym {
  Candidate candidate;
  double odds = 0;  // log odds of being one
};

struct Resolved {
  // Of the gazetteer; absent where it holds none of that name or likelier not the one meant.
  std::optional<uint32_t> place;
  double probability = 0;  // of this place among those of the name
};

// What is known beside the text.
struct ResolveContext {
  const Home* publisher = nullptr;  // may be null
  std::string_view dateline;        // as written, may be empty
};

// Requires the text layer; the context must not outlive its arguments.
ResolveContext ContextOf(const Document& document, const Publishers& publishers);

// A dense or indicator feature of one place for one toponym.
using PlaceFeature = std::pair<std::string_view, float>;

// The choice for one name of the document, as training sees it.
struct Choice {
  size_t toponym;  // first one that it is made for
  std::vector<uint32_t> places;
  std::vector<std::vector<PlaceFeature>> features;  // by place, then those of none of them
};

class Resolver {
 public:
  // Both must outlive the resolver.
  Resolver(const Gazetteer& gazetteer, const model::LinearTable& model)
      : gazetteer_(gazetteer), model_(model) {}

  // One answer a toponym, in order. Linear in the toponyms: at most kMostPlaces places a name and
  // kAnchors other names are looked at.
  std::vector<Resolved> Resolve(const DocumentWords& words, const std::vector<Toponym>& toponyms,
                                const ResolveContext& context) const;

  // The same, telling `observe` each choice of the last pass before it is made.
  std::vector<Resolved> Resolve(const DocumentWords& words, const std::vector<Toponym>& toponyms,
                                const ResolveContext& context,
                                const std::function<void(int pass, const Choice&)>& observe) const;

 private:
  const Gazetteer& gazetteer_;
  const model::LinearTable& model_;
};

}  // namespace khaldun::geo
