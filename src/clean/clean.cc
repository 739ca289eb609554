#include "clean/clean.h"

#include <algorithm>
#include <limits>

#include "clean/cues.h"
#include "clean/damage.h"
#include "clean/edited_text.h"
#include "clean/lines.h"
#include "clean/normalize.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace khaldun::clean {
namespace {

Status CheckText(std::string_view text) {
  if (text::Trim(text).empty()) return Status::InvalidInput("the report has no text");
  if (text.size() >= std::numeric_limits<uint32_t>::max()) {
    return Status::InvalidInput("the report is larger than 4 GiB; cut it into single reports");
  }
  if (!text::IsValid(text)) return Status::InvalidInput("the report's text is no valid UTF-8");
  return Status::Ok();
}

// A cut that reaches the end takes the blanks and line breaks before it along.
void TrimEnd(std::string_view text, std::vector<Span>& cuts) {
  uint32_t end = static_cast<uint32_t>(text.size());
  while (!cuts.empty() && cuts.back().end == end) {
    uint32_t begin = cuts.back().begin;
    while (begin > 0 && text::IsSpace(text[begin - 1])) --begin;
    if (cuts.size() == 1 || cuts[cuts.size() - 2].end < begin) {
      cuts.back().begin = begin;
      return;
    }
    cuts.pop_back();
    cuts.back().end = end;
  }
}

// What was taken, as it stood in the input.
std::vector<Removed> ListRemoved(std::string_view input, std::vector<Taken> taken) {
  std::stable_sort(taken.begin(), taken.end(),
                   [](const Taken& a, const Taken& b) { return a.input < b.input; });
  std::vector<Removed> removed;
  removed.reserve(taken.size());
  CodePointCounter counter(input);
  for (const Taken& t : taken) {
    Span span = t.input;
    while (!span.empty() && text::IsSpace(input[span.end - 1])) --span.end;
    if (span.empty()) span = t.input;
    removed.push_back({t.kind, std::string(span.In(input)), counter.At(span.begin)});
  }
  return removed;
}

}  // namespace

struct Cleaner::Lexicon {
  Cues cues;
};

Result<Cleaner> Cleaner::Make(const resources::Share& share) {
  Result<Cues> cues = Cues::Load(share);
  if (!cues) return cues.error();
  Cleaner cleaner;
  cleaner.lexicon_ = std::make_shared<const Lexicon>(Lexicon{std::move(*cues)});
  return cleaner;
}

Result<Document> Cleaner::Open(Story story) const {
  KHALDUN_TRY(CheckText(story.text));
  std::vector<Taken> taken;
  EditedText text = Normalize(story.text, taken);
  std::vector<uint32_t> wraps = FindWraps(text.text());
  if (!wraps.empty()) text = text.Without({}, wraps);

  LineEdits edits = EditLines(text.text(), lexicon_->cues);
  std::vector<Span> cuts;
  for (const LineEdits::Cut& cut : edits.cuts) {
    cuts.push_back(cut.span);
    taken.push_back({cut.kind, text.InputOf(cut.shown)});
  }
  TrimEnd(text.text(), cuts);
  if (!cuts.empty()) text = text.Without(cuts, {});
  if (text::Trim(text.text()).empty()) {
    return Status::InvalidInput(
        "nothing is left of the report without advertising, links and captions");
  }
  TextLayer layer;
  layer.removed = ListRemoved(story.text, std::move(taken));
  layer.damage = FindDamage(text.text());
  layer.dateline = std::move(edits.dateline);
  layer.byline = std::move(edits.byline);
  OffsetMap offsets = text.ToOffsetMap(story.text);
  std::string cleaned = text.text();
  return Document(std::move(story), std::move(cleaned), std::move(offsets), std::move(layer));
}

}  // namespace khaldun::clean
