// What the mentions of one act tell together.
#include "publish/incidents.h"

#include <gtest/gtest.h>

#include "publish/publication_of.h"
#include "support/full_document.h"

namespace khaldun::publish {
namespace {

using testing::Full;

TEST(Incidents, HoldTheUnionOfTheirMentions) {
  Full full;
  Event& first = full.event.events[0];
  Event second = first;
  second.target = {{Span{35, 39}, WordId(6u), std::nullopt, "Oran", {}, false}};
  second.source.clear();
  second.date->precision = DatePrecision::kReported;
  second.place.reset();
  second.counts = {{CountKind::kArrested, 3, 3, Span{16, 19}}};
  first.mode.clear();
  first.cameo = "17";
  second.mode = "arrest";
  second.cameo = "173";
  full.event.events.push_back(second);
  const Document document = full.Build();

  const auto events = Select(document, testing::PublicationForTests());
  const auto incidents = Incidents(events);
  ASSERT_EQ(incidents.size(), 1u);
  const Incident& act = incidents[0];
  EXPECT_EQ(act.number, 1u);
  EXPECT_EQ(act.mentions, (std::vector<size_t>{0, 1}));
  EXPECT_EQ(act.mode, "arrest");
  EXPECT_EQ(act.cameo, "173");
  ASSERT_EQ(act.source.size(), 1u);
  EXPECT_EQ(act.source[0].name, "Police");
  ASSERT_EQ(act.target.size(), 2u);
  EXPECT_EQ(act.target[1].name, "Oran");
  EXPECT_EQ(act.date->precision, DatePrecision::kDay);
  ASSERT_NE(act.place, nullptr);
  EXPECT_EQ(act.place->name, "Oran");
  EXPECT_EQ(act.numbers[static_cast<size_t>(CountKind::kArrested)]->low, 3);
}

TEST(Incidents, AreOneForEachNumber) {
  Full full;
  Event second = full.event.events[0];
  second.incident = 2;
  full.event.events.push_back(second);
  const Document document = full.Build();
  const auto events = Select(document, testing::PublicationForTests());
  const auto incidents = Incidents(events);
  ASSERT_EQ(incidents.size(), 2u);
  EXPECT_EQ(incidents[1].number, 2u);
  EXPECT_EQ(incidents[1].mentions, std::vector<size_t>{1});
}

}  // namespace
}  // namespace khaldun::publish
