#include "event/borrow.h"

#include <fmt/format.h>

namespace khaldun::event {
namespace {

// "S attack T" and nothing more.
bool IsPlain(const Frame& f) {
  return f.part == 'v' && f.lead == Slot::kSource && f.arguments.size() == 1 &&
         f.arguments[0].position == Position::kObject && f.arguments[0].slot == Slot::kTarget &&
         f.arguments[0].words.empty();
}

// What the verb's synonyms agree to mean; null where they do not agree or say nothing.
const Frame* Agreed(std::string_view verb, const FrameLexicon& frames,
                    const resources::WordNetVerbs& wordnet) {
  const Frame* agreed = nullptr;
  for (const std::string& synonym : wordnet.CloseSynonymsOf(verb)) {
    for (const Frame* f : frames.Find(synonym)) {
      if (!IsPlain(*f)) continue;
      if (f->no_event || (agreed != nullptr && agreed->type != f->type)) return nullptr;
      if (agreed == nullptr) agreed = f;
    }
  }
  return agreed;
}

}  // namespace

std::string BorrowFrames(const FrameLexicon& frames, const resources::WordNetVerbs& wordnet) {
  std::string out;
  for (const std::string& verb : wordnet.Verbs()) {
    if (verb.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos) continue;
    if (!frames.Find(verb).empty()) continue;
    const Frame* f = Agreed(verb, frames, wordnet);
    if (f == nullptr || f->type == EventType::kStatement) continue;
    out += fmt::format("# {}\nS {} T\t{}{}{}\t{}\tweak\n", f->trigger, verb, Name(f->type),
                       f->mode.empty() ? "" : "/", f->mode, f->cameo);
  }
  return out;
}

}  // namespace khaldun::event
