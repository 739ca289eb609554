#include "entity/entity.h"

#include <gtest/gtest.h>

#include "entity/stage.h"
#include "support/documents.h"

namespace khaldun::entity {
namespace {

// Our own countries and roles, with the few actors that the tests name.
const Stage& TheStage() {
  static const std::unique_ptr<Stage> stage = [] {
    auto share = *resources::Share::Find(testing::ShareFolder());
    auto countries =
        resources::Countries::Read("countries.tsv", *share.Read("lexicon/countries.tsv"));
    auto actors = resources::Actors::Read(
        "actors.tsv",
        "Khalifa Haftar\tHaftar|Hifter\tperson\tLBY REB 2014..\n"
        "Recep Tayyip Erdogan\tErdogan|Tayyip Erdogan\tperson\tTUR GOV 2003..\n"
        "United Nations\tUN\torganization\tIGO\n"
        "Taliban\t\tgroup\tAFG REB ..2021-08; AFG GOV 2021-08..\n"
        "Gordon Brown\tBrown\tperson\tGBR GOV 1997..2010\n");
    auto first_names =
        resources::FirstNames::Read("first_names.tsv", *share.Read("lexicon/first_names.tsv"));
    auto lexicon =
        NameLexicon::Make(std::move(*countries), std::move(*actors), std::move(*first_names));
    auto roles = Roles::Read("roles.tsv", *share.Read("lexicon/roles.tsv"));
    EXPECT_TRUE(roles.has_value()) << roles.status().message();
    auto model = NameModel::Load(share);
    EXPECT_TRUE(model.has_value()) << model.status().message();
    return MakeStage(std::move(lexicon), std::move(*roles), std::move(*model));
  }();
  return *stage;
}

// One mention a line: the words, the kind, the name, the code.
std::string Mentions(Document document) {
  EXPECT_TRUE(TheStage().Run(document).ok());
  EXPECT_TRUE(Verify(document).ok()) << Verify(document).message();
  std::string out;
  for (const Mention& m : document.Get<EntityLayer>().mentions) {
    out += "\n" + std::string(document.text(m.span)) + " | " + std::string(Name(m.kind)) + " " +
           std::string(Name(m.entity_kind)) + " | " + m.name + " | " +
           (m.actor ? m.actor->Format() : "-");
  }
  return out;
}

std::string Of(std::string_view conllu, std::string_view published = "2020-12-26") {
  return Mentions(testing::DocumentOfConllu(conllu, published));
}

TEST(Entity, TitleAndNameAreOneMention) {
  EXPECT_EQ(Of(R"(
Turkish ADJ Turkish 3 amod
Defense PROPN Defense 3 compound
Minister PROPN Minister 4 nmod:desc Number=Sing
Ruslan PROPN Ruslan 6 nsubj Number=Sing
Akarov PROPN Akarov 4 flat Number=Sing
met VERB meet 0 root
Libyan ADJ Libyan 8 amod
officials NOUN official 6 obj Number=Plur
. PUNCT . 6 punct
)"),
            "\nTurkish Defense Minister Ruslan Akarov | name person | Ruslan Akarov | TURGOVMIL"
            "\nLibyan officials | nominal group | Libyan officials | LBYGOV");
}

TEST(Entity, TitleAsHeadOfTheArcsIsStillOneMention) {
  EXPECT_EQ(Of(R"(
Turkish ADJ Turkish 3 amod
Interior PROPN Interior 3 compound
Minister PROPN Minister 6 nsubj Number=Sing
Ruslan PROPN Ruslan 3 appos Number=Sing
Akarov PROPN Akarov 4 flat Number=Sing
resigned VERB resign 0 root
. PUNCT . 6 punct
)"),
            "\nTurkish Interior Minister Ruslan Akarov | name person | Ruslan Akarov | TURGOV"
            "\nRuslan Akarov | name person | Ruslan Akarov | TURGOV");
}

TEST(Entity, ForcesTakeTheCodeOfTheirOwner) {
  EXPECT_EQ(Of(R"(
Erdogan PROPN Erdogan 3 nmod:poss Number=Sing
's PART 's 1 case
forces NOUN force 4 nsubj Number=Plur
shelled VERB shell 0 root
Tripoli PROPN Tripoli 4 obj Number=Sing
in ADP in 7 case
Libya PROPN Libya 4 obl Number=Sing
. PUNCT . 4 punct
)"),
            "\nErdogan 's forces | nominal group | Erdogan 's forces | TURMILGOV"
            "\nErdogan | name person | Recep Tayyip Erdogan | TURGOV"
            "\nTripoli | name place | Tripoli | LBYGOV"
            "\nLibya | name place | Libya | LBYGOV");
}

TEST(Entity, CountryComesFromTheOfPhrase) {
  EXPECT_EQ(Of(R"(
the DET the 2 det
army NOUN army 5 nsubj Number=Sing
of ADP of 4 case
Chad PROPN Chad 2 nmod Number=Sing
killed VERB kill 0 root
dozens NOUN dozen 5 obj Number=Plur
of ADP of 8 case
rebels NOUN rebel 6 nmod Number=Plur
. PUNCT . 5 punct
)"),
            "\nthe army of Chad | nominal group | the army of Chad | TCDMIL"
            "\nChad | name place | Chad | TCDGOV"
            "\ndozens of rebels | nominal group | dozens of rebels | REB"
            "\nrebels | nominal group | rebels | REB");
}

TEST(Entity, AnEthnicGroupIsNotOfTheCountryOfItsName) {
  EXPECT_EQ(Of(R"(
ethnic ADJ ethnic 2 amod
Chadians PROPN Chadian 3 nsubj Number=Plur
met VERB meet 0 root
ethnic ADJ ethnic 6 amod
Turkish ADJ Turkish 6 amod
rebels NOUN rebel 3 obj Number=Plur
. PUNCT . 3 punct
)"),
            "\nethnic Chadians | nominal group | ethnic Chadians | CVL"
            "\nethnic Turkish rebels | nominal group | ethnic Turkish rebels | REB");
}

TEST(Entity, ATitleCutInTwoBelongsToTheNameWithTheBodyBeforeIt) {
  EXPECT_EQ(Of(R"(
Libyan ADJ Libyan 2 amod
Defense PROPN Defense 6 compound
Minister PROPN Minister 4 nmod:desc
Ruslan PROPN Ruslan 6 nsubj Number=Sing
Akarov PROPN Akarov 4 flat Number=Sing
resigned VERB resign 0 root
. PUNCT . 6 punct
)"),
            "\nLibyan Defense Minister Ruslan Akarov | name person | Ruslan Akarov | LBYGOVMIL");
}

TEST(Entity, AWordOfTheRestOfTheCompoundIsNotTheCountry) {
  EXPECT_EQ(Of(R"(
Russian ADJ Russian 3 amod
- PUNCT - 3 punct
backed VERB back 4 amod
fighters NOUN fighter 5 nsubj Number=Plur
retreated VERB retreat 0 root
. PUNCT . 5 punct
)"),
            "\nRussian - backed fighters | nominal group | Russian - backed fighters | RUSREB");
}

TEST(Entity, AppositionGivesARoleToAnUnknownName) {
  EXPECT_EQ(Of(R"(
Jalel PROPN Jalel 13 nsubj Number=Sing
Harsawi PROPN Harsawi 1 flat Number=Sing
, PUNCT , 1 punct
a DET a 5 det
researcher NOUN researcher 1 appos Number=Sing
at ADP at 10 case
the DET the 10 det
Dutch ADJ Dutch 10 amod
Clingendael PROPN Clingendael 10 compound Number=Sing
Institute PROPN Institute 5 nmod Number=Sing
, PUNCT , 1 punct
also ADV also 13 advmod
agreed VERB agree 0 root
. PUNCT . 13 punct
)"),
            "\nJalel Harsawi | name person | Jalel Harsawi | NLDEDU"
            "\na researcher | nominal person | a researcher | NLDEDU"
            "\nthe Dutch Clingendael Institute | name organization | Dutch Clingendael Institute | "
            "NLDEDU");
}

TEST(Entity, CapitalsTellNamesFromWords) {
  EXPECT_EQ(Of(R"(
It PRON it 2 nsubj Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs
told VERB tell 0 root
us PRON we 2 obj Case=Acc|Number=Plur|Person=1|PronType=Prs
that SCONJ that 7 mark
the DET the 6 det
US PROPN US 7 nsubj Number=Sing
may AUX may 8 aux
leave VERB leave 2 ccomp
. PUNCT . 2 punct
)"),
            "\nIt | pronoun other | It | -"
            "\nus | pronoun group | us | -"
            "\nthe US | name place | United States | USAGOV");
}

TEST(Entity, DemonymsAreTheStateOrItsPeople) {
  EXPECT_EQ(Of(R"(
Namrous PROPN Namrous 2 nsubj Number=Sing
thanked VERB thank 0 root
the DET the 4 det
Turks NOUN Turk 2 obj Number=Plur
and CCONJ and 7 cc
two NUM two 7 nummod
Israelis NOUN Israeli 4 conj Number=Plur
. PUNCT . 2 punct
)"),
            "\nNamrous | name person | Namrous | -"
            "\nthe Turks | nominal group | the Turks | TURGOV"
            "\ntwo Israelis | nominal group | two Israelis | ISRCVL");
}

TEST(Entity, ActorStandsBeforeANounThatIsNobody) {
  EXPECT_EQ(Of(R"(
a DET a 3 det
rebel NOUN rebel 3 compound Number=Sing
attack NOUN attack 0 root Number=Sing
on ADP on 5 case
Damascus PROPN Damascus 3 nmod Number=Sing
. PUNCT . 3 punct
)"),
            "\nrebel | nominal group | rebel | REB"
            "\nDamascus | name place | Damascus | SYRGOV");
}

TEST(Entity, FormerOfficialsAreElites) {
  EXPECT_EQ(Of(R"(
former ADJ former 3 amod
Peruvian ADJ Peruvian 3 amod
ministers NOUN minister 4 nsubj Number=Plur
met VERB meet 0 root
)"),
            "\nformer Peruvian ministers | nominal group | former Peruvian ministers | PERELI");
}

// A document whose only sentence is not parsed.
Document Unparsed(std::string_view conllu) {
  Document parsed = testing::DocumentOfConllu(conllu, "2020-12-26");
  Document bare = testing::DocumentOf(parsed.text(), "2020-12-26");
  EXPECT_TRUE(bare.Add(SegmentLayer(parsed.Get<SegmentLayer>())).ok());
  SyntaxLayer syntax = parsed.Get<SyntaxLayer>();
  for (size_t w = 0; w < syntax.words.size(); ++w) {
    syntax.words[w].head = WordId(w);
    syntax.words[w].relation = Relation::kRoot;
  }
  syntax.parsed.assign(syntax.parsed.size(), false);
  EXPECT_TRUE(bare.Add(std::move(syntax)).ok());
  return bare;
}

TEST(Entity, UnparsedSentenceHasMentionsFromItsTags) {
  EXPECT_EQ(
      Mentions(Unparsed(R"(
The DET the 2 det
spokesman NOUN spokesman 7 nsubj Number=Sing
of ADP of 6 case
Libya PROPN Libya 6 nmod:poss Number=Sing
's PART 's 4 case
army NOUN army 2 nmod Number=Sing
told VERB tell 0 root
Egyptian ADJ Egyptian 9 amod
reporters NOUN reporter 7 obj Number=Plur
. PUNCT . 7 punct
)")),
      "\nThe spokesman of Libya 's army | nominal person | The spokesman of Libya 's army | LBYMIL"
      "\nLibya 's army | nominal group | Libya 's army | LBYMIL"
      "\nLibya | name place | Libya | LBYGOV"
      "\nEgyptian reporters | nominal group | Egyptian reporters | EGYJRN");
}

constexpr std::string_view kBrown = R"(
Gordon PROPN Gordon 3 nsubj Number=Sing
Brown PROPN Brown 1 flat Number=Sing
resigned VERB resign 0 root

Brown PROPN Brown 2 nsubj Number=Sing
left VERB leave 0 root
Britain PROPN Britain 2 obj Number=Sing
)";

TEST(Entity, SurnameStandsForAKnownPersonWhoseWholeNameTheReportHas) {
  EXPECT_EQ(Of(kBrown, "2009-01-01"),
            "\nGordon Brown | name person | Gordon Brown | GBRGOV"
            "\nBrown | name person | Gordon Brown | GBRGOV"
            "\nBritain | name place | United Kingdom | GBRGOV");
}

TEST(Entity, SurnameAloneIsAStrangerOutsideTheTimeOfOffice) {
  std::string_view alone = kBrown.substr(kBrown.rfind("Brown PROPN Brown 2"));
  EXPECT_EQ(Of(alone, "2009-01-01"),
            "\nBrown | name person | Gordon Brown | GBRGOV"
            "\nBritain | name place | United Kingdom | GBRGOV");
  EXPECT_EQ(Of(alone, "2020-01-01"),
            "\nBrown | name person | Brown | -"
            "\nBritain | name place | United Kingdom | GBRGOV");
}

TEST(Entity, SurnameOfAStrangerIsNotTheKnownPerson) {
  std::string text(kBrown);
  text.replace(text.find("Gordon PROPN Gordon"), 19, "Ronald PROPN Ronald");
  EXPECT_EQ(Of(text, "2009-01-01"),
            "\nRonald Brown | name person | Ronald Brown | -"
            "\nBrown | name person | Brown | -"
            "\nBritain | name place | United Kingdom | GBRGOV");
}

TEST(Entity, CodesFollowTheDateOfTheReport) {
  std::string_view taliban =
      "Taliban PROPN Taliban 2 compound Number=Sing\nfighters NOUN fighter 0 root Number=Plur\n";
  EXPECT_EQ(Of(taliban, "2020-01-01"),
            "\nTaliban fighters | nominal group | Taliban fighters | AFGREB"
            "\nTaliban | name group | Taliban | AFGREB");
  EXPECT_EQ(Of(taliban, "2022-01-01"),
            "\nTaliban fighters | nominal group | Taliban fighters | AFGGOV"
            "\nTaliban | name group | Taliban | AFGGOV");
}

TEST(Entity, ADocumentOfNothingButMarksHasNoMentions) { EXPECT_EQ(Of(". PUNCT . 0 root\n"), ""); }

TEST(Entity, TheProgramsOwnLexiconLoads) {
  auto share = resources::Share::Find(testing::ShareFolder());
  ASSERT_TRUE(share.has_value()) << share.status().message();
  auto stage = MakeStage(*share);
  ASSERT_TRUE(stage.has_value()) << stage.status().message();
  EXPECT_EQ((*stage)->gives(), Layer::kEntity);
}

TEST(Entity, LongChainsOfPhrasesEnd) {
  std::string conllu = "forces NOUN force 0 root Number=Plur\n";
  for (int i = 1; i < 3000; ++i) {
    conllu += "of ADP of " + std::to_string(2 * i + 1) + " case\nforces NOUN force " +
              std::to_string(2 * i - 1) + " nmod Number=Plur\n";
  }
  Document document = testing::DocumentOfConllu(conllu);
  EXPECT_TRUE(TheStage().Run(document).ok());
  EXPECT_EQ(document.Get<EntityLayer>().mentions.size(), 3000u);
}

}  // namespace
}  // namespace khaldun::entity
