// What must not change an event does not, and what may changes only its part of it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "khaldun/engine.h"
#include "support/documents.h"

namespace khaldun {
namespace {

Engine& TheEngine() {
  static std::unique_ptr<Engine> engine = [] {
    EngineOptions options;
    options.share = testing::ShareFolder();
    options.verify = true;
    options.least_confidence = 0;
    auto opened = Engine::Open(options);
    EXPECT_TRUE(opened) << opened.error().message();
    return std::move(*opened);
  }();
  return *engine;
}

std::string Who(const std::vector<Participant>& participants) {
  std::string out;
  for (const Participant& p : participants)
    out += fmt::format(" {}[{}]", p.name, p.actor ? p.actor->Format() : "");
  return out;
}

// One event a line: what, who to whom, when (where `dates` says so) and where.
std::string Events(const std::string& text, std::string_view published = "2019-04-18",
                   bool dates = true) {
  Story story;
  story.id = story.origin = "test";
  story.text = text;
  story.published = *ParseDate(published);
  auto document = TheEngine().Analyze(story);
  EXPECT_TRUE(document) << document.error().message();
  if (!document) return "";
  std::string out;
  for (const Event& e : document->Get<EventLayer>().events) {
    std::string when;
    if (dates && e.date && e.date->start) when = FormatDate(*e.date->start);
    out += fmt::format("\n{} {} {} |{} ->{} | {} | {} | {}", e.cameo, Name(e.status),
                       document->text(e.trigger), Who(e.source), Who(e.target), when,
                       e.place ? document->Get<GeoLayer>().places[e.place->value].name : "-",
                       e.incident);
  }
  return out;
}

const char* const kParagraphs[] = {
    "Rebels shelled the Malian town of Gao on Tuesday, killing six soldiers, the army said.",
    "The defense minister of Niger, Kalla Bakar, met his Malian counterpart in Bamako and promised "
    "to send troops.",
    "Police arrested two men in the capital a day later. They had called on Chad to withdraw.",
    "Algeria condemned the attack and expelled the ambassador of Mali.",
};

// The paragraphs with `between` before each, where `at` is none, else with `idle` before paragraph
// `at` (4: at the end).
std::string Report(std::string_view between = "\n\n", size_t at = 5, std::string_view idle = "") {
  std::string text;
  auto add = [&](std::string_view paragraph) {
    if (!text.empty()) text += between;
    text += paragraph;
  };
  for (size_t p = 0; p <= 4; ++p) {
    if (p == at) add(idle);
    if (p < 4) add(kParagraphs[p]);
  }
  return text;
}

TEST(Invariance, TheReportHoldsEventsWithDatesAndPlaces) {
  EXPECT_EQ(Events(Report()), R"(
194 actual shelled | Rebels[MLIREB] -> the Malian town of Gao[MLI] | 2019-04-16 | Gao | 1
042 actual met | Kalla Bakar[NERGOVMIL] -> his Malian counterpart[MLIGOVMIL] | 2019-04-18 | Bamako | 2
033 actual promised | Kalla Bakar[NERGOVMIL] -> | 2019-04-18 | Bamako | 3
173 actual arrested | Police[MLICOP] -> two men[MLICVL] | 2019-04-17 | Bamako | 4
0256 actual called on | Police[MLICOP] -> Chad[TCDGOV] | 2019-04-18 | - | 5
111 actual condemned | Algeria[DZAGOV] -> the attack[] | 2019-04-18 | - | 6
190 actual attack | -> | 2019-04-18 | Gao | 1
161 actual expelled the ambassador | Algeria[DZAGOV] -> the ambassador of Mali[MLIGOV] | 2019-04-18 | - | 7)");
}

TEST(Invariance, BlankLinesChangeNothing) {
  EXPECT_EQ(Events(Report("\n\n\n\n")), Events(Report()));
  EXPECT_EQ(Events(Report("\n \n\n")), Events(Report()));
}

TEST(Invariance, AnUnrelatedSentenceChangesNothingWhereverItStands) {
  const std::string plain = Events(Report());
  for (std::string_view idle :
       {"The weather was mild.", "Nobody knew how long the concert would take.",
        "A cake of apples and nuts needs an hour in the oven."}) {
    for (size_t at = 0; at <= 4; ++at)
      EXPECT_EQ(Events(Report("\n\n", at, idle)), plain) << at << " " << idle;
  }
}

TEST(Invariance, TheYearOfPublicationChangesTheDatesAlone) {
  EXPECT_EQ(Events(Report(), "2013-04-18", false), Events(Report(), "2019-04-18", false));
  EXPECT_NE(Events(Report(), "2013-04-18"), Events(Report(), "2019-04-18"));
}

TEST(Invariance, TheYearOfPublicationLeavesAWholeDateAlone) {
  const char* text = "On 5 March 2012 rebels shelled Gao in Mali.";
  EXPECT_EQ(Events(text, "2013-04-18"), Events(text, "2019-04-18"));
}

}  // namespace
}  // namespace khaldun
