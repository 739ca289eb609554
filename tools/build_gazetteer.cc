// build_gazetteer OUTPUT TABLE…: the gazetteer file from Debian's data and the tables of lexicon/
// (places*.tsv, countries.tsv). The build runs it.

#include <algorithm>
#include <cstdio>

#include "geo/gazetteer_build.h"

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: build_gazetteer OUTPUT TABLE…\n", stderr);
    return 2;
  }
  khaldun::geo::DebianInputs inputs;
  for (int i = 2; i < argc; ++i) {
    std::string table = argv[i];
    if (table.ends_with("/countries.tsv")) {
      inputs.lexicon.countries = table;
    } else {
      inputs.lexicon.places.push_back(table);
    }
  }
  std::sort(inputs.lexicon.places.begin(), inputs.lexicon.places.end());
  auto counts = khaldun::geo::BuildShippedGazetteer(inputs, argv[1]);
  if (!counts) {
    std::fprintf(
        stderr,
        "%s\nthe Debian packages libtimezonemap-data, libgeonames-common, weather-util-data, "
        "iso-codes and wordnet-base must be installed (scripts/install-deps.sh)\n",
        counts.error().message().c_str());
    return 1;
  }
  std::printf("%u places\n", counts->places);
  return 0;
}
