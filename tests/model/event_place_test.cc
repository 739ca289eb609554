#include "model/event_place.h"

#include <gtest/gtest.h>

#include "support/documents.h"

namespace khaldun::model {
namespace {

// Marks the words that are places, by text, with a precision.
Document WithPlaces(std::string_view conllu,
                    std::vector<std::pair<std::string, PlacePrecision>> names) {
  Document d = testing::DocumentOfConllu(conllu);
  GeoLayer layer;
  for (const auto& [name, precision] : names) {
    Place p;
    auto at = static_cast<uint32_t>(d.text().find(name));
    p.span = {at, at + static_cast<uint32_t>(name.size())};
    p.name = name;
    p.country = "SYR";
    p.lat = p.lon = 35;
    p.precision = precision;
    layer.places.push_back(p);
  }
  EXPECT_TRUE(d.Add(std::move(layer)).ok());
  return d;
}

class ActPlacesTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto share = resources::Share::Find(testing::ShareFolder());
    ASSERT_TRUE(share.has_value());
    auto model = ActPlaces::Read(*share);
    ASSERT_TRUE(model.has_value()) << model.error().message();
    model_ = std::make_unique<ActPlaces>(std::move(*model));
  }
  static void TearDownTestSuite() { model_.reset(); }

  // The names of the places of the act whose trigger is the word with this text, blank between.
  static std::string Places(const Document& d, std::string_view trigger) {
    std::string out;
    const auto& words = d.Get<SegmentLayer>().words;
    for (uint32_t w = 0; w < words.size(); ++w) {
      if (d.text(words[w].span) != trigger) continue;
      for (PlaceId p : model_->PlacesOfAct(d, WordId(w))) {
        out += (out.empty() ? "" : " ") + d.Get<GeoLayer>().places[p.value].name;
      }
    }
    return out;
  }

  static std::unique_ptr<ActPlaces> model_;
};
std::unique_ptr<ActPlaces> ActPlacesTest::model_;

constexpr std::string_view kKilled =
    "Syrian ADJ Syrian 2 amod\nsoldiers NOUN soldier 3 nsubj\nkilled VERB kill 0 root\nten NUM ten "
    "5 nummod\n"
    "rebels NOUN rebel 3 obj\nin ADP in 7 case\nKobani PROPN Kobani 3 obl\n, PUNCT , 9 punct\n"
    "said VERB say 3 parataxis\nofficials NOUN official 9 nsubj\nin ADP in 12 case\nLondon PROPN "
    "London 9 obl\n";

TEST_F(ActPlacesTest, PlaceUnderTheTriggerIsTheActs) {
  Document d = WithPlaces(kKilled, {{"Syrian", PlacePrecision::kCountry},
                                    {"Kobani", PlacePrecision::kCity},
                                    {"London", PlacePrecision::kCity}});
  EXPECT_EQ(Places(d, "killed"), "Kobani");
}

TEST_F(ActPlacesTest, EveryPlaceOfAListCounts) {
  Document d = WithPlaces(
      "Troops NOUN troops 2 nsubj\nclashed VERB clash 0 root\nin ADP in 4 case\nKobani PROPN "
      "Kobani 2 obl\n"
      "and CCONJ and 6 cc\nAfrin PROPN Afrin 4 conj\n. PUNCT . 2 punct\n",
      {{"Kobani", PlacePrecision::kCity}, {"Afrin", PlacePrecision::kCity}});
  EXPECT_EQ(Places(d, "clashed"), "Kobani Afrin");
}

TEST_F(ActPlacesTest, NationalityOfAnActorIsNoPlace) {
  Document d = WithPlaces(
      "Syrian ADJ Syrian 2 amod\nsoldiers NOUN soldier 3 nsubj\nfled VERB flee 0 root\n. PUNCT . 3 "
      "punct\n",
      {{"Syrian", PlacePrecision::kCountry}});
  EXPECT_EQ(Places(d, "fled"), "");
  EXPECT_FALSE(model_->PlaceOfAct(d, WordId(2u)).has_value());
}

TEST_F(ActPlacesTest, SentenceWithoutPlacesHasNone) {
  Document d = WithPlaces("They PRON they 2 nsubj\nfled VERB flee 0 root\n", {});
  EXPECT_FALSE(model_->PlaceOfAct(d, WordId(1u)).has_value());
}

TEST_F(ActPlacesTest, LongSentenceTakesBoundedTime) {
  std::string conllu = "Troops NOUN troops 0 root\n";
  for (int i = 0; i < 20000; ++i) conllu += "Kobani PROPN Kobani 1 nmod\n";
  Document d = testing::DocumentOfConllu(conllu);
  GeoLayer layer;
  for (uint32_t i = 0; i < 20000; ++i) {
    Place p;
    p.span = {7 + 7 * i, 13 + 7 * i};
    layer.places.push_back(p);
  }
  ASSERT_TRUE(d.Add(std::move(layer)).ok());
  EXPECT_LE(model_->Score(d, WordId(10000u)).size(), 200u);
}

}  // namespace
}  // namespace khaldun::model
