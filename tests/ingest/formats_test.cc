#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "support.h"

namespace khaldun::ingest {
namespace {

using namespace std::string_literals;
using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::vector<std::string> Read(const std::string& name, std::string_view bytes) {
  Scratch s;
  return ReadAll(s, {s.Write(name, bytes)});
}

TEST(Text, TakesHeaderLines) {
  EXPECT_THAT(
      Read("a.txt", "title: Talks\npublished: 26 December 2020\nurl: http://x/1\n\nThey met.\n"),
      ElementsAre("a.txt title=Talks published=2020-12-26 url=http://x/1: They met.\\n"));
  EXPECT_THAT(Read("a.txt", "Note: no header\n\nThey met."),
              ElementsAre("a.txt: Note: no header\\n\\nThey met."));
  EXPECT_THAT(Read("a.txt", "title: only\n\n"),
              ElementsAre("a.txt quarantined: the report has no text"));
}

TEST(Text, ReadsEncodings) {
  EXPECT_THAT(Read("a.txt", "He said \x93yes\x94 \x96 caf\xe9."),
              ElementsAre("a.txt: He said “yes” – café."));
  EXPECT_THAT(Read("a.txt", "\xef\xbb\xbfWith mark."), ElementsAre("a.txt: With mark."));
  EXPECT_THAT(Read("a.txt", "\xff\xfeH\0\xe9\0.\0"s), ElementsAre("a.txt: Hé."));
  EXPECT_THAT(Read("a.txt", "\xfe\xff\0H\0\xe9\0."s), ElementsAre("a.txt: Hé."));
  EXPECT_THAT(Read("a.txt", "N\0o\0 \0m\0a\0r\0k\0 \0h\0e\0r\0e\0"s),
              ElementsAre("a.txt: No mark here"));
  // "Президент встретился с министром обороны" in windows-1251.
  EXPECT_THAT(
      Read("a.txt",
           "\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2 \xe2\xf1\xf2\xf0\xe5\xf2\xe8\xeb\xf1\xff \xf1 "
           "\xec\xe8\xed\xe8\xf1\xf2\xf0\xee\xec \xee\xe1\xee\xf0\xee\xed\xfb"),
      ElementsAre("a.txt: Президент встретился с министром обороны"));
}

TEST(Text, PutsAMarkWhereUtf8IsBroken) {
  EXPECT_THAT(Read("a.txt", "Caf\xc3\xa9 d\xc3\xa9j\xc3\xa0 \xff vu."),
              ElementsAre("a.txt: Café déjà \uFFFD vu."));
}

TEST(Text, RefusesWhatIsNoText) {
  EXPECT_THAT(
      Read("a.txt", "%PDF-1.4 ..."),
      ElementsAre("a.txt quarantined: this is no text: it is a PDF file; extract its text first"));
  std::string binary;
  for (unsigned i = 0; i < 4000; ++i) binary += static_cast<char>(i * 2654435761u >> 13);
  EXPECT_THAT(Read("a.txt", binary),
              ElementsAre("a.txt quarantined: this is no text: too many of its bytes are control "
                          "characters or cannot be decoded"));
}

TEST(Json, TakesTheFieldsOfTheContract) {
  EXPECT_THAT(
      Read("a.jsonl",
           R"({"id":"r1","title":"T","published":"2020-12-26T23:30:00Z","url":"u",)"
           R"("publisher":"P","language":"en","text":"Café\n\"x\"","other":[1,{"a":2}]})"),
      ElementsAre("r1 title=T published=2020-12-26 publisher=P url=u language=en: Café\\n\"x\""));
  EXPECT_THAT(
      Read(
          "a.jsonl",
          R"({"html":"<p>Rebels shelled the town on Monday, killing twelve, they said.</p>","title":null})"),
      ElementsAre(
          "a.jsonl:1 extracted: Rebels shelled the town on Monday, killing twelve, they said."));
  EXPECT_THAT(Read("a.jsonl", "\n\n{\"text\":\"Line three.\"}\r\n"),
              ElementsAre("a.jsonl:3: Line three."));
}

TEST(Json, ReadsArraysAndValuesOverManyLines) {
  EXPECT_THAT(
      Read("a.json", "[\n {\"text\": \"One.\"},\n {\n  \"text\": \"Two, [x] \\\"}\"\n }\n]\n"),
      ElementsAre("a.json:1: One.", "a.json:2: Two, [x] \"}"));
  EXPECT_THAT(Read("a.json", "{\n\"text\": \"One.\"\n}\n{\n\"text\": \"Two.\"\n}\n"),
              ElementsAre("a.json:1: One.", "a.json:2: Two."));
}

TEST(Json, SaysWhatIsWrong) {
  EXPECT_THAT(Read("a.jsonl", "no json at all"),
              ElementsAre(StartsWith("a.jsonl:1 quarantined: the record is no JSON: ")));
  EXPECT_THAT(Read("a.jsonl", "[1]\n"),
              ElementsAre("a.jsonl:1 quarantined: the record is JSON but no object; "
                          "a report is {\"text\": …, …}"));
  EXPECT_THAT(
      Read("a.jsonl", R"({"body":"x","date":"y"})"),
      ElementsAre(
          "a.jsonl:1 quarantined: the record has no 'text' and no 'html'; it has body, date"));
  EXPECT_THAT(Read("a.jsonl", R"({"text":" "})"),
              ElementsAre("a.jsonl:1 quarantined: the record's text is empty"));
  EXPECT_THAT(Read("a.jsonl", R"({"text":["x"]})"),
              ElementsAre("a.jsonl:1 quarantined: the field 'text' must be a string"));
}

TEST(Json, ReadsOnWithoutADateThatIsNone) {
  EXPECT_THAT(Read("a.jsonl", R"({"text":"One.","published":"some day"})"),
              ElementsAre("a.jsonl:1 note=published 'some day' is no date, so the report is read "
                          "without one; write YYYY-MM-DD: One."));
}

TEST(Json, MendsHalfSurrogates) {
  EXPECT_THAT(Read("a.jsonl", R"({"text":"a \ud83d b \ud83d\ude00 c \\ud83d"})"),
              ElementsAre("a.jsonl:1: a \uFFFD b 😀 c \\ud83d"));
}

TEST(Feed, ReadsRss) {
  EXPECT_THAT(
      Read("f.xml", R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel><title>World &amp; News</title><language>en</language>
<item><title>A &amp;#8217; b</title><link>http://x/1</link><description>Short.</description>
<content:encoded><![CDATA[<p>Hello <b>there</b>.</p><p>Two</p>]]></content:encoded>
<pubDate>Sat, 26 Dec 2020 10:00:00 GMT</pubDate><guid isPermaLink="false">g1</guid></item>
<item><title>Only a title</title><dc:date>2020-12-27</dc:date><!-- <item> --></item>
<item><description><![CDATA[x </item> < 3]]></description></item>
</channel></rss>)"),
      ElementsAre(
          "g1 title=A ’ b published=2020-12-26 publisher=World & News url=http://x/1 language=en "
          "extracted: Hello there.\\n\\nTwo",
          "f.xml:2 title=Only a title published=2020-12-27 publisher=World & News language=en: "
          "Only a title",
          StartsWith("f.xml:3 publisher=World & News language=en")));
}

TEST(Feed, ReadsAtomAndRdf) {
  EXPECT_THAT(
      Read("f.atom", R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>T</title>
<entry><id>urn:1</id><link rel="self" href="s"/><link href="http://y"/><title type="html">X</title>
<updated>2020-01-02T00:00:00Z</updated><content type="xhtml"><div><p>One two.</p></div></content></entry></feed>)"),
      ElementsAre("urn:1 title=X published=2020-01-02 publisher=T url=http://y language=en-GB "
                  "extracted: One two."));
  EXPECT_THAT(Read("f.rdf", R"(<rdf:RDF xmlns:rdf="r"><channel><title>T</title></channel>
<item rdf:about="u"><title>X</title><link>http://z</link><description>Text.</description></item></rdf:RDF>)"),
              ElementsAre("f.rdf:1 title=X publisher=T url=http://z: Text."));
}

TEST(Feed, ReadsEncodings) {
  EXPECT_THAT(Read("f.xml",
                   "<?xml version='1.0' encoding='windows-1251'?><rss><channel><item><description>"
                   "\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2</description></item></channel></rss>"),
              ElementsAre("f.xml:1: Президент"));
  std::string wide = "\xff\xfe"s;
  for (char c : "<rss><channel><item><description>Wide.</description></item></channel></rss>"s) {
    wide += c;
    wide += '\0';
  }
  EXPECT_THAT(Read("f.xml", wide), ElementsAre("f.xml:1: Wide."));
}

TEST(Feed, LosesOnlyTheBrokenItem) {
  EXPECT_THAT(Read("f.xml",
                   "<rss><channel><item><descr</item><item><description>Good &nbsp; text & "
                   "more.</description></item></channel></rss>"),
              ElementsAre(StartsWith("f.xml:1 quarantined: the feed's item is broken XML: "),
                          EndsWith("Good \u00A0 text & more.")));
  EXPECT_THAT(
      Read("f.xml", "<note><to>You</to></note>"),
      ElementsAre(
          "f.xml quarantined: this XML is no RSS, RDF or Atom feed; its first element is 'note'"));
  EXPECT_THAT(Read("f.xml", "<rss><channel><title>Quiet</title></channel></rss>"), ElementsAre());
  EXPECT_THAT(Read("f.xml", "<rss><channel><item><guid>1</guid></item></channel></rss>"),
              ElementsAre("f.xml:1 quarantined: the feed's item has neither text nor title"));
}

constexpr std::string_view kPage =
    R"(<!DOCTYPE html><html lang="en"><head><title>Talks - The Daily</title>
<meta property="og:title" content="Ministers &amp; generals meet"><meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2020-12-26T10:00:00+02:00"><link rel="canonical" href="http://d/1">
<script>var a = "<p>no text</p>";</script><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<div class="article-body"><h1>Ministers &amp; generals meet</h1>
<p>The two ministers met in the capital on Saturday to discuss the ceasefire, officials&nbsp;said.
<p>They agreed to meet again in January, according to a statement of the government.
<div class="related-links"><p>Read what our readers said about the ceasefire in the last weeks, in full.</p></div>
<p>Neither side gave details.</p></div>
<div class="comments"><p>A reader writes that all of this is wrong and that nobody should believe it at all.</p></div>
<footer>Copyright The Daily</footer></body></html>)";

TEST(Html, TakesTheArticleAndWhatThePageSaysOfItself) {
  EXPECT_THAT(
      Read("p.html", kPage),
      ElementsAre(
          "p.html title=Ministers & generals meet published=2020-12-26 publisher=The Daily "
          "url=http://d/1 language=en extracted: The two ministers met in the capital on "
          "Saturday to discuss the ceasefire, officials\u00A0said.\\n\\nThey agreed to meet again "
          "in January, according to a statement of the government.\\n\\nNeither side gave "
          "details."));
}

TEST(Html, TakesDatesFromJsonLdTimeAndAddress) {
  std::string body =
      "<p>The two ministers met in the capital on Saturday to discuss it, officials said.</p>";
  EXPECT_THAT(
      Read("p.html",
           "<script "
           "type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":"
           "\"H\",\"datePublished\":\"2020-12-26T10:00:00Z\",\"publisher\":{\"name\":\"P\"}}]}</"
           "script>" +
               body),
      ElementsAre(StartsWith("p.html title=H published=2020-12-26 publisher=P extracted")));
  EXPECT_THAT(Read("p.html", "<time datetime=\"2020-12-26\">today</time>" + body),
              ElementsAre(StartsWith("p.html published=2020-12-26 extracted")));
  EXPECT_THAT(Read("p.html", "<link rel=canonical href=\"http://d/2020/12/26/x.html\">" + body),
              ElementsAre(HasSubstr("published=2020-12-26")));
}

TEST(Html, SaysWhenThereIsNoArticle) {
  EXPECT_THAT(
      Read("p.html", "<html><body><a href=x>Home</a></body></html>"),
      ElementsAre(
          "p.html quarantined: the page holds no article text: only menus, links or pictures"));
}

// Depth, open styling, attributes and lost ends each make tree builders quadratic or overflow.
TEST(Html, SurvivesHostilePagesInLinearTime) {
  const std::string text =
      "The ministers met in the capital on Saturday to talk about it, officials said.";
  const std::string pieces[] = {"<div>",       "<div></span>",    "<span><div></span>",
                                "<a><p>",      "<table><tr><td>", "<b><p>",
                                "<x><p></x>",  "<li><ul>",        "<p><a name=x>",
                                "<svg>",       "<select>",        "<dd><div>",
                                "<rt>",        "<form><div>",     "<h1><h2>",
                                "<table><div>"};
  for (const std::string& piece : pieces) {
    std::string page;
    for (int i = 0; i < 200'000; ++i) page += piece;
    auto start = std::chrono::steady_clock::now();
    // Text that is all link or all heading is no article.
    EXPECT_THAT(Read("p.html", page + text),
                ElementsAre(AnyOf(HasSubstr(text), HasSubstr("no article text"))))
        << piece;
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(100)) << piece;
  }
  std::string attributes = "<p";
  for (int i = 0; i < 200'000; ++i) attributes += " a" + std::to_string(i) + "=1";
  EXPECT_THAT(Read("p.html", attributes + ">" + text), ElementsAre(HasSubstr(text)));
}

}  // namespace
}  // namespace khaldun::ingest
