#include <algorithm>

#include "when/lexicon.h"
#include "when/matcher.h"
#include "when/order.h"
#include "when/resolve.h"
#include "when/tense.h"
#include "when/token.h"
#include "when/when.h"

namespace khaldun::when {
namespace {

class WhenStage final : public Stage {
 public:
  explicit WhenStage(TimeLexicon lexicon) : lexicon_(std::move(lexicon)) {}

  Layer gives() const override { return Layer::kWhen; }
  LayerSet needs() const override { return {Layer::kText, Layer::kSegment, Layer::kSyntax}; }

  Status Run(Document& document) const override {
    const auto& segment = document.Get<SegmentLayer>();
    WhenLayer layer;
    Resolver resolver(Publication(document), lexicon_);
    TenseReader tenses(document, lexicon_);
    Matcher matcher(document, lexicon_, OrderOf(document));
    std::vector<Token> tokens;
    std::vector<Expression> found;
    for (uint32_t s = 0; s < segment.sentences.size(); ++s) {
      resolver.BeginSentence();
      if (!CutSentence(document, segment.sentences[s], lexicon_, tokens)) continue;
      found.clear();
      matcher.Find(tokens, found);
      ShareYears(found);
      size_t begin = layer.times.size();
      for (size_t k = 0; k < found.size(); ++k) {
        const Expression& e = found[k];
        WordRange words{tokens[e.first].word, WordId(tokens[e.last - 1].word.value + 1)};
        Tense tense = tenses.Around(words, SentenceId(s));
        Resolved r = resolver.Resolve(e, tense, k + 1 < found.size() ? &found[k + 1] : nullptr);
        layer.times.push_back({{tokens[e.first].begin, tokens[e.last - 1].end},
                               r.type,
                               std::move(r.value),
                               r.days.start,
                               r.days.end,
                               r.precision,
                               std::string(r.anchor)});
      }
      CloseRanges(found, layer, begin);
    }
    return document.Add(std::move(layer));
  }

 private:
  // "from March 3 to May 5, 2015", "Friday and Saturday, Oct. 24": what the last one says of the
  // year holds for the range.
  static void ShareYears(std::vector<Expression>& found) {
    for (size_t k = found.size(); k-- > 1;) {
      Expression &a = found[k - 1], &b = found[k];
      if (!a.range_begin || a.kind != b.kind || a.year || !b.year || a.calendar != b.calendar)
        continue;
      a.year = b.year;
      a.two_digit_year = b.two_digit_year;
      if (a.month && b.month && *a.month > *b.month) --*a.year;
      if (!a.month && a.kind == Kind::kDate) a.year.reset();
    }
  }

  // The first of a range gets the days of the whole.
  static void CloseRanges(const std::vector<Expression>& found, WhenLayer& layer, size_t begin) {
    for (size_t k = 0; k + 1 < found.size(); ++k) {
      if (!found[k].range_begin) continue;
      Time &a = layer.times[begin + k], &b = layer.times[begin + k + 1];
      if (!a.start || !b.end) continue;
      if (*b.end < *a.start) {
        // "from Thursday to Monday": the second comes after the first.
        if (!found[k + 1].weekday || found[k + 1].day) continue;
        Date day = AddDays(*b.end, 7);
        b.start = b.end = day;
        b.value.replace(0, 10, FormatDate(day));
      }
      a.end = b.end;
      a.precision = DatePrecision::kInterval;
    }
  }

  // The publication date, else a full date of the dateline.
  std::optional<Date> Publication(const Document& document) const {
    if (document.story().published) return document.story().published;
    const auto& dateline = document.Get<TextLayer>().dateline;
    if (!dateline || !dateline->date) return std::nullopt;
    return DateOfText(*dateline->date, lexicon_);
  }

  TimeLexicon lexicon_;
};

}  // namespace

Result<std::unique_ptr<Stage>> MakeStage(const resources::Share& share) {
  auto lexicon = TimeLexicon::Load(share);
  if (!lexicon) return lexicon.error();
  return std::unique_ptr<Stage>(std::make_unique<WhenStage>(std::move(*lexicon)));
}

}  // namespace khaldun::when
