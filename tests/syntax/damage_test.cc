// Text that is no prose: all of it is parsed or passed over, and the work grows with its length
// alone. Work is counted in steps, not seconds, so that the test says the same on every machine.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "model/kernels.h"
#include "segment/segmenter.h"
#include "support/documents.h"
#include "syntax/stage.h"

namespace khaldun::syntax {
namespace {

// Counts the products that the encoder asks for.
uint64_t products = 0;

model::Kernels Counting() {
  static const model::Kernels& best = model::BestKernels();
  model::Kernels counting = best;
  counting.multiply = [](const model::PackedMatrix& w, const uint8_t* a, size_t rows,
                         const int32_t* const* from, int32_t* const* sums) {
    products += rows * w.outputs * w.inputs;
    best.multiply(w, a, rows, from, sums);
  };
  counting.dots = [](const int16_t* a, size_t rows, const int16_t* b, size_t columns, size_t size,
                     int32_t* out) {
    products += rows * columns * size;
    best.dots(a, rows, b, columns, size, out);
  };
  return counting;
}

struct Work {
  segment::Steps segment;
  uint64_t products = 0;
  size_t words = 0, sentences = 0;
};

// What segment and syntax do for `text`. Checks that their layers keep every promise, that each
// character but white space is in a word, and that no sentence is longer than may be.
Work WorkFor(const std::string& text) {
  static const model::Kernels kernels = Counting();
  static const auto share = *resources::Share::Find(testing::ShareFolder());
  static const auto segmenter = *segment::Segmenter::Load(share.Path("models/segment.bin"));
  static const auto syntax = *MakeStageWith(share, {}, kernels);
  Work work;
  Document d = testing::DocumentOf(text);
  EXPECT_EQ(d.Add(segmenter.Segment(text, &work.segment)).message(), "");
  const uint64_t before = products;
  EXPECT_EQ(syntax->Run(d).message(), "");
  EXPECT_EQ(Verify(d).message(), "");
  work.products = products - before;
  const auto& segment = d.Get<SegmentLayer>();
  work.words = segment.words.size();
  work.sentences = segment.sentences.size();
  for (const Sentence& s : segment.sentences) {
    EXPECT_LT(s.words.size(), segment::kMaxWords + segment::kMaxJoined);
  }
  for (bool parsed : d.Get<SyntaxLayer>().parsed) EXPECT_TRUE(parsed);
  return work;
}

std::string Times(size_t n, std::string_view part) {
  std::string out;
  for (size_t i = 0; i < n; ++i) out += part;
  return out;
}

using ::testing::Matcher;
const Matcher<size_t> kSome = ::testing::Gt(0u);

struct Case {
  const char* name;
  const char* part;  // comes `times` times
  size_t times;
  Matcher<size_t> words, sentences;  // that all of it has
};

class Damage : public ::testing::TestWithParam<Case> {};

TEST_P(Damage, TakesTwiceTheWorkForTwiceTheText) {
  const Case& c = GetParam();
  const std::string text = Times(c.times, c.part);
  const Work whole = WorkFor(text), half = WorkFor(Times(c.times / 2, c.part));
  EXPECT_THAT(whole.words, c.words);
  EXPECT_THAT(whole.sentences, c.sentences);
  auto twice = [](uint64_t all, uint64_t part, const char* what) {
    EXPECT_LE(static_cast<double>(all), 2.02 * static_cast<double>(part) + 1000) << what;
  };
  twice(whole.segment.characters, half.segment.characters, "characters");
  twice(whole.segment.decisions, half.segment.decisions, "decisions");
  twice(whole.products, half.products, "products");
  // And not much work to begin with: a character is decoded a few times for itself and its
  // neighbours' sake, a word takes under two million products.
  EXPECT_LE(whole.segment.characters, 100 * text.size());
  EXPECT_LE(whole.segment.decisions, 2 * text.size());
  EXPECT_LE(whole.products, 2'000'000 * whole.words);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Damage,
    ::testing::Values(Case{"ALineOfTwoMegabytes", "rebels took the town, the army said ", 56'000,
                           kSome, kSome},
                      Case{"AWordOfTwoMegabytes", "a", 2'000'000, 1u, 1u},
                      Case{"AMillionBlankLines", "\n", 1'000'000, 0u, 0u},
                      Case{"BlankLinesBetweenSentences", "Go.\n\n \t\n", 10'000, 20'000u, 10'000u},
                      Case{"OneWordSentences", "Go. ", 10'000, kSome, kSome},
                      Case{"OneWordLines", "Go\n", 10'000, 10'000u, 10'000u},
                      Case{"ArabicLine", "قال الجيش إن القوات دخلت المدينة. ", 4'000, kSome, kSome},
                      Case{"ChineseWithoutBlanks", "军队说，他们进入了城市。", 4'000, kSome, kSome},
                      Case{"ControlCharacters", "\x01\x02\x1b[31m\x7f", 5'000, kSome, kSome},
                      Case{"BlanksOfUnicode", "\u00a0\u2003", 200'000, 0u, 0u},
                      Case{"FullStops", ".", 100'000, kSome, kSome},
                      Case{"BracketsThatStayOpen", "((", 50'000, kSome, kSome},
                      Case{"QuotesAndStops", "\".\" ", 20'000, kSome, kSome},
                      Case{"ShortenedWordsInAChain", "n't'll've're'd's", 10'000, kSome, kSome},
                      Case{"MailAddresses", "a@b.", 50'000, kSome, kSome},
                      Case{"NumbersWithMarks", "1,234.5-6/7", 10'000, kSome, kSome}),
    [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace khaldun::syntax
