#include "text/utf8.h"

#include <gtest/gtest.h>

#include "text/ascii.h"

namespace khaldun::text {
namespace {

TEST(Utf8, DecodesForwardAndBackward) {
  std::string_view s = "aé€😀";
  EXPECT_EQ(DecodeAt(s, 0).value, U'a');
  EXPECT_EQ(DecodeAt(s, 1).value, U'é');
  EXPECT_EQ(DecodeAt(s, 3).value, U'€');
  EXPECT_EQ(DecodeAt(s, 6).value, U'😀');
  EXPECT_EQ(DecodeAt(s, 6).size, 4u);
  EXPECT_EQ(DecodeBefore(s, 10).value, U'😀');
  EXPECT_EQ(DecodeBefore(s, 6).value, U'€');
  EXPECT_EQ(CountCodePoints(s), 4u);
}

TEST(Utf8, AppendsWhatItDecodes) {
  std::string s;
  for (char32_t c : {U'a', U'é', U'€', U'😀'}) Append(s, c);
  EXPECT_EQ(s, "aé€😀");
}

TEST(Utf8, FindsTheFirstBrokenByte) {
  EXPECT_TRUE(IsValid("plain text longer than a block, é too"));
  EXPECT_EQ(ValidPrefix("abc\xff"), 3u);
  EXPECT_EQ(ValidPrefix("\xc0\xaf"), 0u) << "overlong";
  EXPECT_EQ(ValidPrefix("\xed\xa0\x80"), 0u) << "surrogate";
  EXPECT_EQ(ValidPrefix("\xf4\x90\x80\x80"), 0u) << "above U+10FFFF";
  EXPECT_EQ(ValidPrefix("12345678\xe2\x82"), 8u) << "cut";
}

TEST(Utf8, RepairsEachIllFormedSequenceOnce) {
  size_t replaced = 0;
  EXPECT_EQ(Repair("a\xff\xfe b\xe2\x82 c", &replaced), "a\uFFFD\uFFFD b\uFFFD c");
  EXPECT_EQ(replaced, 3u);
  EXPECT_EQ(Repair("whole"), "whole");
}

TEST(Ascii, IgnoresCaseOfAsciiAlone) {
  EXPECT_TRUE(EqualsIgnoreCase("Read MORE", "read more"));
  EXPECT_FALSE(EqualsIgnoreCase("É", "é"));
  EXPECT_EQ(Trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(ToLower("ÀB"), "Àb");
}

}  // namespace
}  // namespace khaldun::text
