// khaldun train: models from labelled data.
#include "segment/train.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "ingest/byte_stream.h"
#include "names/train.h"
#include "options.h"
#include "output.h"
#include "resources/share.h"
#include "syntax/train.h"

namespace khaldun::app {
namespace {

struct TrainOptions : CommonOptions {
  std::vector<std::string> treebanks;
  std::vector<std::string> weights;  // "GUM_news=2"
  std::vector<std::string> held;     // treebanks to measure on
  std::vector<std::string> names;    // tags of names, by treebank
  std::vector<std::string> parsed, plain, named;
  int teachers = 0;
  std::string vectors;  // word vectors; empty: none
  int epochs = 0;       // 0: the trainer's own number
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

Status TrainSyntax(const TrainOptions& options, const Console& console) {
  syntax::TrainOptions syntax;
  syntax.files = options.treebanks;
  syntax.output = options.output;
  syntax.held = options.held;
  syntax.names = options.names;
  syntax.parsed = options.parsed;
  syntax.plain = options.plain;
  syntax.named = options.named;
  syntax.teachers = options.teachers;
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
  std::error_code error;
  std::filesystem::create_directories(options.output, error);
  if (error) return Status::Io(options.output + ": " + error.message());
  KHALDUN_TRY(segment::Train(segment));
  return syntax::Train(syntax);
}

// A whole file, also one in gzip or Zstandard.
Result<std::string> ReadFile(const std::string& path) {
  auto file = ingest::OpenFile(path);
  if (!file) return file.error();
  auto stream = ingest::Decompress(std::move(*file));
  if (!stream) return stream.error();
  std::string text;
  std::vector<char> piece(1 << 16);
  while (true) {
    auto read = (*stream)->Read(piece);
    if (!read) return read.error();
    if (*read == 0) return text;
    text.append(piece.data(), *read);
  }
}

Status TrainNames(const TrainOptions& options, const Console& console) {
  auto share = resources::Share::Find("");
  if (!share) return share.error();
  auto habits = share->Read("lexicon/transliteration.tsv");
  if (!habits) return habits.error();
  std::vector<names::SpellingClass> classes;
  for (const std::string& path : options.inputs) {
    auto text = ReadFile(path);
    if (!text) return text.error();
    auto some = names::ReadClasses(path, *text);
    if (!some) return some.error();
    classes.insert(classes.end(), some->begin(), some->end());
  }
  names::TrainOptions names;
  names.seed = options.seed;
  if (options.epochs > 0) names.epochs = options.epochs;
  auto model = names::Train(classes, "lexicon/transliteration.tsv", *habits, names);
  if (!model) return model.error();
  std::string path = options.output + "/names.tsv";
  auto output = Output::Open(path);
  if (!output) return output.error();
  KHALDUN_TRY(output->Write(model->Format()));
  KHALDUN_TRY(output->Close());
  console.Note(path + " written");
  return Status::Ok();
}

using Trainer = Status (*)(const TrainOptions&, const Console&);

Exit RunTrain(const TrainOptions& options, Trainer train) {
  Console console = options.MakeConsole();
  Status status = train(options, console);
  if (status.ok()) return Exit::kDone;
  console.Error(status);
  // Data that cannot be read as such is no record to quarantine: nothing was trained.
  return status.code() == StatusCode::kInvalidInput ? Exit::kIo : ExitOf(status);
}

}  // namespace

void AddTrain(CLI::App& program, Work& work) {
  auto options = std::make_shared<TrainOptions>();
  auto* command = program.add_subcommand("train", "models from labelled data");
  command->require_subcommand(1);
  auto add = [&](const char* name, const char* what, Trainer train) {
    auto* trainer = command->add_subcommand(name, what);
    trainer->add_option("--seed", options->seed, "same seed and files, same bytes")->type_name("N");
    trainer->add_flag("--quiet", options->quiet, "no progress");
    trainer->add_flag("--json-errors", options->json_errors, "errors as JSON lines");
    trainer->callback(
        [options, train, &work] { work = [options, train] { return RunTrain(*options, train); }; });
    return trainer;
  };
  auto* syntax =
      add("syntax", "words, sentences, tags, lemmas and arcs, from treebanks", TrainSyntax);
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
  syntax->add_option("--held", options->held, "treebank to measure on after each epoch")
      ->type_name("FILE")
      ->allow_extra_args(false);
  syntax
      ->add_option(
          "--names", options->names,
          "tags of names, by tools/name_tags.py: one file for each treebank, then for each "
          "held one, then for each named one")
      ->type_name("FILE")
      ->allow_extra_args(false);
  syntax->add_option("--parsed", options->parsed, "CoNLL-U by a parser, learnt from as well")
      ->type_name("FILE")
      ->allow_extra_args(false);
  syntax
      ->add_option("--plain", options->plain,
                   "CoNLL-U of which only the words count; the teachers say what they think of it")
      ->type_name("FILE")
      ->allow_extra_args(false);
  syntax
      ->add_option("--named", options->named,
                   "CoNLL-U of which only the words and their --names count")
      ->type_name("FILE")
      ->allow_extra_args(false);
  syntax
      ->add_option("--teachers", options->teachers,
                   "larger networks that are learnt first, for the small one to learn from")
      ->type_name("N")
      ->check(CLI::Range(0, 20));
  syntax->add_option("--epochs", options->epochs, "of tags and arcs, a minute or two each")
      ->type_name("N")
      ->check(CLI::Range(1, 1000));
  auto* names = add("names", "what spellings of one name may differ in", TrainNames);
  names
      ->add_option("FILE", options->inputs,
                   "classes of spellings, JSON lines: {\"spellings\": {\"osama\": 12}}")
      ->type_name("")
      ->required();
  names->add_option("-o", options->output, "folder for names.tsv")->type_name("FOLDER")->required();
  names->add_option("--epochs", options->epochs, "over all pairs, a second each")
      ->type_name("N")
      ->check(CLI::Range(1, 1000));
}

}  // namespace khaldun::app
