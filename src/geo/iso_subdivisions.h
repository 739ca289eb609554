// The divisions of ISO 3166-2 that GeoNames' first level lacks: counties of England, provinces of
// Spain, districts of Uganda. They come without coordinates.
#pragma once

#include <string>

#include "geo/geonames_tables.h"

namespace khaldun::geo {

// `folder` holds iso_3166-2.json of Debian's iso-codes.
Status AddIsoSubdivisions(const std::string& folder, GazetteerBuild& build);

}  // namespace khaldun::geo
