#include "syntax/syntax.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "model/kernels.h"
#include "segment/segment.h"
#include "support/documents.h"
#include "syntax/stage.h"
#include "text/conllu.h"

namespace khaldun::syntax {
namespace {

resources::Share BuiltShare() { return *resources::Share::Find(testing::ShareFolder()); }

Document Segmented(std::string_view text) {
  static const auto* segmenter =
      new Result<std::unique_ptr<Stage>>(segment::MakeStage(BuiltShare()));
  EXPECT_EQ(segmenter->status().message(), "");
  Document d = testing::DocumentOf(text);
  EXPECT_EQ((**segmenter)->Run(d).message(), "");
  return d;
}

Document Parsed(std::string_view text, ParseGate gate = {},
                const model::Kernels& kernels = model::BestKernels()) {
  Document d = Segmented(text);
  auto stage = MakeStageWith(BuiltShare(), std::move(gate), kernels);
  EXPECT_EQ(stage.status().message(), "");
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

TEST(Syntax, SaysWhatIsProbablyAName) {
  Document d = Parsed("Rebels attacked Baghdad, Karim Haddad said.");
  const auto& segment = d.Get<SegmentLayer>();
  std::string names;
  for (uint32_t w = 0; w < segment.words.size(); ++w) {
    const NameOdds& odds = d.Get<SyntaxLayer>().words[w].name_odds;
    auto best = std::max_element(odds.begin(), odds.end());
    if (*best <= 0) continue;
    static constexpr std::string_view kTags[] = {"B-person",       "I-person", "B-organization",
                                                 "I-organization", "B-place",  "I-place"};
    names += std::string(d.text(segment.words[w].span)) + "/" +
             std::string(kTags[best - odds.begin()]) + " ";
  }
  EXPECT_EQ(names, "Baghdad/B-place Karim/B-person Haddad/I-person ");
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

// Sentences of known words in no sensible order: hard to parse, so cycles and ties come up.
std::string Jumble(int sentences) {
  static const char* const kWords[] = {"the",  "army",   "said", "that", "rebels", "in",  "Oran",
                                       "have", "killed", "two",  "of",   "its",    "men", ","};
  std::mt19937 random(5);
  std::string text;
  for (int s = 0; s < sentences; ++s) {
    for (unsigned w = 0, n = 1 + random() % 40; w < n; ++w) {
      text += kWords[random() % std::size(kWords)];
      text += ' ';
    }
    text += ".\n";
  }
  return text;
}

TEST(Syntax, AllKernelsGiveTheSameTrees) {
  const std::string text = Jumble(60);
  const std::string want = text::ToConllu(Parsed(text, {}, model::ScalarKernels()));
  for (const model::Kernels* fast : model::AllKernels()) {
    EXPECT_EQ(text::ToConllu(Parsed(text, {}, *fast)), want) << fast->name;
  }
}

TEST(Syntax, ASentenceIsParsedAlikeWhateverStandsBesideIt) {
  const std::string sentence = "Rebels attacked the town.";
  const Document alone = Parsed(sentence);
  const Document among = Parsed(sentence + "\n" + Jumble(30));
  const auto &a = alone.Get<SyntaxLayer>().words, &b = among.Get<SyntaxLayer>().words;
  for (size_t w = 0; w < a.size(); ++w) {
    EXPECT_EQ(a[w].upos, b[w].upos);
    EXPECT_EQ(a[w].head, b[w].head);
    EXPECT_EQ(a[w].relation, b[w].relation);
  }
}

TEST(Syntax, ReportsADamagedModel) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("khaldun_syntax_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder / "models");
  std::filesystem::copy_file(BuiltShare().Path("models/syntax.bin"), folder / "models/syntax.bin");
  {
    std::fstream file(folder / "models/syntax.bin",
                      std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(100'000);
    file << "damage";
  }
  auto stage = MakeStage(*resources::Share::Find(folder.string()));
  std::filesystem::remove_all(folder);
  ASSERT_FALSE(stage);
  EXPECT_EQ(stage.error().code(), StatusCode::kResource);
  EXPECT_NE(stage.error().message().find("checksum"), std::string::npos);
}

TEST(Syntax, SaysWhichModelIsMissing) {
  auto stage = MakeStage(*resources::Share::Find(testing::SourceFolder()));
  ASSERT_FALSE(stage);
  EXPECT_EQ(stage.error().code(), StatusCode::kResource);
  EXPECT_NE(stage.error().message().find("models/syntax.bin"), std::string::npos);
}

}  // namespace
}  // namespace khaldun::syntax
