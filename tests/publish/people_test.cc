// What people read: the table, the explanation, golden cases.
#include <gtest/gtest.h>

#include "publish/explain.h"
#include "publish/golden_case.h"
#include "publish/publication_of.h"
#include "publish/table.h"
#include "support/full_document.h"

namespace khaldun::publish {
namespace {

using testing::Full;
using testing::PublicationForTests;

TEST(Terminal, WidthCountsColumnsNotBytes) {
  EXPECT_EQ(WidthOf("Zürich"), 6u);
  EXPECT_EQ(WidthOf("東京"), 4u);
  EXPECT_EQ(WidthOf("e\xCC\x81"), 1u);  // e and a combining accent
}

TEST(Terminal, FitCutsAtCharactersAndFlattensControls) {
  EXPECT_EQ(Fit("Zürich", 6), "Zürich");
  EXPECT_EQ(Fit("Zürich", 3), "Zü…");
  EXPECT_EQ(Fit("東京都", 4), "東…");
  EXPECT_EQ(Fit("a\x1b[31m\nb", 20), "a [31m b");
}

TEST(Terminal, WrappedBreaksAtBlanks) {
  EXPECT_EQ(Wrapped("one  two\nthree", 8), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(Wrapped("unbreakable x", 4), (std::vector<std::string>{"unbr", "eaka", "ble", "x"}));
}

TEST(Table, SaysWhoDidWhatToWhomWhenAndWhere) {
  std::string out;
  Document document = Full().Build();
  EXPECT_EQ(AppendTable(document, PublicationForTests(), {100, false}, out), 1u);
  EXPECT_EQ(out,
            "Aid workers \"held\"  · 2024-03-07\n"
            "  2024-03-05  COERCE arrest  Police [DZA COP] → two aid workers  Oran, DZA\n"
            "    Police detained two aid workers in Oran on Tuesday .\n"
            "\n");
}

TEST(Table, FitsANarrowTerminal) {
  std::string out;
  Document document = Full().Build();
  AppendTable(document, PublicationForTests(), {60, false}, out);
  for (size_t at = 0; at < out.size();) {
    size_t end = out.find('\n', at);
    EXPECT_LE(WidthOf(out.substr(at, end - at)), 60u) << out.substr(at, end - at);
    at = end + 1;
  }
}

TEST(Table, ColourOnlyWhereAsked) {
  std::string plain, colour;
  Document document = Full().Build();
  AppendTable(document, PublicationForTests(), {100, false}, plain);
  AppendTable(document, PublicationForTests(), {100, true}, colour);
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  EXPECT_NE(colour.find("\x1b[31mCOERCE arrest\x1b[0m"), std::string::npos);
}

TEST(Table, DatesAreAsExactAsTheyAre) {
  auto shown = [](std::string_view start, std::string_view end, DatePrecision precision) {
    EventDate date;
    if (!start.empty()) date.start = *ParseDate(start);
    if (!end.empty()) date.end = *ParseDate(end);
    date.precision = precision;
    return DateForPeople(date);
  };
  EXPECT_EQ(shown("2020-06-01", "2020-06-30", DatePrecision::kMonth), "2020-06");
  EXPECT_EQ(shown("2011-01-01", "2011-12-31", DatePrecision::kYear), "2011");
  EXPECT_EQ(shown("2019-04-01", "", DatePrecision::kMonth), "since 2019-04");
  EXPECT_EQ(shown("", "2019-04-03", DatePrecision::kDay), "until 2019-04-03");
  EXPECT_EQ(shown("2020-12-21", "2020-12-27", DatePrecision::kWeek), "2020-12-21/27");
  EXPECT_EQ(shown("2021-09-01", "2021-11-30", DatePrecision::kInterval), "2021-09-01/11-30");
  EXPECT_EQ(shown("2020-12-28", "2021-01-03", DatePrecision::kWeek), "2020-12-28/2021-01-03");
}

TEST(Explain, ShowsArcsEntryArgumentsAndNearMisses) {
  Full full;
  full.event.events[0].attribution.reset();
  std::string out;
  Document document = full.Build();
  EXPECT_EQ(AppendExplanation(document, PublicationForTests(), {100, false}, out), 1u);
  EXPECT_EQ(out, R"(Aid workers "held" 
   1  Police detained two aid workers in Oran on Tuesday .
      detained  root
      ├─ Police  nsubj
      ├─ two aid workers  obj
      ├─ in Oran  obl
      └─ on Tuesday  obl
      coded       COERCE arrest  CAMEO 173 arrests or detains
        because     "detained" fired detain.v
        source      Police [DZA COP]  from "Police"  (not in the lexicon)
        target      two aid workers  from "two aid workers"  (not in the lexicon)
        when        2024-03-05  from "Tuesday"
        where       Oran, DZA  from "Oran"
        arrested    2  from "two"
        confidence  0.91; also possible: ASSAULT 0.04
      not coded   "aid" aid.n: a part of a compound

)");
}

TEST(Explain, HypotheticalEventIsShownAsLeftOut) {
  Full full;
  full.event.events[0].status = EventStatus::kHypothetical;
  std::string out;
  Document document = full.Build();
  EXPECT_EQ(AppendExplanation(document, PublicationForTests(), {100, false}, out), 0u);
  EXPECT_NE(out.find("hypothetical COERCE arrest"), std::string::npos) << out;
  EXPECT_NE(out.find("(left out of the output)"), std::string::npos) << out;
}

TEST(Explain, DeepTreeIsSurvived) {
  std::string conllu = "a NOUN a 0 root\n";
  for (int i = 1; i < 3000; ++i) conllu += "a NOUN a " + std::to_string(i) + " nmod\n";
  EXPECT_EQ(TreeLines(testing::DocumentOfConllu(conllu), SentenceId(0u)).size(), 3000u);
}

constexpr std::string_view kCase = R"(# What it shows.
date 2024-03-07
text
  First paragraph,
  second line.

  Second paragraph.

want event
  COERCE/arrest trigger="detained"
want when
  "Tuesday" DATE 2024-03-05 days=2024-03-05
)";

TEST(GoldenCase, ReadsTextAndWants) {
  auto golden = ParseGoldenCase("a.case", kCase);
  ASSERT_TRUE(golden) << golden.error().message();
  EXPECT_EQ(golden->story.text, "First paragraph,\nsecond line.\n\nSecond paragraph.");
  EXPECT_EQ(FormatDate(*golden->story.published), "2024-03-07");
  ASSERT_EQ(golden->wants.size(), 2u);
  EXPECT_EQ(golden->wants[0].lines, std::vector<std::string>{"COERCE/arrest trigger=\"detained\""});
  EXPECT_EQ(golden->last(), Layer::kEvent);
}

TEST(GoldenCase, FormatGivesTheFileBack) {
  EXPECT_EQ(ParseGoldenCase("a.case", kCase)->Format(), kCase);
}

TEST(GoldenCase, FaultsNameFileAndLine) {
  auto fault = [](std::string_view text) {
    return ParseGoldenCase("a.case", text).error().message();
  };
  EXPECT_EQ(fault("text\n  x\nwant evnt\n"), "a.case:3: 'evnt' is no layer");
  EXPECT_EQ(fault("dat 2024\n"),
            "a.case:1: 'dat 2024' is none of '# …', 'date', 'title', 'publisher', 'text', 'want'");
  EXPECT_EQ(fault("text\n  x\n"), "a.case:2: there is no 'want LAYER'");
  EXPECT_EQ(fault("want event\n"), "a.case:1: there is no 'text' with lines under it");
  EXPECT_EQ(fault("text\n  x\nwant event\nAID\n"),
            "a.case:4: a wanted line is indented by two blanks");
}

TEST(GoldenCase, LinesOfEveryLayer) {
  Document document = Full().Build();
  auto line = [&](Layer layer) { return GoldenLines(document, layer).at(0); };
  EXPECT_EQ(line(Layer::kText), "text \"Police detained two aid workers in Oran on Tuesday .\"");
  EXPECT_EQ(line(Layer::kSegment), "Police detained two aid workers in Oran on Tuesday .");
  EXPECT_EQ(line(Layer::kSyntax), "Police NOUN police nsubj detained");
  EXPECT_EQ(line(Layer::kEntity), "\"Police\" nominal group name=\"Police\" [DZACOP]");
  EXPECT_EQ(line(Layer::kCoref), "\"Police\" group [DZACOP]: \"Police\"");
  EXPECT_EQ(line(Layer::kQuote), "direct \"two aid workers\" speaker=\"Police\" cue=\"detained\"");
  EXPECT_EQ(line(Layer::kGeo), "\"Oran\" city name=\"Oran\" country=DZA geonames=2485926");
  EXPECT_EQ(line(Layer::kWhen), "\"Tuesday\" DATE 2024-03-05 days=2024-03-05");
  EXPECT_EQ(line(Layer::kEvent),
            "COERCE/arrest cameo=173 source=\"Police\" target=\"two aid workers\" when=2024-03-05 "
            "where=\"Oran\" arrested=2 says=\"Police\" trigger=\"detained\"");
}

}  // namespace
}  // namespace khaldun::publish
