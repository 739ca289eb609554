// khaldun train: models from treebanks.
#include "segment/train.h"

#include <algorithm>
#include <charconv>

#include "options.h"
#include "syntax/train.h"

namespace khaldun::app {
namespace {

struct TrainOptions : CommonOptions {
  std::vector<std::string> treebanks;
  std::vector<std::string> weights;  // "GUM_news=2"
  std::string vectors;               // word vectors; empty: none
  int epochs = 0;                    // 0: the trainer's own number
  uint64_t seed = 1;
};

Result<std::pair<std::string, double>> ParseWeight(const std::string& text) {
  size_t equals = text.rfind('=');
  double weight = 0;
  if (equals != std::string::npos) {
    const char* begin = text.data() + equals + 1;
    const char* end = text.data() + text.size();
    auto [stop, error] = std::from_chars(begin, end, weight);
    if (error == std::errc{} && stop == end && weight >= 0) {
      return std::pair(text.substr(0, equals), weight);
    }
  }
  return Status::WrongUse("--weight '" + text + "' is not PREFIX=NUMBER, such as GUM_news=2");
}

Status Train(const TrainOptions& options, const Console& console) {
  syntax::TrainOptions syntax;
  syntax.files = options.treebanks;
  syntax.output = options.output;
  syntax.vectors = options.vectors;
  syntax.seed = options.seed;
  if (options.epochs > 0) syntax.epochs = options.epochs;
  syntax.progress = [&](std::string_view line) { console.Note(line); };
  for (const auto& text : options.weights) {
    auto weight = ParseWeight(text);
    if (!weight) return weight.error();
    syntax.weights.push_back(*weight);
  }
  segment::TrainOptions segment;
  segment.files = options.treebanks;
  segment.output = options.output;
  segment.seed = options.seed;
  KHALDUN_TRY(segment::Train(segment));
  return syntax::Train(syntax);
}

Exit RunTrain(const TrainOptions& options) {
  Console console = options.MakeConsole();
  Status status = Train(options, console);
  if (status.ok()) return Exit::kDone;
  console.Error(status);
  // A treebank that cannot be read as one is no record to quarantine: nothing was trained.
  return status.code() == StatusCode::kInvalidInput ? Exit::kIo : ExitOf(status);
}

}  // namespace

void AddTrain(CLI::App& program, Work& work) {
  auto options = std::make_shared<TrainOptions>();
  auto* command = program.add_subcommand("train", "models from treebanks");
  auto* syntax = command->add_subcommand("syntax", "words, sentences, tags, lemmas and arcs");
  command->require_subcommand(1);
  syntax->add_option("FILE", options->treebanks, "treebanks in CoNLL-U")->type_name("")->required();
  syntax->add_option("-o", options->output, "folder for segment.bin and syntax.bin")
      ->type_name("FOLDER")
      ->required();
  syntax
      ->add_option("--weight", options->weights,
                   "how often documents with this prefix are seen: GUM_news=2")
      ->type_name("PREFIX=N");
  syntax
      ->add_option("--vectors", options->vectors, "word vectors, as text from fastText or word2vec")
      ->type_name("FILE");
  syntax->add_option("--epochs", options->epochs, "of tags and arcs, two minutes each")
      ->type_name("N")
      ->check(CLI::Range(1, 1000));
  syntax->add_option("--seed", options->seed, "same seed and files, same bytes")->type_name("N");
  syntax->add_flag("--quiet", options->quiet, "no progress");
  syntax->add_flag("--json-errors", options->json_errors, "errors as JSON lines");
  syntax->callback([options, &work] { work = [options] { return RunTrain(*options); }; });
}

}  // namespace khaldun::app
