// khaldun eval: how good the models are.
#include "syntax/eval.h"

#include <string>

#include "ingest/source.h"
#include "options.h"
#include "output.h"
#include "pipeline/examples.h"
#include "pipeline/nearest_frame.h"
#include "pipeline/stages.h"
#include "pipeline/uncoded.h"
#include "text/conllu.h"

namespace khaldun::app {
namespace {

struct EvalOptions : CommonOptions {
  std::vector<std::string> treebanks;
  bool uncoded = false;
  size_t minimum = 2;
  std::string wordnet = "/usr/share/wordnet";
};

// The raw text of `gold` with segment and syntax layers of our own.
Result<Document> Parse(const Document& gold, const std::vector<std::unique_ptr<Stage>>& stages) {
  Document document(gold.story(), std::string(gold.text()), gold.offsets(), TextLayer{});
  for (const auto& stage : stages) KHALDUN_TRY(stage->Run(document));
  return document;
}

Status EvalSyntax(const EvalOptions& options) {
  auto gold = text::ReadConlluFiles(options.treebanks);
  if (!gold) return gold.error();
  auto share = resources::Share::Find("");
  if (!share) return share.error();
  EngineOptions engine;
  engine.last = Layer::kSyntax;
  auto stages = pipeline::MakeStages(*share, engine);
  if (!stages) return stages.error();
  std::vector<Document> system;
  for (const Document& document : *gold) {
    auto parsed = Parse(document, *stages);
    if (!parsed) return parsed.error();
    system.push_back(std::move(*parsed));
  }
  auto scores = syntax::Compare(*gold, system);
  if (!scores) return scores.error();
  auto output = Output::Open(options.output);
  if (!output) return output.error();
  KHALDUN_TRY(output->Write(syntax::Format(*scores)));
  return output->Close();
}

Exit RunEvalSyntax(const EvalOptions& options) {
  Status status = EvalSyntax(options);
  if (status.ok()) return Exit::kDone;
  options.MakeConsole().Error(status);
  // A treebank that cannot be read as one is no record to quarantine: there is no figure.
  return status.code() == StatusCode::kInvalidInput ? Exit::kIo : ExitOf(status);
}

// True where every frame codes its example.
Result<bool> EvalExamples(const CommonOptions& options) {
  auto share = resources::Share::Find("", options.lexicons);
  if (!share) return share.error();
  auto frames = event::FrameLexicon::Load(*share, true);
  if (!frames) return frames.error();
  EngineOptions all;
  all.all_types = true;
  all.least_confidence = 0;  // examples show rules, not how sure they are
  all.lexicons = options.lexicons;
  auto engine = Engine::Open(all);
  if (!engine) return engine.error();
  auto report = pipeline::CheckExamples(*frames, **engine);
  if (!report) return report.error();
  auto output = Output::Open(options.output);
  if (!output) return output.error();
  for (const std::string& fault : report->faults) KHALDUN_TRY(output->Write(fault + "\n"));
  for (const std::string& frame : report->bare) {
    KHALDUN_TRY(output->Write("no example: " + frame + "\n"));
  }
  KHALDUN_TRY(output->Write(pipeline::Format(*report)));
  KHALDUN_TRY(output->Close());
  return report->faults.empty() && report->bare.empty();
}

Exit RunEvalExamples(const EvalOptions& options) {
  auto good = EvalExamples(options);
  if (good) return *good ? Exit::kDone : Exit::kQuarantined;
  options.MakeConsole().Error(good.error());
  return ExitOf(good.error());
}

// The predicates of the reports that no frame covers.
Status EvalUncoded(const EvalOptions& options) {
  auto share = resources::Share::Find("", options.lexicons);
  if (!share) return share.error();
  auto knowledge = event::Knowledge::Load(*share, {.all_types = true});
  if (!knowledge) return knowledge.error();
  auto source = ingest::Source::Open(options.inputs);
  if (!source) return source.error();
  EngineOptions whole;
  whole.parse_everything = true;
  whole.last = Layer::kWhen;
  whole.lexicons = options.lexicons;
  auto engine = Engine::Open(whole);
  if (!engine) return engine.error();
  pipeline::UncodedTable table;
  const Console console = options.MakeConsole();
  while (true) {
    auto item = (*source)->Next();
    if (!item) return item.error();
    if (!*item) break;
    if (const auto* broken = std::get_if<Quarantined>(&**item)) {
      console.Error(*broken);
      continue;
    }
    auto document = (*engine)->Analyze(std::get<Story>(std::move(**item)));
    if (!document) return document.error();
    for (const auto& p : pipeline::UncodedPredicates(*document, *knowledge)) {
      Span span = document->Get<SegmentLayer>().sentence(p.sentence).span;
      table.Add(p.pattern, document->text(span));
    }
  }
  auto output = Output::Open(options.output);
  if (!output) return output.error();
  // Debian's wordnet-base; without it the list is as good but for the hints.
  auto wordnet = resources::WordNetVerbs::Load(options.wordnet);
  if (!wordnet) console.Note("no nearest frames: " + wordnet.error().message());
  auto nearest = [&](std::string_view verb) {
    return wordnet ? pipeline::NearestFrame(verb, knowledge->frames, *wordnet) : "";
  };
  KHALDUN_TRY(output->Write(table.Format(options.minimum, nearest)));
  return output->Close();
}

Exit RunEvalLexicon(const EvalOptions& options) {
  Status status = EvalUncoded(options);
  if (status.ok()) return Exit::kDone;
  options.MakeConsole().Error(status);
  return ExitOf(status);
}

}  // namespace

void AddEval(CLI::App& program, Work& work) {
  auto options = std::make_shared<EvalOptions>();
  auto* command = program.add_subcommand("eval", "how good the models are");
  auto* syntax = command->add_subcommand(
      "syntax", "F1 of tokens, sentences, words, tags, lemmas and arcs from raw text");
  command->require_subcommand(1);
  syntax->add_option("FILE", options->treebanks, "treebanks in CoNLL-U")->type_name("")->required();
  AddOutputOptions(*syntax, *options);
  syntax->callback([options, &work] { work = [options] { return RunEvalSyntax(*options); }; });
  auto* examples = command->add_subcommand(
      "examples", "whether the event frames code their examples; counts them");
  AddLexiconOption(*examples, *options);
  AddOutputOptions(*examples, *options);
  examples->callback([options, &work] { work = [options] { return RunEvalExamples(*options); }; });
  auto* lexicon = command->add_subcommand(
      "lexicon", "frequent predicates with political actors that no event frame covers");
  lexicon->add_option("FILE", options->inputs, "reports, as for code")->type_name("")->required();
  lexicon->add_flag("--uncoded", options->uncoded, "list them")->required();
  lexicon->add_option("--minimum", options->minimum, "how often seen (default: 2)");
  lexicon->add_option("--wordnet", options->wordnet, "for the nearest frame; /usr/share/wordnet")
      ->type_name("DIR");
  AddLexiconOption(*lexicon, *options);
  AddOutputOptions(*lexicon, *options);
  lexicon->callback([options, &work] { work = [options] { return RunEvalLexicon(*options); }; });
  AddEvalActors(*command, work);
}

}  // namespace khaldun::app
