// Opens a story as a document: takes out what is no news text, keeps what it tells as metadata,
// marks damage (docs/stages/clean.md).
#pragma once

#include <memory>

#include "khaldun/document.h"
#include "khaldun/story.h"
#include "resources/share.h"

namespace khaldun::clean {

// Immutable; serves all threads.
class Cleaner {
 public:
  static Result<Cleaner> Make(const resources::Share& share);

  // The document with its text layer. InvalidInput where the story holds no text.
  Result<Document> Open(Story story) const;

 private:
  struct Lexicon;
  Cleaner() = default;
  std::shared_ptr<const Lexicon> lexicon_;
};

}  // namespace khaldun::clean
