// khaldun eval actors: which names of the given texts the lexicon lacks.
#include "coding.h"
#include "pipeline/uncoded_names.h"

namespace khaldun::app {
namespace {

struct ActorsOptions : CommonOptions {
  bool uncoded = false;
  size_t minimum = 2;
};

Exit RunActors(const ActorsOptions& options) {
  pipeline::UncodedNames names;
  CodingRun run;
  run.engine = EngineOptionsOf(options);
  run.engine.last = Layer::kCoref;
  run.engine.parse_everything = true;
  run.renderer = [&names](const publish::Publication&) {
    return [&names](const Document& document) {
      names.Add(document);
      return pipeline::Rendered();
    };
  };
  run.footer = [&] { return pipeline::Format(names.Rows(options.minimum)); };
  return RunCoding(options, std::move(run));
}

}  // namespace

void AddEvalActors(CLI::App& eval, Work& work) {
  auto options = std::make_shared<ActorsOptions>();
  auto* command = eval.add_subcommand("actors", "frequent names that stand in no lexicon");
  command
      ->add_flag("--uncoded", options->uncoded,
                 "list them, with the code that the words around them give")
      ->required();
  command->add_option("--minimum", options->minimum, "how often seen (default: 2)");
  AddCodingOptions(*command, *options);
  command->callback([options, &work] { work = [options] { return RunActors(*options); }; });
}

}  // namespace khaldun::app
