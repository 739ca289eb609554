// build_place_names GAZETTEER OUTPUT: the table of place names that the stage entity reads, from
// the gazetteer. The build runs it.

#include <algorithm>
#include <cstdio>
#include <vector>

#include "entity/place_names.h"
#include "geo/gazetteer.h"

int main(int argc, char** argv) {
  using khaldun::entity::PlaceClass;
  using khaldun::geo::PlaceKind;
  if (argc != 3) {
    std::fputs("usage: build_place_names GAZETTEER OUTPUT\n", stderr);
    return 2;
  }
  auto gazetteer = khaldun::geo::Gazetteer::Open(argv[1]);
  if (!gazetteer) {
    std::fprintf(stderr, "%s\n", gazetteer.error().message().c_str());
    return 1;
  }
  // Below so many people a town's name is met more often as another word.
  constexpr uint32_t kTownPeople = 1000, kCityPeople = 100'000, kStatePeople = 300'000;
  // Of states of one name the one with more people in its towns is meant: few sources tell how many
  // live in the state itself.
  std::vector<uint32_t> townspeople(gazetteer->size());
  for (uint32_t i = 0; i < gazetteer->size(); ++i) {
    auto place = gazetteer->place(i);
    bool town = place.kind == PlaceKind::kCapital || place.kind == PlaceKind::kCity ||
                place.kind == PlaceKind::kTown;
    if (town && place.admin1) townspeople[*place.admin1] += place.population;
  }
  khaldun::entity::PlaceNamesWriter writer;
  for (uint32_t i = 0; i < gazetteer->size(); ++i) {
    auto place = gazetteer->place(i);
    PlaceClass kind = PlaceClass::kOther;
    switch (place.kind) {
      case PlaceKind::kCountry:
        kind = PlaceClass::kCountry;
        break;
      case PlaceKind::kAdmin1:
        kind = PlaceClass::kState;
        break;
      case PlaceKind::kCapital:
        kind = PlaceClass::kCity;
        break;
      case PlaceKind::kCity:
      case PlaceKind::kTown:
        if (place.population < kTownPeople) continue;
        kind = place.population >= kCityPeople ? PlaceClass::kCity : PlaceClass::kTown;
        break;
      case PlaceKind::kContinent:
      case PlaceKind::kRegion:
        kind = PlaceClass::kRegion;
        break;
      default:
        break;
    }
    // A state outweighs the towns that bear its name.
    uint32_t weight = kind == PlaceClass::kState || kind == PlaceClass::kCountry
                          ? std::max({place.population, townspeople[i], kStatePeople})
                          : place.population;
    writer.Add(place.name, place.country, kind, weight);
  }
  if (auto status = writer.Write(argv[2]); !status.ok()) {
    std::fprintf(stderr, "%s\n", status.message().c_str());
    return 1;
  }
  std::printf("%zu names of places\n", writer.size());
  return 0;
}
