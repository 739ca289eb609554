// What the lexicon does not know of a report, as an analyst who extends it wants to see it.
#include "pipeline/uncoded.h"

#include <gtest/gtest.h>

#include "khaldun/engine.h"
#include "support/documents.h"

namespace khaldun::pipeline {
namespace {

std::vector<std::string> PatternsOf(std::string text) {
  auto share = resources::Share::Find(testing::ShareFolder());
  auto knowledge = event::Knowledge::Load(*share, {.all_types = true});
  EngineOptions options;
  options.share = testing::ShareFolder();
  options.parse_everything = true;
  options.last = Layer::kWhen;
  auto engine = Engine::Open(options);
  Story story;
  story.id = story.origin = "test";
  story.text = std::move(text);
  story.published = *ParseDate("2024-03-07");
  auto document = (*engine)->Analyze(std::move(story));
  std::vector<std::string> patterns;
  for (const auto& p : UncodedPredicates(*document, *knowledge)) patterns.push_back(p.pattern);
  return patterns;
}

using Patterns = std::vector<std::string>;

TEST(Uncoded, AVerbBetweenActorsIsWrittenAsAFrame) {
  EXPECT_EQ(PatternsOf("Turkey photographed Syria."), (Patterns{"S photograph T"}));
  EXPECT_EQ(PatternsOf("The Iranian government washed a pebble."), (Patterns{"S wash pebble"}));
}

TEST(Uncoded, ANounWithAnActorBehindItIsWrittenAsAFrame) {
  EXPECT_EQ(PatternsOf("The flight to Russia was late."), (Patterns{"n: flight to T"}));
}

TEST(Uncoded, WhatAFrameFitsAndWhatHasNoActorIsLeftOut) {
  EXPECT_EQ(PatternsOf("Turkey attacked Syria."), Patterns{});
  EXPECT_EQ(PatternsOf("A pebble resembled a potato."), Patterns{});
}

TEST(Uncoded, TheTableCountsPatternsMostFrequentFirst) {
  UncodedTable table;
  table.Add("S paint T", "Iran painted\nSyria.");
  table.Add("S sing T", "Iran sang Syria.");
  table.Add("S sing T", "Oman sang Iraq.");
  EXPECT_EQ(table.Format(1),
            "2\tS sing T\tIran sang Syria.\n"
            "1\tS paint T\tIran painted Syria.\n");
  EXPECT_EQ(table.Format(2), "2\tS sing T\tIran sang Syria.\n");
}

}  // namespace
}  // namespace khaldun::pipeline
