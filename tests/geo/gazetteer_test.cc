#include "geo/gazetteer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "geo/gazetteer_build.h"
#include "geo/gazetteer_writer.h"
#include "geo/phrase_key.h"
#include "support/documents.h"

namespace khaldun::geo {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class GazetteerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) /
              ::testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string Path(std::string_view name) const { return (folder_ / name).string(); }
  void Write(std::string_view name, std::string_view text) const {
    std::ofstream(Path(name), std::ios::binary) << text;
  }
  static std::string Read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  // "Paris FRA 2138551", one line a place of that name, the weightiest first.
  static std::string Lookup(const Gazetteer& g, std::string_view name) {
    std::string out;
    for (const auto& n : g.Find(HashKey(FoldName(name)))) {
      auto p = g.place(n.place);
      out += std::string(p.name) + " " + std::string(p.country) + " " +
             std::to_string(p.population) + "\n";
    }
    return out;
  }

  fs::path folder_;
};

TEST(PhraseKey, FoldsCaseMarksStopsAndShortForms) {
  EXPECT_EQ(FoldName("Saint-Étienne"), "st etienne");
  EXPECT_EQ(FoldName("ST. ETIENNE"), "st etienne");
  EXPECT_EQ(FoldName("U.S."), "us");
  EXPECT_EQ(FoldName("Sana’a"), "sanaa");
  EXPECT_EQ(FoldName("Łódź"), "lodz");
  EXPECT_EQ(FoldName("Mount Vernon"), "mt vernon");
  EXPECT_EQ(FoldName("Mountain View"), "mountain view");
  EXPECT_EQ(FoldName(" -- "), "");
}

TEST(PhraseKey, GrowsWordByWordAsAWhole) {
  PhraseKey key;
  key.Append("Fort", false);
  EXPECT_EQ(key.View(), "ft");
  key.Append("Worth", true);
  EXPECT_EQ(key.View(), "ft worth");
  key.Append("-", false);
  key.Append("Dallas", false);
  EXPECT_EQ(key.View(), "ft worth dallas");
}

TEST_F(GazetteerTest, FindsPlacesByAnyNameWeightiestFirst) {
  // Sixteen names at a time force the sort through runs on disk.
  auto w = *GazetteerWriter::Create(Path("g.bin"), 16);
  auto big = *w->AddPlace({1, "Springfield", "USA", 37.2, -93.3, 166810, kNone, PlaceKind::kCity});
  auto small = *w->AddPlace({2, "Springfield", "USA", 39.9, -83.8, 60608, kNone, PlaceKind::kCity});
  auto other = *w->AddPlace({0, "Ozark City", "USA", {}, {}, 0, kNone, PlaceKind::kTown});
  ASSERT_TRUE(w->AddName(small, "Springfield", kPrimary).ok());
  ASSERT_TRUE(w->AddName(big, "Springfield", kPrimary).ok());
  ASSERT_TRUE(w->AddName(other, "Springfield", 0).ok());
  for (int i = 0; i < 100; ++i) ASSERT_TRUE(w->AddName(big, "Name " + std::to_string(i), 0).ok());
  ASSERT_TRUE(w->Finish().ok());
  w.reset();

  auto g = Gazetteer::Open(Path("g.bin"));
  ASSERT_TRUE(g.has_value()) << g.error().message();
  EXPECT_EQ(Lookup(*g, "SPRINGFIELD"),
            "Springfield USA 166810\nSpringfield USA 60608\nOzark City USA 0\n");
  EXPECT_EQ(Lookup(*g, "name 77"), "Springfield USA 166810\n");
  EXPECT_EQ(Lookup(*g, "nowhere"), "");
  auto p = g->place(other);
  EXPECT_FALSE(p.geonames.has_value());
  EXPECT_FALSE(p.lat.has_value());
  EXPECT_DOUBLE_EQ(*g->place(big).lat, 37.2);
  EXPECT_TRUE(std::distance(fs::directory_iterator(folder_), {}) == 1) << "temporary files left";
}

