#include "syntax/syntax.h"

#include <gtest/gtest.h>

#include <string>

#include "segment/segment.h"
#include "support/documents.h"

namespace khaldun::syntax {
namespace {

resources::Share BuiltShare() { return *resources::Share::Find(testing::ShareFolder()); }

Document Parsed(std::string_view text, ParseGate gate = {}) {
  static const auto* segmenter =
      new Result<std::unique_ptr<Stage>>(segment::MakeStage(BuiltShare()));
  Document d = testing::DocumentOf(text);
  auto stage = MakeStage(BuiltShare(), std::move(gate));
  EXPECT_EQ(segmenter->status().message(), "");
  EXPECT_EQ(stage.status().message(), "");
  EXPECT_EQ((**segmenter)->Run(d).message(), "");
  EXPECT_EQ((*stage)->Run(d).message(), "");
  EXPECT_EQ(Verify(d).message(), "");
  return d;
}

// "word/lemma/UPOS/relation>head" for every word.
std::string Shown(const Document& d) {
  const auto& segment = d.Get<SegmentLayer>();
  const auto& syntax = d.Get<SyntaxLayer>();
  std::string out;
  for (uint32_t w = 0; w < segment.words.size(); ++w) {
    const WordSyntax& s = syntax.words[w];
    if (!out.empty()) out += ' ';
    out += d.text(segment.words[w].span);
    out += '/';
    out += syntax.lemma(WordId(w));
    out += '/';
    out += Name(s.upos);
    out += '/';
    out += Name(s.relation);
    if (s.head.value != w) {
      out += '>';
      out += d.text(segment.words[s.head.value].span);
    }
  }
  return out;
}

TEST(Syntax, ParsesAPassiveClause) {
  EXPECT_EQ(Shown(Parsed("Two aid workers were detained by the police.")),
            "Two/two/NUM/nummod>workers aid/aid/NOUN/compound>workers "
            "workers/worker/NOUN/nsubj:pass>detained were/be/AUX/aux:pass>detained "
            "detained/detain/VERB/root by/by/ADP/case>police the/the/DET/det>police "
            "police/police/NOUN/obl:agent>detained ././PUNCT/punct>detained");
}

TEST(Syntax, GivesFeatures) {
  Document d = Parsed("Rebels attacked the town.");
  const auto& words = d.Get<SyntaxLayer>().words;
  EXPECT_EQ(words[0].features.Get(Feature::kNumber), "Plur");
  EXPECT_EQ(words[1].features.Get(Feature::kTense), "Past");
  EXPECT_EQ(words[1].features.Get(Feature::kVerbForm), "Fin");
}

TEST(Syntax, LeavesSentencesThatTheGateRefuses) {
  Document d = Parsed("Rebels attacked the town. She slept.",
                      [](const Document& document, const SyntaxLayer& syntax, SentenceId s) {
                        const auto& segment = document.Get<SegmentLayer>();
                        for (WordId w = segment.sentence(s).words.begin;
                             w < segment.sentence(s).words.end; ++w) {
                          if (syntax.lemma(w) == "attack") return true;
                        }
                        return false;
                      });
  const auto& syntax = d.Get<SyntaxLayer>();
  EXPECT_EQ(syntax.parsed, (std::vector<bool>{true, false}));
  EXPECT_EQ(Shown(d),
            "Rebels/rebel/NOUN/nsubj>attacked attacked/attack/VERB/root the/the/DET/det>town "
            "town/town/NOUN/obj>attacked ././PUNCT/punct>attacked "
            "She/she/PRON/root slept/sleep/VERB/dep ././PUNCT/dep");
}

TEST(Syntax, SurvivesWhatIsNoProse) {
  std::string ones;
  for (int i = 0; i < 10'000; ++i) ones += "Go. ";
  for (const std::string& text :
       {std::string(200'000, 'a'), ones, std::string("((((((((((]]]]]]]"), std::string("\x01\x02"),
        std::string("الجيش الليبي قال. 利比亚军队说。"), std::string()}) {
    Parsed(text);
  }
}

TEST(Syntax, SaysWhichModelIsMissing) {
  auto stage = MakeStage(*resources::Share::Find(testing::SourceFolder()));
  ASSERT_FALSE(stage);
  EXPECT_EQ(stage.error().code(), StatusCode::kResource);
  EXPECT_NE(stage.error().message().find("models/syntax.bin"), std::string::npos);
}

}  // namespace
}  // namespace khaldun::syntax
