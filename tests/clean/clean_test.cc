#include "clean/clean.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>

#include "text/utf8.h"

namespace khaldun::clean {
namespace {

const Cleaner& TestCleaner() {
  static const Cleaner cleaner = [] {
    auto share = resources::Share::Find("");
    EXPECT_TRUE(share) << share.error().message();
    auto made = Cleaner::Make(*share);
    EXPECT_TRUE(made) << made.error().message();
    return std::move(*made);
  }();
  return cleaner;
}

Result<Document> Open(std::string text) {
  Story story;
  story.id = "t";
  story.text = std::move(text);
  return TestCleaner().Open(std::move(story));
}

// The cleaned text, then a line for each thing found: "- kind: text", "! kind: text".
std::string Cleaned(std::string text) {
  auto document = Open(std::move(text));
  if (!document) return "error: " + document.error().message();
  std::string out(document->text());
  const TextLayer& layer = document->Get<TextLayer>();
  for (const Removed& r : layer.removed) out += fmt::format("\n- {}: {}", Name(r.kind), r.text);
  for (const Damage& d : layer.damage) {
    out += fmt::format("\n! {}: {}", Name(d.kind), document->text(d.span));
  }
  if (layer.dateline) {
    out += fmt::format("\ndateline: {}; {}; {}", layer.dateline->place,
                       layer.dateline->date.value_or("no date"),
                       layer.dateline->agency.value_or("no agency"));
  }
  if (layer.byline) out += "\nbyline: " + *layer.byline;
  return out;
}

TEST(Clean, KeepsPlainTextAsItIs) {
  EXPECT_EQ(Cleaned("Rebels shelled the town.\n\n“We saw it,” a farmer said."),
            "Rebels shelled the town.\n\n“We saw it,” a farmer said.");
}

TEST(Clean, TakesAdMarkersOutWhereverTheyStand) {
  EXPECT_EQ(Cleaned("[ad_1]\nRebels shelled the town. [ad_2] Nobody was hurt.\n[ad_2]"),
            "Rebels shelled the town. Nobody was hurt.\n"
            "- ad-marker: [ad_1]\n- ad-marker: [ad_2]\n- ad-marker: [ad_2]");
  EXPECT_EQ(
      Cleaned(
          "One died.\nADVERTISEMENT\nTwo died.\nStory continues below advertisement\nEnd came."),
      "One died.\nTwo died.\nEnd came.\n"
      "- ad-marker: ADVERTISEMENT\n- ad-marker: Story continues below advertisement");
}

TEST(Clean, TakesSourceLinesInAnyScript) {
  for (std::string line : {"Source: ΑΠΕ-ΜΠΕ", "Πηγή: ΑΠΕ-ΜΠΕ", "Источник: ТАСС", "المصدر: سانا",
                           "来源：新华社", "Fuente: EFE", "Quelle: dpa"}) {
    EXPECT_EQ(Cleaned("The army left.\n" + line), "The army left.\n- source-line: " + line);
  }
  EXPECT_EQ(
      Cleaned("The army left.\nSources: the men who saw it told us they had counted forty trucks."),
      "The army left.\nSources: the men who saw it told us they had counted forty trucks.");
}

TEST(Clean, KeepsDatelinesAsMetadata) {
  struct Case {
    std::string text, want;
  };
  const Case cases[] = {
      {"ANKARA, Dec 26 (Reuters) - Turkey sent aid.",
       "Turkey sent aid.\n- dateline: ANKARA, Dec 26 (Reuters) -\ndateline: ANKARA; Dec 26; "
       "Reuters"},
      {"SAN JOSE, Costa Rica — Pilots died.",
       "Pilots died.\n- dateline: SAN JOSE, Costa Rica —\ndateline: SAN JOSE; no date; no agency"},
      {"CARTHAGE, N.C. (AP) - Police came.",
       "Police came.\n- dateline: CARTHAGE, N.C. (AP) -\ndateline: CARTHAGE; no date; AP"},
      {"Cairo, Egypt (CNN) -- Police came.",
       "Police came.\n- dateline: Cairo, Egypt (CNN) --\ndateline: Cairo; no date; CNN"},
      {"NAIROBI, Kenya (AP) _\n\nBombs exploded.",
       "Bombs exploded.\n- dateline: NAIROBI, Kenya (AP) _\ndateline: NAIROBI; no date; AP"},
      {"TEHRAN, August 8, 1998 (Xinhua) -- Iran spoke.",
       "Iran spoke.\n- dateline: TEHRAN, August 8, 1998 (Xinhua) --\n"
       "dateline: TEHRAN; August 8, 1998; Xinhua"},
      {"KHARTOUM, Feb 10 (Nile Post) - Rebels spoke.",
       "Rebels spoke.\n- dateline: KHARTOUM, Feb 10 (Nile Post) -\n"
       "dateline: KHARTOUM; Feb 10; Nile Post"},
      {"DETROIT The department spoke.",
       "The department spoke.\n- dateline: DETROIT\ndateline: DETROIT; no date; no agency"},
      {"(CNN) Chaos broke out.", "Chaos broke out.\n- agency-tag: (CNN)"},
      {"Dozens left homeless. TORRINGTON — A fire broke out.",
       "Dozens left homeless. A fire broke out.\n- dateline: TORRINGTON —\n"
       "dateline: TORRINGTON; no date; no agency"},
      {"By Emma Batha\nLONDON, Dec 29 (Thomson Reuters Foundation) - Police came.",
       "Police came.\n- byline: By Emma Batha\n"
       "- dateline: LONDON, Dec 29 (Thomson Reuters Foundation) -\n"
       "dateline: LONDON; Dec 29; Thomson Reuters Foundation\nbyline: By Emma Batha"},
  };
  for (const Case& c : cases) EXPECT_EQ(Cleaned(c.text), c.want);
}

TEST(Clean, TakesNoSentenceForADateline) {
  for (std::string text : {
           "NATO — the alliance of thirty states — met.",
           "PROGRAM TRADING is being curbed.",
           "BREAKING — Police said so.",
           "Egypt - Israel talks went on.",
           "Khalifa Haftar (born 1943) - he leads the army.",
           "SHAPIRO: We go there.\nWALT: Thanks.",
           "The US — Russia's rival — spoke.",
       }) {
    EXPECT_EQ(Cleaned(text), text);
  }
}

TEST(Clean, TakesCaptionsAndCreditsButNoSentence) {
  EXPECT_EQ(Cleaned("Police stood guard in Irbid, Jordan. (Muhammad Hamed/Reuters)\nTwo died."),
            "Police stood guard in Irbid, Jordan.\nTwo died.\n- caption: (Muhammad Hamed/Reuters)");
  EXPECT_EQ(Cleaned("Two died.\nFans celebrate after the win (Getty)"),
            "Two died.\n- caption: Fans celebrate after the win (Getty)");
  EXPECT_EQ(
      Cleaned("Two died.\nImage copyright AFP Image caption The blast destroyed cars\nThree fled."),
      "Two died.\nThree fled.\n- caption: Image copyright AFP Image caption The blast destroyed "
      "cars");
  EXPECT_EQ(Cleaned("Two died.\nReuters Police guard the bridge\nReuters said so."),
            "Two died.\nReuters said so.\n- caption: Reuters Police guard the bridge");
  EXPECT_EQ(
      Cleaned("Two died.\nThe price rose last year. Photograph: George Frey/Getty Images"),
      "Two died.\nThe price rose last year.\n- caption: Photograph: George Frey/Getty Images");
}

TEST(Clean, KeepsHeadlinesAndSentencesWithBrackets) {
  EXPECT_EQ(
      Cleaned("Truck rams into crowd, dozens dead Updated: 2016-07-15 06:50 (Xinhua)\nTwo died."),
      "Truck rams into crowd, dozens dead\nTwo died.\n"
      "- boilerplate: Updated: 2016-07-15 06:50 (Xinhua)");
  EXPECT_EQ(Cleaned("It is months since the phone came out (pictured is what it may look like)"),
            "It is months since the phone came out (pictured is what it may look like)");
}

TEST(Clean, TakesLinksSharingLettersAndRights) {
  EXPECT_EQ(
      Cleaned("Two died.\nREAD MORE: Lions escape from zoo\nRead more\nShare this:\nThree fled.\n"
              "Sign up for our newsletter\n© 2018 The Daily. All rights reserved."),
      "Two died.\nThree fled.\n- read-more: READ MORE: Lions escape from zoo\n- read-more: Read "
      "more\n"
      "- share: Share this:\n- newsletter: Sign up for our newsletter\n"
      "- copyright: © 2018 The Daily. All rights reserved.");
  EXPECT_EQ(
      Cleaned("Share prices fell on Monday.\nRead more and you learn more, he told the pupils.\n"
              "Print workers went on strike."),
      "Share prices fell on Monday.\nRead more and you learn more, he told the pupils.\n"
      "Print workers went on strike.");
}

TEST(Clean, TakesSignaturesAtTheEnd) {
  EXPECT_EQ(Cleaned("He fled. (Reporting by Jon Doe in New York; Editing by A. Roe)"),
            "He fled.\n- byline: (Reporting by Jon Doe in New York; Editing by A. Roe)");
  EXPECT_EQ(
      Cleaned("He used a hammer. Staff writers Ann Doe and Bo Roe contributed to this report."),
      "He used a hammer.\n- byline: Staff writers Ann Doe and Bo Roe contributed to this report.");
  EXPECT_EQ(Cleaned("Heavy rain may have contributed to its fall, officials said."),
            "Heavy rain may have contributed to its fall, officials said.");
  EXPECT_EQ(Cleaned("The panel will finish within a year. (aa-kjd)"),
            "The panel will finish within a year.\n- byline: (aa-kjd)");
}

TEST(Clean, BringsCharactersIntoOneForm) {
  EXPECT_EQ(Cleaned("Caf\u0065\u0301\u00A0bar  shut\u00AD down\u200B.\r\nNext\tline"),
            "Café bar shut down.\nNext line\n- control: \u00AD\n- control: \u200B");
  EXPECT_EQ(Cleaned("Tom &amp; Ann said &quot;no&quot; &#8212; twice<br/>and left</p>"),
            "Tom & Ann said \"no\" — twice\nand left\n- boilerplate: <br/>\n- boilerplate: </p>");
  EXPECT_EQ(Cleaned("It\u0092s here \u0097 now"), "It’s here — now")
      << "windows-1252 read as Latin-1";
  EXPECT_EQ(Cleaned("AT&T; x < y > z"), "AT&T; x < y > z");
}

TEST(Clean, JoinsLinesThatWereOnlyWrapped) {
  EXPECT_EQ(
      Cleaned("A suicide car bomb in central Turkey has killed 13 soldiers, officials\n say.\n"
              "Next paragraph."),
      "A suicide car bomb in central Turkey has killed 13 soldiers, officials say.\nNext "
      "paragraph.");
  EXPECT_EQ(Cleaned("Trump called for unity in an address to mark the\nThanksgiving holiday."),
            "Trump called for unity in an address to mark the Thanksgiving holiday.");
  EXPECT_EQ(Cleaned("Heading here\nThe text begins."), "Heading here\nThe text begins.");
}

TEST(Clean, MarksDamage) {
  EXPECT_EQ(Cleaned("He met General Khalifa Haftar. issued."),
            "He met General Khalifa Haftar. issued.\n! fragment: issued.");
  EXPECT_EQ(
      Cleaned("He met Mehri, president of the GNA, which is affiliated with the GNA. He left."),
      "He met Mehri, president of the GNA, which is affiliated with the GNA. He left.\n"
      "! self-definition: GNA, which is affiliated with the GNA");
  EXPECT_EQ(Cleaned("Troops entered the northern town on Monday. Nobody spoke.\n"
                    "Troops entered the northern town on Monday."),
            "Troops entered the northern town on Monday. Nobody spoke.\n"
            "Troops entered the northern town on Monday.\n"
            "! doubled: Troops entered the northern town on Monday.");
  EXPECT_EQ(Cleaned("He said the attack on the attack on the town of the the rebels failed."),
            "He said the attack on the attack on the town of the the rebels failed.\n"
            "! doubled: the attack on\n! doubled: the");
  EXPECT_EQ(Cleaned("Nobody in the town wants to know about…"),
            "Nobody in the town wants to know about…\n! broken: about…");
  EXPECT_EQ(Cleaned("The army left.\nwhich then burned down two of the villages."),
            "The army left.\nwhich then burned down two of the villages.\n! broken: which");
  EXPECT_EQ(Cleaned("The caf\uFFFD\uFFFD burned down."),
            "The caf\uFFFD\uFFFD burned down.\n! encoding: \uFFFD\uFFFD");
}

TEST(Clean, MarksNoDamageInSoundText) {
  for (std::string text : {
           "The deal was closed, Acme Inc. said.",
           "“Stop!” he said.",
           "Trump, who is the owner of Trump Tower, spoke.",
           "I know that that is so. He had had enough.",
           "al-Qaeda claimed the attack in the city on Monday.",
           "The prices rose to $3.5 million at 3 p.m. on Monday.",
       }) {
    EXPECT_EQ(Cleaned(text), text);
  }
}

TEST(Clean, LeadsBackToTheInput) {
  std::string input = "[ad_1]\n“Caf\u0065\u0301  A&amp;B”\u00A0said.\nRead more\nThey left.";
  auto document = Open(input);
  ASSERT_TRUE(document) << document.error().message();
  std::string_view text = document->text();
  ASSERT_EQ(text, "“Café A&B” said.\nThey left.");
  auto input_of = [&](std::string_view words) {
    uint32_t begin = static_cast<uint32_t>(text.find(words));
    Span span = document->ToInput({begin, begin + static_cast<uint32_t>(words.size())});
    std::u32string wide;
    for (size_t at = 0; at < input.size();) {
      auto [c, size] = text::DecodeAt(input, at);
      wide += c;
      at += size;
    }
    std::string out;
    for (char32_t c : wide.substr(span.begin, span.size())) text::Append(out, c);
    return out;
  };
  EXPECT_EQ(input_of("Café"), "Caf\u0065\u0301");
  EXPECT_EQ(input_of("A&B"), "A&amp;B");
  EXPECT_EQ(input_of("said."), "said.");
  EXPECT_EQ(input_of("They left."), "They left.");
  EXPECT_TRUE(Verify(*document).ok()) << Verify(*document).message();
}

TEST(Clean, RefusesAStoryWithoutText) {
  EXPECT_EQ(Cleaned(" \n\t"), "error: the report has no text");
  EXPECT_EQ(Cleaned("Advertisement\nRead more"),
            "error: nothing is left of the report without advertising, links and captions");
  EXPECT_EQ(Cleaned("bad \xff byte"), "error: the report's text is no valid UTF-8");
}

// Each of these made something quadratic in a first form or might: 1 MB has to be a moment's work.
TEST(Clean, IsLinearInTheLength) {
  std::string nasty[] = {"a",
                         "(",
                         "(Reporting by ",
                         "[ad_1]",
                         "\n",
                         " \n",
                         "e\u0301",
                         "\u0301",
                         "<",
                         "&",
                         "X, which is X",
                         ", which is ",
                         "Photograph: ",
                         "/Reuters ",
                         "...",
                         "\u200B",
                         "a\n",
                         "Read more\n",
                         "the the ",
                         "Mr. ",
                         "\xEF\xBF\xBD",
                         "A (",
                         "© "};
  for (const std::string& piece : nasty) {
    std::string text = "Begin. ";
    while (text.size() < (1u << 20)) text += piece;
    auto start = std::chrono::steady_clock::now();
    auto document = Open(std::move(text));
    auto took = std::chrono::steady_clock::now() - start;
    EXPECT_LT(took, std::chrono::seconds(10)) << piece;
  }
}

}  // namespace
}  // namespace khaldun::clean
