#include "text/phrase_trie.h"

#include <gtest/gtest.h>

#include <sstream>

#include "text/fold_word.h"

namespace khaldun::text {
namespace {

std::vector<std::string> Words(const std::string& phrase) {
  std::istringstream in(phrase);
  std::vector<std::string> words;
  for (std::string w; in >> w;) words.push_back(w);
  return words;
}

void Add(PhraseTrie& trie, const std::string& phrase, uint32_t value) {
  std::vector<std::string> words = Words(phrase);
  trie.Add(std::vector<std::string_view>(words.begin(), words.end()), value);
}

// "length:value" for every phrase that the text begins with.
std::string Found(const PhraseTrie& trie, const std::string& text) {
  std::vector<uint32_t> ids;
  for (const std::string& w : Words(text)) ids.push_back(trie.WordId(w));
  std::string out;
  trie.Walk(ids, [&](uint32_t length, uint32_t value) {
    out += (out.empty() ? "" : " ") + std::to_string(length) + ":" + std::to_string(value);
  });
  return out;
}

TEST(PhraseTrie, WalksFromTheShorterToTheLongerPhrase) {
  PhraseTrie trie;
  Add(trie, "chief of staff", 3);
  Add(trie, "chief", 1);
  Add(trie, "chief justice", 2);
  EXPECT_EQ(Found(trie, "chief of staff said"), "1:1 3:3");
  EXPECT_EQ(Found(trie, "chief of police"), "1:1");
  EXPECT_EQ(Found(trie, "staff chief"), "");
}

TEST(PhraseTrie, KeepsEveryValueOfAPhraseInOrder) {
  PhraseTrie trie;
  Add(trie, "congolese", 7);
  Add(trie, "congolese", 5);
  EXPECT_EQ(Found(trie, "congolese"), "1:7 1:5");
}

TEST(PhraseTrie, FindsAllOfManyPhrases) {
  PhraseTrie trie;
  for (uint32_t i = 0; i < 5000; ++i) {
    Add(trie, "w" + std::to_string(i % 700) + " x" + std::to_string(i), i);
  }
  for (uint32_t i = 0; i < 5000; ++i) {
    ASSERT_EQ(Found(trie, "w" + std::to_string(i % 700) + " x" + std::to_string(i)),
              "2:" + std::to_string(i));
  }
  EXPECT_EQ(Found(trie, "w1 x2"), "");
}

std::string Folded(std::string_view word) {
  std::string out;
  AppendFolded(word, out);
  return out;
}

TEST(FoldWord, BringsSpellingsTogether) {
  EXPECT_EQ(Folded("U.S."), "us");
  EXPECT_EQ(Folded("Türkiye"), "turkiye");
  EXPECT_EQ(Folded("Sana’a"), "sanaa");
  EXPECT_EQ(Folded("Beşiktaş"), "besiktas");
  EXPECT_EQ(Folded("Øresund"), "oresund");
  EXPECT_EQ(Folded("İzmir"), "izmir");
  EXPECT_EQ(Folded("’s"), "'s");
  EXPECT_EQ(Folded("."), ".");
}

TEST(FoldWord, TellsCapitals) {
  EXPECT_EQ(CasingOf("GNA"), Casing::kUpper);
  EXPECT_EQ(CasingOf("U.S."), Casing::kUpper);
  EXPECT_EQ(CasingOf("A"), Casing::kTitle);
  EXPECT_EQ(CasingOf("Élysée"), Casing::kTitle);
  EXPECT_EQ(CasingOf("al"), Casing::kLower);
  EXPECT_EQ(CasingOf("2020"), Casing::kNone);
}

}  // namespace
}  // namespace khaldun::text
