#include "khaldun/engine.h"

#include "clean/clean.h"
#include "pipeline/runner.h"
#include "pipeline/stages.h"
#include "pipeline/versions.h"
#include "resources/share.h"

namespace khaldun {

namespace {

Result<Document> OpenAsItCame(Story story) {
  if (story.text.empty()) return Status::InvalidInput(story.origin + ": holds no text");
  OffsetMap offsets;
  offsets.AddRun({0, 0, 1});
  std::string text = story.text;
  return Document(std::move(story), std::move(text), std::move(offsets), TextLayer{});
}

}  // namespace

struct Engine::Impl {
  EngineOptions options;
  Versions versions;
  clean::Cleaner cleaner;
  std::vector<std::unique_ptr<Stage>> stages;

  std::variant<Document, pipeline::Failure> Run(Story story,
                                                const std::atomic<bool>* cancel) const {
    pipeline::RunOptions run;
    run.cancel = cancel;
    run.time_limit = options.time_limit;
    run.verify = options.verify;
    pipeline::Runner runner(run);

    std::optional<Document> document;
    auto failure = runner.Run("clean", [&]() -> Status {
      Result<Document> opened =
          options.keep_all ? OpenAsItCame(std::move(story)) : cleaner.Open(std::move(story));
      if (opened) document = std::move(*opened);
      return opened.status();
    });
    if (!failure) failure = runner.Check("clean", *document);
    if (!failure) failure = runner.Run(stages, *document);
    if (failure) return *failure;
    return std::move(*document);
  }
};

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Engine::~Engine() = default;

Result<std::unique_ptr<Engine>> Engine::Open(const EngineOptions& options) {
  auto share = resources::Share::Find(options.share, options.lexicons);
  if (!share) return share.error();
  auto versions = pipeline::ReadVersions(*share);
  if (!versions) return versions.error();
  auto cleaner = clean::Cleaner::Make(*share);
  if (!cleaner) return cleaner.error();
  auto stages = pipeline::MakeStages(*share, options);
  if (!stages) return stages.error();
  return std::unique_ptr<Engine>(new Engine(std::make_unique<Impl>(
      Impl{options, std::move(*versions), std::move(*cleaner), std::move(*stages)})));
}

Result<Document> Engine::Analyze(Story story, const std::atomic<bool>* cancel) const {
  auto result = impl_->Run(std::move(story), cancel);
  if (auto* failure = std::get_if<pipeline::Failure>(&result)) return failure->Told();
  return std::get<Document>(std::move(result));
}

std::variant<Document, Quarantined> Engine::Code(Story story,
                                                 const std::atomic<bool>* cancel) const {
  Quarantined quarantined{story.id, story.origin, "", ""};
  auto result = impl_->Run(std::move(story), cancel);
  if (auto* failure = std::get_if<pipeline::Failure>(&result)) {
    quarantined.stage = failure->stage;
    quarantined.reason = failure->status.message();
    return quarantined;
  }
  return std::get<Document>(std::move(result));
}

const Engine::Versions& Engine::versions() const { return impl_->versions; }

}  // namespace khaldun
