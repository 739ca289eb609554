// khaldun code: the events of the reports.

#include "coding.h"
#include "publish/csv.h"
#include "publish/json.h"
#include "publish/table.h"
#include "terminal_style.h"

namespace khaldun::app {
namespace {

enum class Format { kTable, kJsonl, kCsv };

struct CodeOptions : CommonOptions {
  Format format = Format::kTable;
};

Exit RunCode(const CodeOptions& options) {
  CodingRun run;
  run.engine = EngineOptionsOf(options);
  if (options.format == Format::kCsv) run.header = publish::CsvHeader();
  auto style = StyleOf(options.output);
  Format format = options.format;
  run.renderer = [=](const publish::Publication& publication) {
    return [=](const Document& document) {
      pipeline::Rendered rendered;
      switch (format) {
        case Format::kTable:
          rendered.events = publish::AppendTable(document, publication, style, rendered.text);
          break;
        case Format::kJsonl:
          rendered.events = publish::AppendJsonEvents(document, publication, rendered.text);
          break;
        case Format::kCsv:
          rendered.events = publish::AppendCsvEvents(document, publication, rendered.text);
          break;
      }
      return rendered;
    };
  };
  return RunCoding(options, std::move(run));
}

}  // namespace

void AddCode(CLI::App& program, Work& work) {
  auto options = std::make_shared<CodeOptions>();
  auto* command = program.add_subcommand("code", "events of the reports");
  AddChoice<Format>(*command, "--format", options->format,
                    {{"table", Format::kTable}, {"jsonl", Format::kJsonl}, {"csv", Format::kCsv}},
                    "table (default), jsonl or csv")
      ->type_name("FORMAT");
  AddCodingOptions(*command, *options);
  command->callback([options, &work] { work = [options] { return RunCode(*options); }; });
}

}  // namespace khaldun::app
