// The whole analysis behind one door: a report in, a document with its layers out.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <variant>

#include "khaldun/document.h"
#include "khaldun/options.h"
#include "khaldun/status.h"
#include "khaldun/story.h"

namespace khaldun {

// Immutable after Open; one engine serves all threads.
class Engine {
 public:
  // Loads lexicons, models and gazetteer. Resource error where one is missing or broken.
  static Result<std::unique_ptr<Engine>> Open(const EngineOptions& options);
  ~Engine();

  // Cleans the story and runs the stages up to EngineOptions::last. A failure names the stage that
  // failed; the story then belongs into quarantine. `cancel` may be null; when it turns true the
  // next stage is not begun and the answer is a Cancelled error.
  Result<Document> Analyze(Story story, const std::atomic<bool>* cancel = nullptr) const;

  // As Analyze, with the stage that failed and its reason apart, as a quarantine file wants them. A
  // cancelled analysis is a Quarantined too; the caller, who asked for it, knows.
  std::variant<Document, Quarantined> Code(Story story,
                                           const std::atomic<bool>* cancel = nullptr) const;

  // Versions of the program, the models and the lexicons, for evidence.
  struct Versions {
    std::string khaldun, models, lexicon;
  };
  const Versions& versions() const;

 private:
  struct Impl;
  explicit Engine(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace khaldun
