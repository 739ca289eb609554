#include "coding.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <thread>

#include "core/json.h"
#include "ingest/source.h"
#include "output.h"
#include "resources/share.h"

namespace khaldun::app {
namespace {

// Set by the first Ctrl-C; the second one ends the program at once.
std::atomic<bool> interrupted = false;

void OnInterrupt(int signal) {
  interrupted = true;
  std::signal(signal, SIG_DFL);
}

// One line of a quarantine file.
std::string QuarantineLine(const Quarantined& record) {
  std::string line;
  core::JsonWriter json(line);
  json.BeginObject();
  json.Field("document", record.id);
  json.Field("origin", record.origin);
  json.Field("stage", record.stage);
  json.Field("reason", record.reason);
  json.EndObject();
  json.EndLine();
  return line;
}

Result<publish::Publication> MakePublication(const Engine& engine, const CommonOptions& options) {
  auto share = resources::Share::Find("", options.lexicons);
  if (!share) return share.error();
  auto ontology = resources::Ontology::Load(*share);
  if (!ontology) return ontology.error();
  return publish::Publication{engine.versions(),
                              std::make_shared<resources::Ontology>(std::move(*ontology)),
                              options.all_statuses};
}

// What is there to read where the command line names nothing.
Result<std::vector<std::string>> InputsOf(const CommonOptions& options) {
  if (!options.inputs.empty()) return options.inputs;
  if (isatty(STDIN_FILENO) == 0) return std::vector<std::string>{"-"};
  return Status::WrongUse(
      "nothing to read; name files or folders, or - for JSON lines on standard input");
}

int ThreadsOf(const CommonOptions& options) {
  if (options.threads > 0) return options.threads;
  return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

Status Run(const CommonOptions& options, const CodingRun& run, const Console& console,
           pipeline::BatchCounts& counts) {
  // The input first: a wrong name is told at once, not after models were loaded.
  auto inputs = InputsOf(options);
  if (!inputs) return inputs.error();
  // Markup takes more bytes than the text in it; a page of four times the text is still read.
  ingest::SourceOptions reading;
  reading.max_record_bytes = size_t{4} * static_cast<size_t>(options.max_text_mb) << 20;
  auto source = ingest::Source::Open(*inputs, reading);
  if (!source) return source.error();
  auto engine = Engine::Open(run.engine);
  if (!engine) return engine.error();
  auto publication = MakePublication(**engine, options);
  if (!publication) return publication.error();
  auto output = Output::Open(options.output);
  if (!output) return output.error();
  std::optional<Output> quarantine;
  if (!options.quarantine.empty()) {
    auto opened = Output::Open(options.quarantine);
    if (!opened) return opened.error();
    quarantine = std::move(*opened);
  }

  pipeline::BatchOptions batch;
  batch.threads = ThreadsOf(options);
  if (!options.published.empty()) batch.published = *ParseDate(options.published);
  batch.max_text_bytes = static_cast<size_t>(options.max_text_mb) << 20;
  batch.cancel = &interrupted;
  bool output_elsewhere = !options.output.empty() || isatty(STDOUT_FILENO) == 0;
  Progress progress(!options.quiet && output_elsewhere);
  std::signal(SIGINT, OnInterrupt);

  KHALDUN_TRY(output->Write(run.header));
  Status status = pipeline::RunBatch(**source, **engine, batch,
                                     {run.renderer(*publication),
                                      [&](const pipeline::Rendered& rendered) {
                                        progress.Show(counts);
                                        for (const auto& note : rendered.notes) {
                                          console.Remark(rendered.origin, note);
                                        }
                                        return output->Write(rendered.text);
                                      },
                                      [&](const Quarantined& record) {
                                        if (quarantine) {
                                          return quarantine->Write(QuarantineLine(record));
                                        }
                                        console.Error(record);
                                        return Status::Ok();
                                      }},
                                     counts);
  if (status.ok() && run.footer) status = output->Write(run.footer());
  if (status.ok() && quarantine) status = quarantine->Close();
  if (status.ok()) status = output->Close();
  return status;
}

}  // namespace

EngineOptions EngineOptionsOf(const CommonOptions& options) {
  EngineOptions engine;
  engine.all_types = options.all_types;
  engine.least_confidence = options.least_confidence;
  engine.verify = options.verify;
  engine.lexicons = options.lexicons;
  if (options.time_limit_ms > 0)
    engine.time_limit = std::chrono::milliseconds(options.time_limit_ms);
  return engine;
}

Exit RunCoding(const CommonOptions& options, CodingRun run) {
  Console console = options.MakeConsole();
  pipeline::BatchCounts counts;
  Status status = Run(options, run, console, counts);
  if (status.code() == StatusCode::kCancelled) {
    console.Summary(counts);
    std::signal(SIGINT, SIG_DFL);
    std::raise(SIGINT);  // so that a shell sees that it was interrupted
  }
  if (!status.ok()) {
    console.Error(status);
    return ExitOf(status);
  }
  console.Summary(counts);
  return counts.quarantined > 0 ? Exit::kQuarantined : Exit::kDone;
}

}  // namespace khaldun::app
