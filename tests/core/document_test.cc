#include "khaldun/document.h"

#include <gtest/gtest.h>

#include "support/documents.h"

namespace khaldun {
namespace {

// "Ürün [ad_1] tamam" with the marker taken out and a blank inserted for it.
Document Cleaned(bool extracted) {
  Story story;
  story.id = "test";
  story.extracted = extracted;
  OffsetMap offsets;
  offsets.AddRun({0, 0, 1});
  offsets.AddRun({6, 4, 0});  // one blank stands for " [ad_1] "
  offsets.AddRun({7, 12, 1});
  return Document(story, "Ürün tamam", offsets, {});
}

TEST(Document, OffsetsLeadToCodePointsOfTheInput) {
  Document document = Cleaned(false);
  EXPECT_EQ(document.ToInput(Span{0, 6}), (Span{0, 4}));
  EXPECT_EQ(document.ToInput(Span{7, 12}), (Span{12, 17}));
  EXPECT_EQ(document.ToInput(Span{0, 12}), (Span{0, 17}));
  EXPECT_EQ(document.ToInput(Span{7, 7}), (Span{12, 12}));
}

TEST(Document, OffsetsOfExtractedTextAreItsOwnCodePoints) {
  EXPECT_EQ(Cleaned(true).ToInput(Span{7, 12}), (Span{5, 10}));
}

TEST(Document, OffsetsAgreeWithTheMapOnALongText) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += i % 3 == 0 ? "é" : "ab";
  Document document = testing::DocumentOf(text);
  for (uint32_t at = 0; at + 3 < text.size(); at += 997) {
    uint32_t begin = at;
    while ((text[begin] & 0xC0) == 0x80) ++begin;
    uint32_t end = begin + 1;
    while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
    EXPECT_EQ(document.ToInput(Span{begin, end}),
              document.offsets().ToInput(text, Span{begin, end}));
  }
}

TEST(Document, LayerIsWrittenOnce) {
  Document document = testing::DocumentOf("x");
  EXPECT_FALSE(document.Has(Layer::kWhen));
  EXPECT_TRUE(document.Add(WhenLayer{}).ok());
  EXPECT_TRUE(document.Has(Layer::kWhen));
  EXPECT_EQ(document.Add(WhenLayer{}).message(), "layer 'when' was already written");
}

}  // namespace
}  // namespace khaldun
