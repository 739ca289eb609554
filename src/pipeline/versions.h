// What coded an event: the versions that stand in its evidence.
#pragma once

#include "khaldun/engine.h"
#include "resources/share.h"

namespace khaldun::pipeline {

// The program's version, and hashes of the data it decides by: `models` of every file in models/,
// `lexicon` of every file in lexicon/ and of gazetteer.bin. A hash depends on the files' names and
// bytes alone, so the same data has the same version on every machine. For each lexicon that a user
// laid over ours, "+" and its hash follow. Resource error where a file cannot be read.
Result<Engine::Versions> ReadVersions(const resources::Share& share);

}  // namespace khaldun::pipeline
