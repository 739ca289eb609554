// khaldun explain: why each event was coded, and what was not and why.
#include "publish/explain.h"

#include "coding.h"
#include "terminal_style.h"

namespace khaldun::app {
namespace {

enum class Format { kText, kJson };

struct ExplainOptions : CommonOptions {
  Format format = Format::kText;
};

Exit RunExplain(const ExplainOptions& options) {
  CodingRun run;
  run.engine = EngineOptionsOf(options);
  auto style = StyleOf(options.output);
  Format format = options.format;
  run.renderer = [=](const publish::Publication& publication) {
    return [=](const Document& document) {
      pipeline::Rendered rendered;
      rendered.events =
          format == Format::kJson
              ? publish::AppendJsonExplanation(document, publication, rendered.text)
              : publish::AppendExplanation(document, publication, style, rendered.text);
      return rendered;
    };
  };
  return RunCoding(options, std::move(run));
}

}  // namespace

void AddExplain(CLI::App& program, Work& work) {
  auto options = std::make_shared<ExplainOptions>();
  auto* command =
      program.add_subcommand("explain", "why each event was coded, and what was not and why");
  AddChoice<Format>(*command, "--format", options->format,
                    {{"text", Format::kText}, {"json", Format::kJson}}, "text (default) or json")
      ->type_name("FORMAT");
  AddCodingOptions(*command, *options);
  command->callback([options, &work] { work = [options] { return RunExplain(*options); }; });
}

}  // namespace khaldun::app
