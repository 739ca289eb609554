#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "geo/geo.h"
#include "support/documents.h"

namespace khaldun::geo {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

// "Troops/NOUN reached/VERB Kobani/PROPN ./PUNCT", a line a sentence; no arcs beyond a flat tree.
Document Tagged(std::string_view text) {
  std::string conllu;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    int n = 0;
    for (std::string word; words >> word; ++n) {
      size_t slash = word.rfind('/');
      std::string form = word.substr(0, slash);
      conllu +=
          form + " " + word.substr(slash + 1) + " " + form + (n == 0 ? " 0 root\n" : " 1 dep\n");
    }
    conllu += "\n";
  }
  return testing::DocumentOfConllu(conllu);
}

class GeoStageTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto share = resources::Share::Find(testing::ShareFolder());
    ASSERT_TRUE(share.has_value());
    auto stage = MakeStage(*share);
    ASSERT_TRUE(stage.has_value()) << stage.error().message();
    stage_ = std::move(*stage);
  }
  static void TearDownTestSuite() { stage_.reset(); }

  // "words = name, state, country" a line, "*" behind a metonym.
  static std::string Places(Document document) {
    Status status = stage_->Run(document);
    EXPECT_TRUE(status.ok()) << status.message();
    EXPECT_TRUE(Verify(document).ok()) << Verify(document).message();
    std::string out;
    for (const Place& p : document.Get<GeoLayer>().places) {
      out += std::string(document.text(p.span)) + " = " + p.name;
      if (!p.admin1.empty() && p.admin1 != p.name) out += ", " + p.admin1;
      if (!p.country.empty()) out += ", " + p.country;
      out += p.metonym ? " *\n" : "\n";
    }
    return out;
  }

  static std::unique_ptr<Stage> stage_;
};
std::unique_ptr<Stage> GeoStageTest::stage_;

TEST_F(GeoStageTest, FindsTownAndCountry) {
  EXPECT_EQ(Places(Tagged("He/PRON arrived/VERB in/ADP Tripoli/PROPN on/ADP Monday/PROPN for/ADP "
                          "talks/NOUN with/ADP "
                          "Libyan/ADJ officials/NOUN ./PUNCT")),
            "Tripoli = Tripoli, LBY\nLibyan = Libya, LBY\n");
}

TEST_F(GeoStageTest, ContainerBehindACommaDecides) {
  EXPECT_EQ(Places(Tagged("The/DET fire/NOUN broke/VERB out/ADP in/ADP Paris/PROPN ,/PUNCT "
                          "Texas/PROPN ,/PUNCT on/ADP "
                          "Monday/PROPN ./PUNCT")),
            "Paris = Paris, Texas, USA\nTexas = Texas, USA\n");
  EXPECT_EQ(Places(Tagged("A/DET man/NOUN from/ADP Alexandria/PROPN ,/PUNCT La./PROPN ,/PUNCT "
                          "was/AUX arrested/VERB ./PUNCT")),
            "Alexandria = Alexandria, Louisiana, USA\nLa. = Louisiana, USA\n");
}

TEST_F(GeoStageTest, CountryOfTheDocumentDecides) {
  EXPECT_THAT(Places(Tagged(
                  "Clashes/NOUN spread/VERB across/ADP Lebanon/PROPN on/ADP Sunday/PROPN ./PUNCT\n"
                  "Gunmen/NOUN fought/VERB soldiers/NOUN in/ADP Tripoli/PROPN and/CCONJ "
                  "Sidon/PROPN ./PUNCT")),
              HasSubstr(", LBN\nSidon = "));
}

TEST_F(GeoStageTest, LonelyNamesakeFarAwayIsNotTaken) {
  // The gazetteer has one Haram, a township in North Dakota.
  EXPECT_THAT(Places(Tagged("Police/NOUN in/ADP Cairo/PROPN closed/VERB a/DET road/NOUN ./PUNCT\n"
                            "Egyptian/ADJ officers/NOUN later/ADV searched/VERB homes/NOUN in/ADP "
                            "Haram/PROPN ,/PUNCT "
                            "Giza/PROPN and/CCONJ Alexandria/PROPN ./PUNCT")),
              HasSubstr("Haram = Haram\n"));
}

