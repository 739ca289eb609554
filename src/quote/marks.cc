#include "quote/marks.h"

#include <algorithm>

namespace khaldun::quote {
namespace {

enum class Mark { kNone, kOpen, kClose, kStraight, kOpenSingle, kCloseSingle };

Mark MarkOf(std::string_view form) {
  if (form == "“" || form == "``" || form == "«" || form == "„") return Mark::kOpen;
  if (form == "”" || form == "''" || form == "»") return Mark::kClose;
  if (form == "\"") return Mark::kStraight;
  if (form == "‘") return Mark::kOpenSingle;
  if (form == "’" || form == "'") return Mark::kCloseSingle;
  return Mark::kNone;
}

}  // namespace

std::vector<Quoted> FindQuoted(const Document& document) {
  const auto& segment = document.Get<SegmentLayer>();
  std::vector<Quoted> found;
  std::optional<WordId> open, single;  // the word after the mark
  bool continued = false;
  auto add = [&](WordId begin, WordId end, bool goes_on) {
    if (begin < end) found.push_back({{begin, end}, goes_on});
  };
  for (size_t s = 0; s < segment.sentences.size(); ++s) {
    const Sentence& sentence = segment.sentences[s];
    bool new_paragraph = s > 0 && segment.sentences[s - 1].paragraph != sentence.paragraph;
    if (open && new_paragraph) {
      WordId end = segment.sentences[s - 1].words.end;
      Mark first = MarkOf(document.text(segment.word(sentence.words.begin).span));
      bool goes_on = first == Mark::kOpen || first == Mark::kStraight;
      WordId last = goes_on ? end : segment.sentence(segment.SentenceOf(*open)).words.end;
      add(*open, last, continued);
      continued = goes_on;
      open.reset();
      single.reset();
    }
    for (WordId w = sentence.words.begin; w < sentence.words.end; ++w) {
      WordId next{w.value + 1};
      switch (MarkOf(document.text(segment.word(w).span))) {
        case Mark::kOpen:
          if (!open) open = next;
          break;
        case Mark::kStraight:
          if (!open) {
            open = next;
            break;
          }
          [[fallthrough]];
        case Mark::kClose:
          if (open) add(*open, w, continued);
          open.reset();
          single.reset();
          continued = false;
          break;
        case Mark::kOpenSingle:
          if (open) single = next;
          break;
        case Mark::kCloseSingle:
          if (open && single) add(*single, w, false);
          single.reset();
          break;
        case Mark::kNone:
          break;
      }
    }
  }
  if (open) add(*open, segment.sentence(segment.SentenceOf(*open)).words.end, continued);
  std::sort(found.begin(), found.end(), [](const Quoted& a, const Quoted& b) {
    return a.words.begin != b.words.begin ? a.words.begin < b.words.begin
                                          : a.words.end > b.words.end;
  });
  return found;
}

}  // namespace khaldun::quote
