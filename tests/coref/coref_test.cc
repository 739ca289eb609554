#include "coref/coref.h"

#include <gtest/gtest.h>

#include "support/documents.h"

namespace khaldun::coref {
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

// A mention of a test, by positions of words.
struct M {
  uint32_t begin, end, head;
  MentionKind kind;
  EntityKind entity;
  std::string name;
  std::string country;
  std::vector<Sector> sectors;
  bool known = false;
  uint32_t name_begin = 0;  // of a name with a title; else the whole
};

constexpr auto kName = MentionKind::kName;
constexpr auto kNominal = MentionKind::kNominal;
constexpr auto kPronoun = MentionKind::kPronoun;
constexpr auto kPerson = EntityKind::kPerson;
constexpr auto kOrg = EntityKind::kOrganization;
constexpr auto kGroup = EntityKind::kGroup;
constexpr auto kPlace = EntityKind::kPlace;

// One entity a line: its name, its code, its mentions.
std::string Entities(std::string_view conllu, const std::vector<M>& mentions) {
  Document document = testing::DocumentOfConllu(conllu, "2020-12-26");
  EntityLayer layer;
  for (const M& m : mentions) {
    Mention& mention = layer.mentions.emplace_back();
    mention.words = {WordId(m.begin), WordId(m.end)};
    mention.span = document.Get<SegmentLayer>().SpanOf(mention.words);
    mention.head = WordId(m.head);
    mention.kind = m.kind;
    mention.entity_kind = m.entity;
    mention.name = m.name.empty() ? std::string(document.text(mention.span)) : m.name;
    mention.known = m.known;
    if (m.kind == kName)
      mention.name_words = WordRange{WordId(std::max(m.begin, m.name_begin)), mention.words.end};
    ActorCode code{m.country, m.sectors};
    if (!code.empty()) mention.actor = code;
  }
  EXPECT_TRUE(document.Add(std::move(layer)).ok());
  EXPECT_TRUE(TheStage().Run(document).ok());
  EXPECT_TRUE(Verify(document).ok()) << Verify(document).message();
  std::string out;
  const auto& coref = document.Get<CorefLayer>();
  for (const Entity& e : coref.entities) {
    out += "\n" + e.name + " " + (e.actor ? e.actor->Format() : "-") + ":";
    for (MentionId m : e.mentions) {
      out += " [" + std::string(document.text(document.Get<EntityLayer>().mention(m).span)) + "]";
    }
  }
  return out;
}

TEST(Coref, ShortNameRoleAndPronounAreThePerson) {
  EXPECT_EQ(Entities(R"(
Turkish ADJ Turkish 3 amod
Defense PROPN Defense 3 compound
Minister PROPN Minister 4 nmod:desc Number=Sing
Ruslan PROPN Ruslan 6 nsubj Number=Sing
Akarov PROPN Akarov 4 flat Number=Sing
left VERB leave 0 root
. PUNCT . 6 punct

Akarov PROPN Akarov 2 nsubj Number=Sing
said VERB say 0 root
he PRON he 4 nsubj Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs
agreed VERB agree 2 ccomp
. PUNCT . 2 punct

The DET the 3 det
Turkish ADJ Turkish 3 amod
minister NOUN minister 4 nsubj Number=Sing
left VERB leave 0 root
. PUNCT . 4 punct
)",
                     {{0,
                       5,
                       3,
                       kName,
                       kPerson,
                       "Ruslan Akarov",
                       "TUR",
                       {Sector::kGov, Sector::kMil},
                       false,
                       3},
                      {7, 8, 7, kName, kPerson, "Akarov", "", {}},
                      {9, 10, 9, kPronoun, kPerson, "", "", {}},
                      {12, 15, 14, kNominal, kPerson, "", "TUR", {Sector::kGov}}}),
            "\nRuslan Akarov TURGOVMIL: [Turkish Defense Minister Ruslan Akarov] [Akarov] [he] "
            "[The Turkish minister]");
}

TEST(Coref, AMinisterOfAnotherCountryIsSomebodyElse) {
  EXPECT_EQ(Entities(R"(
Minister PROPN Minister 2 nmod:desc Number=Sing
Ruslan PROPN Ruslan 4 nsubj Number=Sing
Akarov PROPN Akarov 2 flat Number=Sing
met VERB meet 0 root
the DET the 7 det
Greek ADJ Greek 7 amod
minister NOUN minister 4 obj Number=Sing
)",
                     {{0, 3, 1, kName, kPerson, "Ruslan Akarov", "TUR", {Sector::kGov}, false, 1},
                      {4, 7, 6, kNominal, kPerson, "", "GRC", {Sector::kGov}}}),
            "\nRuslan Akarov TURGOV: [Minister Ruslan Akarov]"
            "\nthe Greek minister GRCGOV: [the Greek minister]");
}

TEST(Coref, AbbreviationInBracketsIsTheName) {
  EXPECT_EQ(Entities(R"(
the DET the 2 det
Front PROPN Front 7 nsubj Number=Sing
of ADP of 4 case
Liberty PROPN Liberty 2 nmod Number=Sing
( PUNCT ( 6 punct
XQL PROPN XQL 2 appos Number=Sing
said VERB say 0 root
)",
                     {{0, 4, 1, kName, kGroup, "Front of Liberty", "LBY", {Sector::kReb}, false, 1},
                      {5, 6, 5, kName, kOrg, "XQL", "", {}}}),
            "\nFront of Liberty LBYREB: [the Front of Liberty]"
            "\nXQL -: [XQL]");
  EXPECT_EQ(Entities(R"(
the DET the 2 det
Front PROPN Front 8 nsubj Number=Sing
of ADP of 4 case
Liberty PROPN Liberty 2 nmod Number=Sing
( PUNCT ( 6 punct
XQL PROPN XQL 2 appos Number=Sing
) PUNCT ) 6 punct
said VERB say 0 root
)",
                     {{0, 4, 1, kName, kGroup, "Front of Liberty", "LBY", {Sector::kReb}, false, 1},
                      {5, 6, 5, kName, kOrg, "XQL", "", {}}}),
            "\nFront of Liberty LBYREB: [the Front of Liberty] [XQL]");
}

