// Sentences cut at blanks, without tags or arcs: what the stage must manage with at least.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "support/documents.h"
#include "when/when.h"

namespace khaldun::when::testing {

inline const Stage& TheStage() {
  static const std::unique_ptr<Stage> stage = [] {
    auto share = resources::Share::Find(khaldun::testing::ShareFolder());
    EXPECT_TRUE(share) << share.error().message();
    auto made = MakeStage(*share);
    EXPECT_TRUE(made) << made.error().message();
    return std::move(*made);
  }();
  return *stage;
}

// Words are runs between blanks; a line break ends a sentence.
inline void Segment(Document& document) {
  SegmentLayer segment;
  SyntaxLayer syntax;
  std::string_view text = document.text();
  uint32_t first = 0;
  auto close = [&] {
    auto end = static_cast<uint32_t>(segment.words.size());
    if (end == first) return;
    segment.sentences.push_back({{segment.words[first].span.begin, segment.words[end - 1].span.end},
                                 {WordId(first), WordId(end)},
                                 0});
    syntax.parsed.push_back(false);
    first = end;
  };
  for (uint32_t i = 0; i < text.size();) {
    if (text[i] == ' ' || text[i] == '\n') {
      if (text[i] == '\n') close();
      ++i;
      continue;
    }
    uint32_t end = i;
    while (end < text.size() && text[end] != ' ' && text[end] != '\n') ++end;
    WordId word(segment.words.size());
    segment.words.push_back({{i, end}, false});
    syntax.words.push_back({Upos::kX, Relation::kRoot, word, {}, {}});
    i = end;
  }
  close();
  ASSERT_TRUE(document.Add(std::move(segment)).ok());
  ASSERT_TRUE(document.Add(std::move(syntax)).ok());
}

// "today=2024-03-07", divided by "; ".
inline std::string Values(const Document& document) {
  std::string out;
  for (const Time& t : document.Get<WhenLayer>().times) {
    if (!out.empty()) out += "; ";
    out += std::string(document.text(t.span)) + "=" + t.value;
  }
  return out;
}

// "2019-04-01..", "..", "2020-01-01..2020-12-31", divided by "; ".
inline std::string DaysOf(const Document& document) {
  std::string out;
  for (const Time& t : document.Get<WhenLayer>().times) {
    if (!out.empty()) out += "; ";
    if (t.start) out += FormatDate(*t.start);
    out += "..";
    if (t.end) out += FormatDate(*t.end);
  }
  return out;
}

inline Document Analyse(std::string_view text, std::string_view published) {
  Document document = khaldun::testing::DocumentOf(text, published);
  Segment(document);
  EXPECT_TRUE(TheStage().Run(document).ok());
  return document;
}

}  // namespace khaldun::when::testing
