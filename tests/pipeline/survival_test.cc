// Input that no report should hold is coded or passed over, and every layer keeps its promises.
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
    options.parse_everything = true;
    options.least_confidence = 0;
    auto opened = Engine::Open(options);
    EXPECT_TRUE(opened) << opened.error().message();
    return std::move(*opened);
  }();
  return *engine;
}

// The triggers of the events with the first day of each.
std::string Coded(const std::string& text, std::optional<Date> published = std::nullopt) {
  Story story;
  story.id = story.origin = "test";
  story.text = text;
  story.published = published;
  auto document = TheEngine().Analyze(story);
  if (!document) return document.error().message();
  std::string out;
  for (const Event& e : document->Get<EventLayer>().events) {
    out += fmt::format("{} {}; ", document->text(e.trigger),
                       e.date && e.date->start ? FormatDate(*e.date->start) : "-");
  }
  return out;
}

constexpr Date Day(int year, unsigned month, unsigned day) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

TEST(Survival, PlaceNameOf10000Characters) {
  std::string name = "Al-";
  while (name.size() < 10000) name += "Karakistan";
  EXPECT_EQ(Coded("Rebels shelled the town of " + name + ".\n\nPolice in Oran arrested two men."),
            "shelled -; arrested -; ");
  std::string words;
  while (words.size() < 10000) words += "Karakistan ";
  EXPECT_EQ(Coded("Police in Oran arrested two men.\n\nThey came from " + words + "in March."),
            "arrested -; ");
}

TEST(Survival, CalendarThatIsUnknown) {
  EXPECT_EQ(Coded("On 12 Thermidor 1441 rebels shelled Idlib.", Day(2020, 3, 5)),
            "shelled 2020-03-05; ");
  EXPECT_EQ(Coded("On the 5th of Zorbat, 3021, rebels shelled Idlib.", Day(2020, 3, 5)),
            "shelled 2020-03-05; ");
}

TEST(Survival, Year0AndYear99999InTheText) {
  for (std::string_view when :
       {"In year 0", "In 0000", "In 99999", "On January 1, 99999", "On 0000-00-00",
        "On 99999-12-31", "In 10000 BC", "On February 30, 2020", "On 31/11/9999", "On 32768-01-01",
        "On 31 Farvardin 99999", "On 3 Tishri 0", "Since the 99999th century",
        "9999999999999 years ago", "In 4294967296 days"}) {
    EXPECT_NE(Coded(fmt::format("{} rebels shelled Idlib.", when), Day(2020, 3, 5)), "") << when;
  }
}

TEST(Survival, PublicationInTheFirstAndTheLastYear) {
  const char* text =
      "Rebels shelled Idlib 300 years ago. Police arrested two men in Oran last week. Troops will "
      "leave Homs next year, in Ramadan and on Friday.";
  EXPECT_EQ(Coded(text, Day(1, 1, 1)), "shelled 0001-01-01; arrested 0001-01-01; ");
  EXPECT_EQ(Coded(text, Day(9999, 12, 31)), "shelled 9699-01-01; arrested 9999-12-20; ");
}

TEST(Survival, PublicationBeyondThemIsRefused) {
  for (int year : {-32767, -1, 0, 32767}) {
    EXPECT_EQ(Coded("Rebels shelled Idlib.", Day(year, 1, 1)),
              "stage 'clean': story: published: is no day of the years 1 to 9999");
  }
}

}  // namespace
}  // namespace khaldun