TEST_F(GazetteerTest, RefusesMissingCutAndDamagedFiles) {
  auto w = *GazetteerWriter::Create(Path("g.bin"));
  auto place = *w->AddPlace({1, "Oran", "DZA", 35.7, -0.6, 645984, kNone, PlaceKind::kCity});
  ASSERT_TRUE(w->AddName(place, "Oran", kPrimary).ok());
  ASSERT_TRUE(w->Finish().ok());
  std::string good = Read(Path("g.bin"));

  auto complaint = [&](std::string_view name) {
    auto g = Gazetteer::Open(Path(name));
    EXPECT_FALSE(g.has_value());
    EXPECT_EQ(g.status().code(), StatusCode::kResource);
    EXPECT_THAT(g.status().message(), HasSubstr(Path(name)));
    return g.status().message();
  };
  complaint("none.bin");
  Write("cut.bin", good.substr(0, good.size() - 3));
  EXPECT_THAT(complaint("cut.bin"), HasSubstr("bytes instead of"));
  Write("short.bin", good.substr(0, 10));
  EXPECT_THAT(complaint("short.bin"), HasSubstr("cut off"));
  Write("text.bin", std::string(500, 'x'));
  EXPECT_THAT(complaint("text.bin"), HasSubstr("no gazetteer"));
  std::string flipped = good;
  flipped[flipped.size() - 5] ^= 1;
  Write("flipped.bin", flipped);
  EXPECT_THAT(complaint("flipped.bin"), HasSubstr("checksum"));
  std::string header = good;
  header[40] ^= 1;
  Write("header.bin", header);
  EXPECT_THAT(complaint("header.bin"), HasSubstr("damaged header"));
}

TEST_F(GazetteerTest, BuildsFromAGeoNamesDump) {
  Write(
      "countryInfo.txt",
      "#ISO\tISO3\n"
      "US\tUSA\t840\tUS\tUnited "
      "States\tWashington\t9629091\t327167434\tNA\t.us\tUSD\tDollar\t1\t\t\ten-US\t6252001\tCA\t\n"
      "FR\tFRA\t250\tFR\tFrance\tParis\t547030\t66987244\tEU\t.fr\tEUR\tEuro\t33\t\t\tfr-"
      "FR\t3017382\tCH\t\n");
  Write("admin1CodesASCII.txt",
        "US.TX\tTexas\tTexas\t4736286\nFR.11\tÎle-de-France\tIle-de-France\t3012874\n");
  Write("allCountries.txt",
        "2988507\tParis\tParis\tLutece,Parigi\t48.85341\t2."
        "3488\tP\tPPLC\tFR\t\t11\t75\t751\t75056\t2138551\t\t42\tEurope/Paris\t2019\n"
        "4717560\tParis\tParis\t\t33.66094\t-95."
        "55551\tP\tPPLA2\tUS\t\tTX\t277\t\t\t24782\t183\t182\tAmerica/Chicago\t2017\n"
        "4736286\tTexas\tTexas\t\t31.25044\t-99."
        "25061\tA\tADM1\tUS\t\tTX\t\t\t\t22875689\t\t\tAmerica/Chicago\t2015\n"
        "999\tHotel Paris\tHotel "
        "Paris\t\t1\t1\tS\tHTL\tUS\t\tTX\t\t\t\t0\t\t\tAmerica/Chicago\t2015\n"
        "broken line\n");
  Write("alternateNamesV2.txt",
        "1\t2988507\ten\tCity of "
        "Light\t\t\t\t\t\t\n2\t2988507\tru\tПариж\t\t\t\t\t\t\n3\t4736286\tabbr\tTX\t\t\t\t\t\t\n"
        "4\t2988507\ten\tOld Lutetia\t\t\t\t1\t\t\n");
  Write("places.tsv",
        "Paris\tParis of Texas\tP.PPL\tUSA\t33.66\t-95.55\t4717560\tParisian Texan\t\n");
  auto counts = BuildGazetteer({folder_.string(), {{Path("places.tsv")}, "", ""}}, Path("g.bin"));
  ASSERT_TRUE(counts.has_value()) << counts.error().message();
  auto g = Gazetteer::Open(Path("g.bin"));
  ASSERT_TRUE(g.has_value());
  EXPECT_EQ(Lookup(*g, "Paris"), "Paris FRA 2138551\nParis USA 24782\n");
  EXPECT_EQ(Lookup(*g, "City of Light"), "Paris FRA 2138551\n");
  EXPECT_EQ(Lookup(*g, "Old Lutetia"), "");
  EXPECT_EQ(Lookup(*g, "Parisian Texan"), "Paris USA 24782\n");
  EXPECT_EQ(Lookup(*g, "Hotel Paris"), "");
  auto texas = g->Find(HashKey("texas"));
  ASSERT_EQ(texas.size(), 1u);
  EXPECT_DOUBLE_EQ(*g->place(texas[0].place).lat, 31.25044);
  EXPECT_EQ(g->place(g->Find(HashKey("paris"))[1].place).admin1, texas[0].place);
}

