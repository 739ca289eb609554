// What a verb without a frame means by its synonyms.
#include "event/borrow.h"

#include <gtest/gtest.h>

namespace khaldun::event {
namespace {

// Three synsets: {malign, badmouth}, {beat, drub, flail} and {beat, flummox}; the numbers are
// offsets.
constexpr std::string_view kData =
    "00000001 32 v 02 malign 0 badmouth 0 000 01 + 08 00 | speak ill of\n"
    "00000002 35 v 03 beat 0 drub 0 flail 0 000 01 + 08 00 | strike\n"
    "00000003 31 v 02 beat 0 flummox 0 000 01 + 08 00 | puzzle\n"
    "00000004 41 v 02 host 0 flail 0 000 01 + 08 00 | receive\n";
constexpr std::string_view kIndex =
    "badmouth v 1 0 1 0 00000001\n"
    "beat v 2 0 2 0 00000002 00000003\n"
    "drub v 1 0 1 0 00000002\n"
    "flail v 2 0 2 0 00000002 00000004\n"
    "flummox v 1 0 1 0 00000003\n"
    "host v 1 0 1 0 00000004\n"
    "malign v 1 0 1 0 00000001\n";

std::string Borrowed(std::string_view lexicon) {
  FrameLexicon frames;
  EXPECT_TRUE(frames.Add("try.tsv", lexicon).ok());
  return BorrowFrames(frames, resources::WordNetVerbs::Read(kData, kIndex));
}

TEST(Borrow, AVerbWithoutFrameMeansWhatItsSynonymDoes) {
  EXPECT_EQ(Borrowed("S malign T\tACCUSE/disapprove\t111\tweak"),
            "# malign\nS badmouth T\tACCUSE/disapprove\t111\tweak\n");
}

TEST(Borrow, OnlyFromPlainFramesThatAreEvents) {
  EXPECT_EQ(Borrowed("S malign T for X\tACCUSE/disapprove\t111\tweak"), "");
  EXPECT_EQ(Borrowed("S malign T\tACCUSE/disapprove\t111\tnot"), "");
}

TEST(Borrow, SynonymsOfDifferentTypesGiveNothing) {
  EXPECT_EQ(Borrowed("S beat T\tASSAULT/beat\t182\t-\nS host T\tCONSULT/visit\t043\t-"),
            "# beat\nS drub T\tASSAULT/beat\t182\tweak\n"
            "# beat\nS flummox T\tASSAULT/beat\t182\tweak\n");
}

TEST(Borrow, AVerbOfManySensesAndARareSenseOfTheSynonymGiveNothing) {
  const auto wordnet = resources::WordNetVerbs::Read(
      "00000001 32 v 02 shoot 0 film 0 000 01 + 08 00 | take a picture\n",
      "film v 1 0 1 0 00000001\nshoot v 3 0 3 0 00000007 00000008 00000001\n");
  FrameLexicon frames;
  EXPECT_TRUE(frames.Add("try.tsv", "S shoot T\tASSAULT/firearms\t193\t-").ok());
  EXPECT_EQ(BorrowFrames(frames, wordnet), "");
}

}  // namespace
}  // namespace khaldun::event
