// Tags, lemmas, features and dependency arcs of UD English (docs/stages/syntax.md).
#pragma once

#include <functional>
#include <memory>

#include "khaldun/stage.h"
#include "resources/share.h"

namespace khaldun::syntax {

// Says of a tagged, not yet parsed sentence whether its arcs are wanted. Must be safe to call from
// all threads. The words of the layer have tags, features and lemmas, no arcs.
using ParseGate = std::function<bool(const Document&, const SyntaxLayer&, SentenceId)>;

// Loads the model from `share`; an empty `gate` parses every sentence. Resource error where a file
// is missing or broken.
Result<std::unique_ptr<Stage>> MakeStage(const resources::Share& share, ParseGate gate = {});

}  // namespace khaldun::syntax