TEST_F(GazetteerTest, DumpWithoutItsFilesNamesTheOneMissing) {
  auto counts = BuildGazetteer({folder_.string(), {}}, Path("g.bin"));
  ASSERT_FALSE(counts.has_value());
  EXPECT_EQ(counts.status().code(), StatusCode::kIo);
  EXPECT_THAT(counts.status().message(), HasSubstr("allCountries.txt"));
  EXPECT_FALSE(fs::exists(Path("g.bin")));
}

TEST_F(GazetteerTest, BrokenPlaceTableNamesLineAndColumn) {
  auto complaint = [&](std::string_view line) {
    Write("places.tsv",
          std::string("# places\nOran\t\tP.PPL\tDZA\t35.7\t-0.6\n") + std::string(line) + "\n");
    auto w = BuildShippedGazetteer({.lexicon = {{Path("places.tsv")}, "", ""}}, Path("g.bin"));
    EXPECT_FALSE(w.has_value());
    EXPECT_FALSE(fs::exists(Path("g.bin")));
    return w.status().message();
  };
  EXPECT_THAT(complaint("Taza\t\tP.PPL\tMAR\t34,2\t-4"),
              HasSubstr("places.tsv:3:17: no coordinate"));
  EXPECT_THAT(complaint("Taza\t\tPPL\tMAR\t34.2\t-4"),
              HasSubstr("places.tsv:3:7: no GeoNames feature"));
  EXPECT_THAT(complaint("Taza\t\tP.PPL\tMA\t34.2\t-4"), HasSubstr("places.tsv:3:13: no ISO 3166"));
  EXPECT_THAT(complaint("Taza\t\tP.PPL\tMAR\t34.2"), HasSubstr("one coordinate of two"));
}

class ShippedGazetteer : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto g = Gazetteer::Open(testing::ShareFolder() + "/gazetteer.bin");
    ASSERT_TRUE(g.has_value()) << g.error().message();
    gazetteer_ = std::make_unique<Gazetteer>(std::move(*g));
  }
  static void TearDownTestSuite() { gazetteer_.reset(); }

  static std::optional<Gazetteer::Place> First(std::string_view name) {
    auto found = gazetteer_->Find(HashKey(FoldName(name)));
    if (found.empty()) return std::nullopt;
    return gazetteer_->place(found[0].place);
  }
  static std::unique_ptr<Gazetteer> gazetteer_;
};
std::unique_ptr<Gazetteer> ShippedGazetteer::gazetteer_;

TEST_F(ShippedGazetteer, KnowsCountriesStatesAndTowns) {
  auto tripoli = First("Tripoli");
  ASSERT_TRUE(tripoli.has_value());
  EXPECT_EQ(tripoli->country, "LBY");
  EXPECT_EQ(First("Syria")->geonames, 163843u);
  EXPECT_EQ(First("Syria")->lat, 35);
  EXPECT_EQ(First("Syrians")->country, "SYR");
  EXPECT_EQ(First("Georgia")->country, "GEO");
  EXPECT_EQ(First("Texas")->kind, PlaceKind::kAdmin1);
  EXPECT_EQ(First("Autauga County")->kind, PlaceKind::kAdmin2);
  EXPECT_EQ(First("Abu Ghraib")->country, "IRQ");
}

TEST_F(ShippedGazetteer, StaysSmall) {
  EXPECT_LT(fs::file_size(testing::ShareFolder() + "/gazetteer.bin"), 60u << 20);
  EXPECT_GT(gazetteer_->size(), 80000u);
}

}  // namespace
}  // namespace khaldun::geo
