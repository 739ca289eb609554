#include "segment/segment.h"

#include <gtest/gtest.h>

#include <string>

#include "segment/segmenter.h"
#include "support/documents.h"

namespace khaldun::segment {
namespace {

const Segmenter& Model() {
  static const Segmenter* segmenter = [] {
    auto loaded = Segmenter::Load(testing::ShareFolder() + "/models/segment.bin");
    if (!loaded) {
      std::fprintf(stderr, "%s\n", loaded.error().message().c_str());
      std::abort();
    }
    return new Segmenter(std::move(*loaded));
  }();
  return *segmenter;
}

// Words divided by blanks, a joined word with '+' before it, a sentence a line.
std::string Shown(std::string_view text) {
  SegmentLayer layer = Model().Segment(text);
  std::string out;
  for (const Sentence& s : layer.sentences) {
    for (WordId w = s.words.begin; w < s.words.end; ++w) {
      if (w != s.words.begin) out += ' ';
      if (layer.word(w).joined) out += '+';
      out += layer.word(w).span.In(text);
    }
    out += '\n';
  }
  return out;
}

struct Case {
  const char* text;
  const char* want;
};

class WordsAndSentences : public ::testing::TestWithParam<Case> {};

TEST_P(WordsAndSentences, AreAsInUdEnglish) { EXPECT_EQ(Shown(GetParam().text), GetParam().want); }

INSTANTIATE_TEST_SUITE_P(
    Table, WordsAndSentences,
    ::testing::Values(Case{"The army didn't withdraw. It cannot.",
                           "The army did +n't withdraw .\nIt can +not .\n"},
                      Case{"Oran's UN-backed government met Mr. Smith on Jan. 5.",
                           "Oran +'s UN - backed government met Mr. Smith on Jan. 5 .\n"},
                      Case{"\"We will not go,\" he said. \"Never!\"",
                           "\" We will not go , \" he said .\n\" Never ! \"\n"},
                      Case{"U.S. forces killed 1,200 people at 3.30 p.m. on Friday.",
                           "U.S. forces killed 1,200 people at 3.30 p.m. on Friday .\n"},
                      Case{"Talks fail in Geneva\nThe two sides walked out.",
                           "Talks fail in Geneva\nThe two sides walked out .\n"},
                      Case{"Write to press@example.org or see https://example.org/a-b?c=d.",
                           "Write to press@example.org or see https://example.org/a-b?c=d .\n"},
                      Case{"See Al-Arabiya.net or report-5.pdf.",
                           "See Al-Arabiya.net or report-5.pdf .\n"},
                      Case{"They’re here (again).", "They +’re here ( again ) .\n"},
                      Case{"Brig. Gen. Ali met Sgt. Jones. Roe v. Wade fell.",
                           "Brig. Gen. Ali met Sgt. Jones .\nRoe v. Wade fell .\n"},
                      Case{"", ""}, Case{" \n\n \t\n", ""}));

TEST(Blocks, JoinLinesOfHardWrappedText) {
  const std::string text =
      "The government of the republic said on Tuesday that it had\n"
      "agreed to hold talks with the rebels who took the northern\n"
      "towns in March.\n";
  ASSERT_EQ(Blocks(text).size(), 1u);
  EXPECT_EQ(Model().Segment(text).sentences.size(), 1u);
}

TEST(Blocks, KeepAParagraphALineApart) {
  EXPECT_EQ(Blocks("Headline of the day\nThe army left.\n\nIt came back.").size(), 3u);
}

TEST(Blocks, JoinLinesThatGoOnInLowerCase) {
  EXPECT_EQ(
      Blocks(
          "The two ministers met in Geneva on Tuesday\nand left on the same evening.\n"
          "A headline of a long paragraph that is not wrapped at all, since all of its lines are "
          "as long as their sentences happen to be\nAnother one")
          .size(),
      3u);
}

TEST(Segmenter, CutsOverlongSentencesBehindCommas) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "soldiers and tanks, ";
  SegmentLayer layer = Model().Segment(text);
  ASSERT_GT(layer.sentences.size(), 1u);
  for (const Sentence& s : layer.sentences) {
    EXPECT_LE(s.words.size(), kMaxWords);
    WordId last{s.words.end.value - 1};
    EXPECT_EQ(layer.word(last).span.In(text), ",");
  }
}

TEST(Segmenter, JoinsOnlySoManyWordsToOneToken) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "n't'll've're'd's";
  SegmentLayer layer = Model().Segment(text);
  uint32_t in_token = 0;
  for (const Word& word : layer.words) {
    in_token = word.joined ? in_token + 1 : 1;
    ASSERT_LE(in_token, kMaxJoined);
  }
  EXPECT_GT(layer.sentences.size(), 10u);
}

TEST(Segmenter, SurvivesWhatIsNoProse) {
  const std::string cases[] = {
      std::string(2'000'000, 'a'), std::string(2'000'000, '.'),        std::string(1'000'000, '\n'),
      "\x01\x02\x7f \x1b[31m",     "الجيش الليبي قال. 利比亚军队说。", "a\u200bb \ufeffc",
  };
  for (const std::string& text : cases) {
    Document document = testing::DocumentOf(text);
    ASSERT_TRUE(document.Add(Model().Segment(text)).ok());
    EXPECT_EQ(Verify(document).message(), "") << text.substr(0, 20);
  }
}

TEST(SegmentStage, SaysWhichModelIsMissing) {
  auto share = resources::Share::Find(testing::SourceFolder());
  ASSERT_TRUE(share);
  auto stage = MakeStage(*share);
  ASSERT_FALSE(stage);
  EXPECT_EQ(stage.error().code(), StatusCode::kResource);
  EXPECT_NE(stage.error().message().find("models/segment.bin"), std::string::npos);
}

}  // namespace
}  // namespace khaldun::segment
