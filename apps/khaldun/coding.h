// The run that code, dump and explain share: reports in, one piece of text a report out.
#pragma once

#include <functional>
#include <string>

#include "options.h"
#include "publish/publication.h"

namespace khaldun::app {

struct CodingRun {
  EngineOptions engine;

  // What the output begins with, "" for nothing.
  std::string header;

  // What the output ends with once all is coded; may be empty.
  std::function<std::string()> footer;

  // Made once the engine is open; the answer is called in all threads at once.
  std::function<std::function<pipeline::Rendered(const Document&)>(const publish::Publication&)>
      renderer;
};

// Opens engine, input and output and runs the batch; says on standard error what went wrong.
Exit RunCoding(const CommonOptions& options, CodingRun run);

// The engine's options as the command line sets them.
EngineOptions EngineOptionsOf(const CommonOptions& options);

}  // namespace khaldun::app
