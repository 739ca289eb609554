// khaldun dump: one layer of the analysis; the canonical form; golden cases.
#include "core/dump.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "coding.h"
#include "output.h"
#include "publish/golden_case.h"
#include "publish/json.h"
#include "text/conllu.h"

namespace khaldun::app {
namespace {

enum class Format { kDefault, kJsonl, kConllu };

struct DumpOptions : CommonOptions {
  Layer layer = Layer::kEvent;
  Format format = Format::kDefault;
  bool canonical = false;
  bool cleaned = false;
  std::vector<std::string> cases;
  bool update = false;
};

Result<std::string> ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in) return Status::Io(path + ": cannot be read");
  return text;
}

// Lines of `was` and `is` that differ, as a person reads a diff.
std::string Difference(const std::vector<std::string>& want, const std::vector<std::string>& is) {
  std::string difference;
  for (const auto& line : want) {
    bool kept = std::find(is.begin(), is.end(), line) != is.end();
    difference += fmt::format("  {} {}\n", kept ? ' ' : '-', line);
  }
  for (const auto& line : is) {
    if (std::find(want.begin(), want.end(), line) == want.end()) difference += "  + " + line + "\n";
  }
  return difference;
}

// Runs one case; true where every want is met, or was rewritten.
Result<bool> RunCase(const std::string& path, const DumpOptions& options, Output& output) {
  auto text = ReadFile(path);
  if (!text) return text.error();
  auto golden = publish::ParseGoldenCase(path, *text);
  if (!golden) return Status::WrongUse(golden.error().message());
  EngineOptions engine_options = EngineOptionsOf(options);
  engine_options.last = golden->last();
  engine_options.parse_everything = true;
  engine_options.least_confidence = 0;  // cases show rules, not how sure they are
  auto engine = Engine::Open(engine_options);
  if (!engine) return engine.error();
  auto document = (*engine)->Analyze(golden->story);
  if (!document) return document.error();

  bool right = true;
  for (auto& want : golden->wants) {
    auto lines = publish::GoldenLines(*document, want.layer);
    if (lines == want.lines) continue;
    right = false;
    KHALDUN_TRY(output.Write(
        fmt::format("{}: want {}\n{}", path, Name(want.layer), Difference(want.lines, lines))));
    want.lines = std::move(lines);
  }
  if (right || !options.update) return right;
  auto file = Output::Open(path);
  if (!file) return file.error();
  KHALDUN_TRY(file->Write(golden->Format()));
  KHALDUN_TRY(file->Close());
  return true;
}

Exit RunCases(const DumpOptions& options) {
  Console console = options.MakeConsole();
  auto output = Output::Open(options.output);
  if (!output) {
    console.Error(output.error());
    return ExitOf(output.error());
  }
  Exit exit = Exit::kDone;
  for (const auto& path : options.cases) {
    auto right = RunCase(path, options, *output);
    if (!right) {
      console.Error(right.error());
      return ExitOf(right.error());
    }
    if (!*right) exit = Exit::kQuarantined;
  }
  return exit;
}

pipeline::Rendered Render(const Document& document, const DumpOptions& options,
                          const publish::Publication& publication) {
  pipeline::Rendered rendered;
  if (options.canonical) {
    rendered.text = core::Dump(document);
  } else if (options.layer == Layer::kSyntax && options.format != Format::kJsonl) {
    rendered.text = text::ToConllu(document);
  } else {
    publish::AppendJsonLayer(document, options.layer, publication, rendered.text);
  }
  if (document.Has(Layer::kEvent)) rendered.events = document.Get<EventLayer>().events.size();
  return rendered;
}

Exit RunDump(const DumpOptions& options) {
  if (!options.cases.empty()) return RunCases(options);
  Console console = options.MakeConsole();
  if (options.format == Format::kConllu && options.layer != Layer::kSyntax) {
    Status wrong = Status::WrongUse("only layer 'syntax' can be written as conllu");
    console.Error(wrong);
    return ExitOf(wrong);
  }
  CodingRun run;
  run.engine = EngineOptionsOf(options);
  run.engine.last = options.layer;
  run.engine.parse_everything = options.canonical;
  bool core = options.layer == Layer::kSegment || options.layer == Layer::kSyntax;
  run.engine.keep_all = core && !options.canonical && !options.cleaned;
  run.renderer = [&options](const publish::Publication& publication) {
    return [&options, publication](const Document& document) {
      return Render(document, options, publication);
    };
  };
  return RunCoding(options, std::move(run));
}

}  // namespace

void AddDump(CLI::App& program, Work& work) {
  auto options = std::make_shared<DumpOptions>();
  auto* command = program.add_subcommand("dump", "one layer of the analysis");
  std::vector<std::pair<std::string, Layer>> layers;
  for (int i = 0; i < kLayerCount; ++i) {
    layers.emplace_back(Name(static_cast<Layer>(i)), static_cast<Layer>(i));
  }
  AddChoice<Layer>(*command, "--layer", options->layer, layers,
                   "text segment syntax entity coref quote geo when event")
      ->type_name("LAYER");
  AddChoice<Format>(*command, "--format", options->format,
                    {{"jsonl", Format::kJsonl}, {"conllu", Format::kConllu}},
                    "jsonl (default) or conllu (default for syntax)")
      ->type_name("FORMAT");
  command->add_flag("--canonical", options->canonical,
                    "every layer up to LAYER, in the form that can be read back");
  command->add_flag("--cleaned", options->cleaned,
                    "segment and syntax: of the cleaned text, as later layers see it");
  command->add_option("--case", options->cases, "run golden cases instead")->type_name("FILE");
  command->add_flag("--update", options->update, "rewrite what the cases want")->needs("--case");
  AddCodingOptions(*command, *options);
  command->callback([options, &work] { work = [options] { return RunDump(*options); }; });
}

}  // namespace khaldun::app