TEST_F(GeoStageTest, PeopleAndOrdinaryWordsAreNoPlaces) {
  EXPECT_EQ(Places(Tagged("Mr./PROPN Jackson/PROPN was/AUX reading/VERB ./PUNCT\nReading/VERB "
                          "helps/VERB us/PRON ./PUNCT")),
            "");
}

TEST_F(GeoStageTest, SpellingsOfOneTownAreOnePlace) {
  for (const char* name : {"Kobani", "Kobane"}) {
    EXPECT_THAT(Places(Tagged(std::string("Fighters/NOUN entered/VERB ") + name +
                              "/PROPN in/ADP northern/ADJ Syria/PROPN ./PUNCT")),
                HasSubstr(" = Kobani, "));
  }
}

TEST_F(GeoStageTest, GovernmentNamedByItsCapitalIsMetonym) {
  EXPECT_EQ(Places(testing::DocumentOfConllu(
                "Moscow PROPN Moscow 2 nsubj\nrejected VERB reject 0 root\nthe DET the 4 det\n"
                "plan NOUN plan 2 obj\n. PUNCT . 2 punct\n")),
            "Moscow = Moscow, RUS *\n");
  EXPECT_EQ(Places(testing::DocumentOfConllu(
                "He PRON he 2 nsubj\nlives VERB live 0 root\nin ADP in 4 case\n"
                "Moscow PROPN Moscow 2 obl\n. PUNCT . 2 punct\n")),
            "Moscow = Moscow, RUS\n");
}

TEST_F(GeoStageTest, DatelineIsResolvedWithItsState) {
  Story story;
  story.id = story.origin = "test";
  OffsetMap offsets;
  offsets.AddRun({0, 0, 1});
  TextLayer text;
  text.dateline = Dateline{"ALEXANDRIA, La.", std::nullopt, std::nullopt};
  Document document(std::move(story), "Nothing", std::move(offsets), std::move(text));
  ASSERT_TRUE(
      document.Add(SegmentLayer{{{{0, 7}, false}}, {{{0, 7}, {WordId(0u), WordId(1u)}, 0}}}).ok());
  SyntaxLayer syntax;
  syntax.words.push_back({Upos::kPron, Relation::kRoot, WordId(0u), {}, {0, 0}});
  syntax.parsed.push_back(true);
  ASSERT_TRUE(document.Add(std::move(syntax)).ok());
  ASSERT_TRUE(stage_->Run(document).ok());
  const auto& dateline = document.Get<GeoLayer>().dateline;
  ASSERT_TRUE(dateline.has_value());
  EXPECT_EQ(dateline->name, "Alexandria");
  EXPECT_EQ(dateline->admin1, "Louisiana");
  EXPECT_TRUE(dateline->span.empty());
}

TEST_F(GeoStageTest, SurvivesAPlaceNameOfTenThousandCharacters) {
  std::string name(10'000, 'x');
  name[0] = 'X';
  std::string sentence = "They/PRON reached/VERB " + name + "/PROPN ./PUNCT";
  Places(Tagged(sentence));
  std::string run = "In/ADP";
  for (int i = 0; i < 5000; ++i) run += " Xa/PROPN";
  Places(Tagged(run));
}

TEST(GeoStage, MissingPartNamesTheFile) {
  fs::path folder = fs::path(::testing::TempDir()) / "geo_share";
  fs::remove_all(folder);
  fs::create_directories(folder);
  auto share = resources::Share::Find(folder.string());
  ASSERT_TRUE(share.has_value());
  auto stage = MakeStage(*share);
  ASSERT_FALSE(stage.has_value());
  EXPECT_EQ(stage.status().code(), StatusCode::kResource);
  EXPECT_THAT(stage.status().message(), HasSubstr("gazetteer.bin"));
  fs::copy_file(fs::path(testing::ShareFolder()) / "gazetteer.bin", folder / "gazetteer.bin");
  EXPECT_THAT(MakeStage(*share).status().message(), HasSubstr("models/toponyms.tsv"));
  fs::remove_all(folder);
}

}  // namespace
}  // namespace khaldun::geo