TEST(Coref, MisspeltSurnameIsThePersonOfTheSameSound) {
  EXPECT_EQ(Entities(R"(
Khaled PROPN Khaled 4 nsubj Number=Sing
al PROPN al 1 flat Number=Sing
Mehri PROPN Mehri 1 flat Number=Sing
spoke VERB speak 0 root

Mekher PROPN Mekher 2 nsubj Number=Sing
left VERB leave 0 root
)",
                     {{0, 3, 0, kName, kPerson, "Khaled al-Mehri", "LBY", {Sector::kGov}},
                      {4, 5, 4, kName, kPerson, "Mekher", "", {}}}),
            "\nKhaled al-Mehri LBYGOV: [Khaled al Mehri] [Mekher]");
}

TEST(Coref, CounterpartHasTheOfficeOfWhomThePronounStandsFor) {
  EXPECT_EQ(Entities(R"(
Akarov PROPN Akarov 2 nsubj Number=Sing
met VERB meet 0 root
his PRON his 5 nmod:poss Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs
Libyan ADJ Libyan 5 amod
counterpart NOUN counterpart 2 obj Number=Sing
)",
                     {{0, 1, 0, kName, kPerson, "Akarov", "TUR", {Sector::kGov, Sector::kMil}},
                      {2, 5, 4, kNominal, kPerson, "", "LBY", {}},
                      {2, 3, 2, kPronoun, kPerson, "", "", {}}}),
            "\nAkarov TURGOVMIL: [Akarov] [his]"
            "\nhis Libyan counterpart LBYGOVMIL: [his Libyan counterpart]");
}

TEST(Coref, CountryOfTheReportIsTheDefaultOfItsActors) {
  constexpr std::string_view kText = R"(
Police NOUN police 2 nsubj Number=Plur
left VERB leave 0 root
Egypt PROPN Egypt 2 obj Number=Sing
. PUNCT . 2 punct
)";
  EXPECT_EQ(Entities(kText, {{0, 1, 0, kNominal, kGroup, "", "", {Sector::kCop}},
                             {2, 3, 2, kName, kPlace, "Egypt", "EGY", {Sector::kGov}, true}}),
            "\nPolice EGYCOP: [Police]\nEgypt EGYGOV: [Egypt]");
}

TEST(Coref, ADefiniteNounRepeatsTheLongerOne) {
  EXPECT_EQ(Entities(R"(
Kurdish ADJ Kurdish 2 amod
militants NOUN militant 3 nsubj Number=Plur
fled VERB flee 0 root

the DET the 2 det
militants NOUN militant 3 nsubj Number=Plur
fought VERB fight 0 root
other ADJ other 5 amod
militants NOUN militant 3 obj Number=Plur
)",
                     {{0, 2, 1, kNominal, kGroup, "", "", {Sector::kReb}},
                      {3, 5, 4, kNominal, kGroup, "", "", {Sector::kReb}},
                      {6, 8, 7, kNominal, kGroup, "", "", {Sector::kReb}}}),
            "\nKurdish militants REB: [Kurdish militants] [the militants]"
            "\nother militants REB: [other militants]");
}

TEST(Coref, AWomanIsNotHe) {
  EXPECT_EQ(Entities(R"(
Maria PROPN Maria 2 nsubj Number=Sing
met VERB meet 0 root
John PROPN John 2 obj Number=Sing
. PUNCT . 2 punct

She PRON she 2 nsubj Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs
left VERB leave 0 root
. PUNCT . 2 punct

He PRON he 2 nsubj Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs
stayed VERB stay 0 root
)",
                     {{0, 1, 0, kName, kPerson, "Maria Lopez", "", {}},
                      {2, 3, 2, kName, kPerson, "John Smith", "", {}},
                      {4, 5, 4, kPronoun, kPerson, "", "", {}},
                      {7, 8, 7, kPronoun, kPerson, "", "", {}}}),
            "\nMaria Lopez -: [Maria] [She]\nJohn Smith -: [John] [He]");
}

TEST(Coref, TheSpeakerOfAQuotationIsItsI) {
  EXPECT_EQ(Entities(R"(
" PUNCT " 3 punct
I PRON I 3 nsubj Case=Nom|Number=Sing|Person=1|PronType=Prs
agree VERB agree 0 root
, PUNCT , 3 punct
" PUNCT " 3 punct
Akarov PROPN Akarov 7 nsubj Number=Sing
said VERB say 3 parataxis
)",
                     {{1, 2, 1, kPronoun, kPerson, "", "", {}},
                      {5, 6, 5, kName, kPerson, "Akarov", "", {}}}),
            "\nAkarov -: [I] [Akarov]");
}

TEST(Coref, ADocumentWithoutMentionsHasNoEntities) {
  EXPECT_EQ(Entities(". PUNCT . 0 root\n", {}), "");
}

}  // namespace
}  // namespace khaldun::coref
