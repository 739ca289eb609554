#include "pipeline/nearest_frame.h"

#include <fmt/format.h>

#include <algorithm>

namespace khaldun::pipeline {
namespace {

// A frame of the verb and its actors alone says what the verb means; "hold fire" says nothing of
// "hold", and a weak frame is for a verb of many meanings.
bool IsPlain(const event::Frame& frame) {
  return frame.part == 'v' && !frame.no_event && !frame.weak && frame.lead_words.empty() &&
         std::ranges::all_of(frame.arguments, [](const event::Argument& a) {
           return a.slot && a.words.empty() && a.position != event::Position::kFinite &&
                  a.position != event::Position::kInfinitive;
         });
}

}  // namespace

std::string NearestFrame(std::string_view verb, const event::FrameLexicon& frames,
                         const resources::WordNetVerbs& wordnet) {
  // The rarer senses of a common verb lead astray, and so do sisters.
  constexpr size_t kSenses = 2;
  for (const resources::Neighbour& n : wordnet.NeighboursOf(verb, kSenses)) {
    if (n.nearness == resources::Nearness::kSister) continue;
    const event::Frame* simplest = nullptr;
    for (const event::Frame* f : frames.Find(n.verb)) {
      if (!IsPlain(*f)) continue;
      if (simplest == nullptr || f->arguments.size() < simplest->arguments.size()) simplest = f;
    }
    if (simplest == nullptr) continue;
    return fmt::format("{} {}: {}{}{} {}", Name(n.nearness), n.verb, Name(simplest->type),
                       simplest->mode.empty() ? "" : "/", simplest->mode, simplest->cameo);
  }
  return "";
}

}  // namespace khaldun::pipeline
