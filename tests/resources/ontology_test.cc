#include "resources/ontology.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

namespace khaldun::resources {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Ontology& Table() {
  static const Ontology* table = [] {
    Result<Share> share = Share::Find("");
    EXPECT_TRUE(share) << share.error().message();
    Result<Ontology> loaded = Ontology::Load(*share);
    EXPECT_TRUE(loaded) << loaded.error().message();
    return new Ontology(std::move(*loaded));
  }();
  return *table;
}

TEST(OntologyTable, HoldsEveryCodeOfTheStandards) {
  EXPECT_EQ(Table().cameo().size(), 311u);
  EXPECT_EQ(Table().contexts().size(), 37u);
  EXPECT_EQ(Table().acled().size(), 25u);
  std::map<size_t, int> by_length;
  for (const CameoCode& c : Table().cameo()) ++by_length[c.code.size()];
  EXPECT_EQ(by_length, (std::map<size_t, int>{{2, 20}, {3, 147}, {4, 144}}));
}

// The codebook's table of types, quad classes and modes.
TEST(OntologyTable, HoldsTheCodebooksModes) {
  const std::map<std::string_view, std::vector<std::string_view>> codebook = {
      {"CONSULT", {"visit", "third-party", "multilateral", "phone"}},
      {"RETREAT", {"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"}},
      {"REQUEST", {"assist", "change", "yield", "meet"}},
      {"ACCUSE", {"disapprove", "investigate", "allege"}},
      {"REJECT", {"assist", "change", "yield", "meet"}},
      {"THREATEN", {"restrict", "ban", "arrest", "relations", "expel", "territory", "violence"}},
      {"PROTEST", {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}},
      {"SANCTION", {"convict", "expel", "withdraw", "discontinue"}},
      {"MOBILIZE", {"troops", "weapons", "police", "militia"}},
      {"COERCE",
       {"seize", "restrict", "ban", "censor", "curfew", "arrest", "deport", "withhold",
        "misinformation", "cyber"}},
      {"ASSAULT",
       {"abduct", "beat", "torture", "execute", "sexual", "targeted", "assassinate", "primitive",
        "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons",
        "crowd-control", "cleansing", "massacre", "unconventional", "destroy"}}};
  std::set<std::string> want, have;
  for (const auto& [type, modes] : codebook) {
    for (std::string_view mode : modes) want.insert(std::string(type) + "/" + std::string(mode));
  }
  for (const Mode& m : Table().modes()) have.insert(std::string(Name(m.type)) + "/" + m.name);
  EXPECT_EQ(have, want);
}

TEST(OntologyTable, FoldsFinerModesForExport) {
  std::map<std::string, std::string> finer;
  for (const Mode& m : Table().modes()) {
    if (m.exported != m.name) finer[std::string(Name(m.type)) + "/" + m.name] = m.exported;
    EXPECT_TRUE(m.exported.empty() || Table().HasMode(m.type, m.exported)) << m.name;
    if (!m.exported.empty()) {
      EXPECT_EQ(Table().FindMode(m.type, m.exported)->exported, m.exported) << m.name;
    }
  }
  EXPECT_EQ(finer, (std::map<std::string, std::string>{{"ASSAULT/assassinate", "targeted"},
                                                       {"ASSAULT/cleansing", "unconventional"},
                                                       {"ASSAULT/execute", "targeted"},
                                                       {"ASSAULT/massacre", "targeted"},
                                                       {"COERCE/ban", "restrict"},
                                                       {"RETREAT/return", "release"},
                                                       {"THREATEN/ban", "restrict"}}));
}

TEST(OntologyTable, ScoresTypesAndModes) {
  EXPECT_EQ(Table().PloverScore(EventType::kAccuse, ""), -3);
  EXPECT_EQ(Table().PloverScore(EventType::kConsult, ""), 2.5);
  EXPECT_EQ(Table().PloverScore(EventType::kConsult, "visit"), 4);
  EXPECT_EQ(Table().PloverScore(EventType::kConsult, "no such mode"), 2.5);
  EXPECT_EQ(Table().PloverScore(EventType::kRetreat, "disarm"), 10);
  EXPECT_EQ(Table().PloverScore(EventType::kAssault, "unconventional"), -10);
  for (const Mode& m : Table().modes()) {
    bool cooperative = Table().Quad(m.type) <= 2;
    if (m.type == EventType::kRequest) continue;  // about zero
    EXPECT_EQ(m.score > 0, cooperative) << Name(m.type) << "/" << m.name;
  }
}

TEST(OntologyTable, CountsSanctionsToMaterialConflict) {
  EXPECT_EQ(Table().Quad(EventType::kSanction), 4);
  EXPECT_EQ(Table().FindCameo("161")->quad, 4);
}

TEST(OntologyTable, GivesGoldsteinValuesOfGdelt) {
  EXPECT_EQ(Table().Goldstein("042"), 1.9);
  EXPECT_EQ(Table().Goldstein("0874"), 10);
  EXPECT_EQ(Table().Goldstein("163"), -8);
  EXPECT_EQ(Table().Goldstein("195"), -10);
  EXPECT_EQ(Table().Goldstein("20"), -10);
}

TEST(OntologyTable, UnknownSubCodeTakesItsParentsValue) {
  EXPECT_EQ(Table().FindCameo("0577"), nullptr);
  EXPECT_EQ(Table().FindNearestCameo("0577")->code, "057");
  EXPECT_EQ(Table().Goldstein("0577"), 8);
  EXPECT_EQ(Table().Goldstein("1469"), -6.5);
  EXPECT_EQ(Table().Goldstein("99"), std::nullopt);
  EXPECT_EQ(Table().Goldstein(""), std::nullopt);
}

TEST(OntologyTable, MapsCameoToPlover) {
  auto act = [](std::string_view code) {
    const CameoCode* c = Table().FindCameo(code);
    return std::string(Name(c->type)) + "/" + c->mode;
  };
  EXPECT_EQ(act("010"), "STATEMENT/");
  EXPECT_EQ(act("023"), "REQUEST/assist");
  EXPECT_EQ(act("036"), "AGREE/");
  EXPECT_EQ(act("042"), "CONSULT/visit");
  EXPECT_EQ(act("081"), "CONCEDE/");
  EXPECT_EQ(act("0813"), "RETREAT/");
  EXPECT_EQ(act("0871"), "RETREAT/ceasefire");
  EXPECT_EQ(act("094"), "ACCUSE/investigate");
  EXPECT_EQ(act("163"), "COERCE/restrict");
  EXPECT_EQ(act("1712"), "ASSAULT/destroy");
  EXPECT_EQ(act("175"), "ASSAULT/crowd-control");
  EXPECT_EQ(act("191"), "COERCE/restrict");
  EXPECT_EQ(act("203"), "ASSAULT/cleansing");
  EXPECT_EQ(Table().TypeOfCameo("2049"), EventType::kAssault);
}

TEST(OntologyTable, CodesSpeakingAboutAnAct) {
  EXPECT_EQ(Table().EmbeddedCameo("100", "0874"), "1056");  // demanded that they retreat
  EXPECT_EQ(Table().EmbeddedCameo("020", "042"), "026");    // asked them to visit
  EXPECT_EQ(Table().EmbeddedCameo("030", "0841"), "0353");  // agreed to free prisoners
  EXPECT_EQ(Table().EmbeddedCameo("120", "057"), "127");    // refused to sign the accord
  EXPECT_EQ(Table().EmbeddedCameo("130", "194"), "1384");   // threatened to shell the town
  EXPECT_EQ(Table().EmbeddedCameo("112", "194"), "1123");   // accused them of shelling the town
  EXPECT_EQ(Table().EmbeddedCameo("020", "194"), "");       // called on them to shell the town
  EXPECT_EQ(Table().EmbeddedCameo("042", "194"), "");       // visiting is no speech about shelling
}

TEST(OntologyTable, NamesAcledSubEvents) {
  EXPECT_EQ(Table().AcledSubType(EventType::kAssault, "firearms", false), "Attack");
  EXPECT_EQ(Table().AcledSubType(EventType::kAssault, "firearms", true), "Armed clash");
  EXPECT_EQ(Table().AcledSubType(EventType::kAssault, "", true), "Armed clash");
  EXPECT_EQ(Table().AcledSubType(EventType::kAssault, "drone", true), "Air/drone strike");
  EXPECT_EQ(Table().AcledSubType(EventType::kCoerce, "arrest", false), "Arrests");
  EXPECT_EQ(Table().AcledSubType(EventType::kConsult, "visit", false), "");
  ASSERT_NE(Table().FindAcled("Mob violence"), nullptr);
  EXPECT_EQ(Table().FindAcled("Mob violence")->event, "Riots");
  EXPECT_THAT(Table().FindAcled("Excessive force against protesters")->disorders,
              ElementsAre("Demonstrations", "Political violence"));
}

std::string Complaint(std::string_view text) {
  Result<Ontology> r = Ontology::Parse("ontology.tsv", text);
  return r ? "none" : r.error().message();
}

TEST(OntologyReader, NamesThePlaceOfAFault) {
  EXPECT_THAT(Complaint("typ\tAGREE\t1\t2.5\t-\tagrees\n"),
              HasSubstr("ontology.tsv:1:1: unknown kind of row 'typ'"));
  EXPECT_THAT(Complaint("type\tAGRE\t1\t2.5\t-\tagrees\n"), HasSubstr("did you mean 'AGREE'?"));
  EXPECT_THAT(Complaint("type\tAGREE\t5\t2.5\t-\tagrees\n"),
              HasSubstr("1:12: '5' is no quad class"));
  EXPECT_THAT(Complaint("type\tSANCTION\t3\t-6\t-\tcuts\n"),
              HasSubstr("counts SANCTION to class 4"));
  EXPECT_THAT(Complaint("type\tAGREE\t1\thigh\t-\tagrees\n"), HasSubstr("'high' is no number"));
  EXPECT_THAT(Complaint("type\tAGREE\t1\n"), HasSubstr("has 6 fields, this one 3"));
  EXPECT_THAT(
      Complaint(
          "mode\tCONSULT/visit\tvisit\t4\t-\tvisits\nmode\tCONSULT/visit\tvisit\t4\t-\tvisits\n"),
      HasSubstr("2:14: CONSULT has mode 'visit' twice"));
  EXPECT_THAT(
      Complaint("mode\tCONSULT/visit\tvisit\t4\t-\tvisits\ncameo\t04\tCONSULT/vist\t1\t1\tx\n"),
      HasSubstr("did you mean 'visit'?"));
  EXPECT_THAT(Complaint("cameo\t043\tCONSULT\t1\t1\tx\n"),
              HasSubstr("code 043 has no parent above it"));
  EXPECT_THAT(Complaint("cameo\t04\tCONSULT\t1\t1\tx\ncameo\t03\tAGREE\t1\t1\tx\n"),
              HasSubstr("code 03 stands after 04"));
  EXPECT_THAT(Complaint("cameo\t04\tCONSULT\t1\t1\tx\nembed\t04\t026\t-\t-\t-\t-\t-\n"),
              HasSubstr("2:10: '026' is no CAMEO code under 02"));
  EXPECT_THAT(Complaint("context\tmilitary\tx\n"), HasSubstr("type AGREE is missing"));
}

TEST(OntologyReader, RefusesAnUnknownAcledSubEvent) {
  std::string types;
  for (int i = 0; i < kEventTypeCount; ++i) {
    auto type = static_cast<EventType>(i);
    types +=
        "type\t" + std::string(Name(type)) + "\t" + std::to_string(QuadClass(type)) + "\t1\t-\tx\n";
  }
  EXPECT_EQ(Complaint(types), "none");
  EXPECT_THAT(
      Complaint(types + "mode\tCOERCE/arrest\tarrest\t-7\tArrest\tx\nacled\tArrests\tS\tS\n"),
      HasSubstr("18:30: no acled row defines 'Arrest'"));
}

}  // namespace
}  // namespace khaldun::resources
