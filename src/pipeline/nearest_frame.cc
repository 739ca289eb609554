#include "pipeline/nearest_frame.h"

#include <fmt/format.h>

namespace khaldun::pipeline {

std::string NearestFrame(std::string_view verb, const event::FrameLexicon& frames,
                         const resources::WordNetVerbs& wordnet) {
  for (const resources::Neighbour& n : wordnet.NeighboursOf(verb)) {
    const event::Frame* simplest = nullptr;
    for (const event::Frame* f : frames.Find(n.verb)) {
      if (f->part != 'v' || f->no_event) continue;
      if (simplest == nullptr || f->arguments.size() < simplest->arguments.size()) simplest = f;
    }
    if (simplest == nullptr) continue;
    return fmt::format("{} {}: {}{}{} {}", Name(n.nearness), n.verb, Name(simplest->type),
                       simplest->mode.empty() ? "" : "/", simplest->mode, simplest->cameo);
  }
  return "";
}

}  // namespace khaldun::pipeline
