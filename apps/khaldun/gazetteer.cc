// khaldun gazetteer: places from a full GeoNames dump instead of the built-in ones.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "geo/gazetteer_build.h"
#include "options.h"
#include "resources/share.h"

namespace khaldun::app {
namespace {

struct GazetteerOptions : CommonOptions {
  std::string folder;
};

Result<geo::GazetteerCounts> Build(const GazetteerOptions& options, std::string& path) {
  namespace fs = std::filesystem;
  auto share = resources::Share::Find("");
  if (!share) return share.error();
  path = options.output.empty() ? share->Path("gazetteer.bin") : options.output;
  geo::GazetteerInputs inputs;
  inputs.folder = options.folder;
  inputs.lexicon.countries = share->Path("lexicon/countries.tsv");
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(share->Path("lexicon"), error)) {
    std::string name = entry.path().filename().string();
    if (name.starts_with("places") && name.ends_with(".tsv")) {
      inputs.lexicon.places.push_back(entry.path().string());
    }
  }
  std::sort(inputs.lexicon.places.begin(), inputs.lexicon.places.end());
  return geo::BuildGazetteer(inputs, path);
}

Exit RunGazetteer(const GazetteerOptions& options) {
  Console console = options.MakeConsole();
  std::string path;
  auto counts = Build(options, path);
  if (!counts) {
    console.Error(counts.error());
    return ExitOf(counts.error());
  }
  console.Note(fmt::format("{}: {} places", path, counts->places));
  return Exit::kDone;
}

}  // namespace

void AddGazetteer(CLI::App& program, Work& work) {
  auto options = std::make_shared<GazetteerOptions>();
  auto* command =
      program.add_subcommand("gazetteer", "the full GeoNames dump instead of the built-in places");
  command
      ->add_option("DIR", options->folder, "the dump: allCountries.txt, countryInfo.txt and so on")
      ->type_name("")
      ->required();
  AddOutputOptions(*command, *options);
  command->get_option("-o")->description("write FILE instead of the program's own gazetteer.bin");
  command->callback([options, &work] { work = [options] { return RunGazetteer(*options); }; });
}

}  // namespace khaldun::app
