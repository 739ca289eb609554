#include "quote/quote.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "quote/cues.h"
#include "support/documents.h"

namespace khaldun::quote {
namespace {

const Stage& TheStage() {
  static const std::unique_ptr<Stage> stage = [] {
    auto share = resources::Share::Find(testing::ShareFolder());
    auto made = MakeStage(*share);
    EXPECT_TRUE(made.has_value()) << made.status().message();
    return std::move(*made);
  }();
  return *stage;
}

// A quotation a line: d(irect) or i(ndirect), what is said, cue, speaker. Mentions are the words of
// the text whose form is listed, alone or with what the brackets take in.
std::string Quotes(std::string_view conllu, const std::vector<std::string>& mentions) {
  Document document = testing::DocumentOfConllu(conllu);
  EntityLayer layer;
  const auto& words = document.Get<SegmentLayer>().words;
  for (uint32_t w = 0; w < words.size(); ++w) {
    for (const std::string& form : mentions) {
      if (document.text(words[w].span) != form) continue;
      Mention& m = layer.mentions.emplace_back();
      m.words = {WordId(w), WordId(w + 1)};
      m.span = words[w].span;
      m.head = WordId(w);
      m.name = form;
    }
  }
  EXPECT_TRUE(document.Add(std::move(layer)).ok());
  EXPECT_TRUE(TheStage().Run(document).ok());
  EXPECT_TRUE(Verify(document).ok()) << Verify(document).message();
  std::string out;
  for (const Quote& q : document.Get<QuoteLayer>().quotes) {
    out += std::string("\n") + (q.direct ? "d " : "i ") + std::string(document.text(q.span)) +
           " | " + std::string(q.cue ? document.text(*q.cue) : "-") + " | " +
           (q.speaker ? document.Get<EntityLayer>().mention(*q.speaker).name : "-");
  }
  return out;
}

TEST(Quote, ClauseOfAVerbOfSayingIsItsSubjects) {
  EXPECT_EQ(Quotes(R"(
Akar PROPN Akar 2 nsubj
said VERB say 0 root
Turkey PROPN Turkey 5 nsubj
will AUX will 5 aux
leave VERB leave 2 ccomp
. PUNCT . 2 punct
)",
                   {"Akar", "Turkey"}),
            "\ni Turkey will leave | said | Akar");
}

TEST(Quote, MarksAndTheVerbBehindThem) {
  EXPECT_EQ(Quotes(R"(
" PUNCT " 3 punct
We PRON we 3 nsubj
agree VERB agree 0 root
, PUNCT , 3 punct
" PUNCT " 3 punct
said VERB say 3 parataxis
Akar PROPN Akar 6 nsubj
. PUNCT . 3 punct
)",
                   {"Akar", "We"}),
            "\nd We agree | said | Akar");
}

TEST(Quote, SubjectIsSharedByJoinedVerbs) {
  EXPECT_EQ(Quotes(R"(
Namrous PROPN Namrous 2 nsubj
thanked VERB thank 0 root
Turkey PROPN Turkey 2 obj
and CCONJ and 5 cc
said VERB say 2 conj
it PRON it 7 nsubj
helped VERB help 5 ccomp
)",
                   {"Namrous", "Turkey", "it"}),
            "\ni it helped | said | Namrous");
}

TEST(Quote, AccordingToAStatementIssuedBySomebody) {
  EXPECT_EQ(Quotes(R"(
Troops NOUN troop 2 nsubj
left VERB leave 0 root
, PUNCT , 2 punct
according VERB accord 7 case
to ADP to 4 fixed
a DET a 7 det
statement NOUN statement 2 obl
issued VERB issue 7 acl
by ADP by 10 case
HCE PROPN HCE 8 obl:agent
. PUNCT . 2 punct
)",
                   {"Troops", "HCE"}),
            "\ni Troops left | according to | HCE");
}

TEST(Quote, TheRestOfTheSentenceIsSaidByTheOneInTheMiddle) {
  EXPECT_EQ(Quotes(R"(
The DET the 2 det
troops NOUN troop 8 nsubj
, PUNCT , 5 punct
Akar PROPN Akar 5 nsubj
said VERB say 8 parataxis
, PUNCT , 5 punct
have AUX have 8 aux
left VERB leave 0 root
. PUNCT . 8 punct
)",
                   {"troops", "Akar"}),
            "\ni The troops | said | Akar\ni have left | said | Akar");
}

TEST(Quote, PassiveReportNamesItsSubject) {
  EXPECT_EQ(Quotes(R"(
Akar PROPN Akar 3 nsubj:pass
was AUX be 3 aux:pass
quoted VERB quote 0 root
as SCONJ as 5 mark
saying VERB say 3 advcl
Turkey PROPN Turkey 8 nsubj
will AUX will 8 aux
stay VERB stay 5 ccomp
)",
                   {"Akar", "Turkey"}),
            "\ni Turkey will stay | saying | Akar");
}

TEST(Quote, AQuotationAfterAColonIsTheSpeakersBefore) {
  EXPECT_EQ(Quotes(R"(
Akar PROPN Akar 2 nsubj
said VERB say 0 root
: PUNCT : 2 punct

“ PUNCT “ 3 punct
We PRON we 3 nsubj
agree VERB agree 0 root
. PUNCT . 3 punct
” PUNCT ” 3 punct
)",
                   {"Akar", "We"}),
            "\nd We agree | said | Akar");
}

TEST(Quote, AllegedlyIsSaidByNobodyNamed) {
  EXPECT_EQ(Quotes(R"(
Troops NOUN troop 3 nsubj
allegedly ADV allegedly 3 advmod
left VERB leave 0 root
)",
                   {"Troops"}),
            "\ni Troops allegedly left | allegedly | -");
}

TEST(Quote, WordsOfADemandAreTheDemandersOwn) {
  EXPECT_EQ(Quotes(R"(
Haftar PROPN Haftar 2 nsubj
called VERB call 0 root
on ADP on 4 case
followers NOUN follower 2 obl
to PART to 7 mark
“ PUNCT “ 7 punct
drive VERB drive 2 xcomp
out ADP out 7 compound:prt
occupiers NOUN occupier 7 obj
” PUNCT ” 7 punct
)",
                   {"Haftar", "followers"}),
            "\nd drive out occupiers | called | Haftar");
}

TEST(Quote, AMarkThatNobodyClosesEndsWithItsSentence) {
  EXPECT_EQ(Quotes(R"(
Akar PROPN Akar 2 nsubj
said VERB say 0 root
: PUNCT : 2 punct
" PUNCT " 6 punct
We PRON we 6 nsubj
agree VERB agree 2 ccomp

Troops NOUN troop 2 nsubj
left VERB leave 0 root
)",
                   {"Akar", "We", "Troops"}),
            "\nd We agree | said | Akar");
}

TEST(Quote, TextWithoutSpeechHasNoQuotes) {
  EXPECT_EQ(Quotes("Troops NOUN troop 2 nsubj\nleft VERB leave 0 root\n", {}), "");
}

TEST(QuoteCues, BrokenLineIsNamed) {
  auto cues = Cues::Read("quote_cues.tsv", "say\tverb\nsay\tadverb\nstate\tverbs\n");
  ASSERT_FALSE(cues.has_value());
  EXPECT_THAT(cues.error().message(),
              ::testing::HasSubstr("quote_cues.tsv:3:7: unknown kind 'verbs'"));
  EXPECT_THAT(cues.error().message(), ::testing::HasSubstr("did you mean 'verb'?"));
}

}  // namespace
}  // namespace khaldun::quote
