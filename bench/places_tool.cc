// Trains models/toponyms.tsv and models/places.tsv, or cross-validates by article.
//
//   places_tool train OUTPUT_FOLDER LABELLED…   writes the two tables
//   places_tool cross OUTPUT_FOLDER LABELLED…   writes for each file NAME.system.jsonl as found by
//                                                tables that did not see the article
//   places_tool apply OUTPUT_FOLDER LABELLED…   the same, by the tables that lie in the folder
//   places_tool explain TABLE_FOLDER LABELLED…  every candidate with its odds and heaviest features
//
// LABELLED as labelled_places.h describes it; texts with partial labels only help to train.
// KHALDUN_SHARE names the share folder.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "geo/recognizer.h"
#include "geo/train.h"
#include "labelled_places.h"
#include "resources/share.h"

namespace khaldun {
namespace {

using bench::Article;
using bench::Need;
using bench::ReadAll;

constexpr int kFolds = 5;

nlohmann::json Answer(const Article& a, const geo::Gazetteer& gazetteer,
                      const geo::Publishers& publishers, const model::LinearTable& toponym_model,
                      const model::LinearTable& place_model) {
  geo::DocumentWords words(a.labelled.document);
  auto toponyms = geo::Recognizer(gazetteer, toponym_model).Find(words);
  geo::ResolveContext context = geo::ContextOf(a.labelled.document, publishers);
  auto resolved = geo::Resolver(gazetteer, place_model).Resolve(words, toponyms, context);
  nlohmann::json places = nlohmann::json::array();
  for (size_t t = 0; t < toponyms.size(); ++t) {
    const auto& c = toponyms[t].candidate;
    Span span{words.span(c.begin).begin, words.span(c.end - 1).end};
    nlohmann::json p{{"begin", a.code_point[span.begin]},
                     {"end", a.code_point[span.end]},
                     {"text", a.labelled.document.text(span)},
                     {"odds", toponyms[t].odds}};
    p["geonames"] = nullptr;
    p["lat"] = nullptr;
    p["lon"] = nullptr;
    if (resolved[t].place) {
      auto place = gazetteer.place(*resolved[t].place);
      if (place.geonames) p["geonames"] = *place.geonames;
      if (place.lat) {
        p["lat"] = *place.lat;
        p["lon"] = *place.lon;
      }
      p["name"] = place.name;
      p["country"] = place.country;
      p["p"] = resolved[t].probability;
    }
    places.push_back(std::move(p));
  }
  return {{"document", a.id}, {"places", std::move(places)}};
}

class Explainer final : public model::FeatureSink {
 public:
  explicit Explainer(const model::LinearTable& model) : model_(model) {}
  void Add(std::string_view feature, std::string_view value) override {
    float w = model_.Weight(feature, value);
    sum += w;
    if (std::abs(w) > 0.15) {
      char line[200];
      std::snprintf(line, sizeof(line), " %.*s=%.*s:%+.2f", static_cast<int>(feature.size()),
                    feature.data(), static_cast<int>(value.size()), value.data(), w);
      text += line;
    }
  }
  float sum = 0;
  std::string text;

 private:
  const model::LinearTable& model_;
};

void Explain(const Article& a, const geo::Gazetteer& gazetteer, const model::LinearTable& model) {
  geo::DocumentWords words(a.labelled.document);
  auto found = geo::Recognizer(gazetteer, model).FindAll(words);
  geo::NameHabits habits(words, found.all);
  const auto& sentences = a.labelled.document.Get<SegmentLayer>().sentences;
  for (size_t s = 0; s < sentences.size(); ++s) {
    std::string sentence(a.labelled.document.text(sentences[s].span));
    std::printf("%s\n", sentence.c_str());
    geo::FeatureContext context{
        words,     gazetteer,          habits,
        found.all, sentences[s].words, geo::Recognizer::AllCapitals(words, sentences[s].words)};
    for (size_t c = found.first_of_sentence[s]; c < found.first_of_sentence[s + 1]; ++c) {
      Explainer e(model);
      geo::ToponymFeatures(context, found.all[c], e);
      std::string name;
      for (uint32_t w = found.all[c].begin; w < found.all[c].end; ++w)
        name += std::string(words.text(w)) + " ";
      std::printf("  %s %.2f %s\n", name.c_str(), e.sum, e.text.c_str());
    }
  }
}

int Run(int argc, char** argv) {
  std::string command = argv[1], folder = argv[2];
  auto share = Need(resources::Share::Find(""));
  auto gazetteer = Need(geo::Gazetteer::Open(share.Path("gazetteer.bin")));
  auto publishers = Need(geo::Publishers::Read(
      "lexicon/publishers.tsv", Need(share.Read("lexicon/publishers.tsv")), gazetteer));
  bench::PlaceReader reader(share, false);
  std::vector<Article> articles;
  for (int i = 3; i < argc; ++i) reader.Read(argv[i], articles);
  std::filesystem::create_directories(folder);
  auto tables_of = [&](int without) {
    std::vector<const geo::LabelledDocument*> training;
    for (size_t i = 0; i < articles.size(); ++i) {
      if (articles[i].labelled.partial || static_cast<int>(i % kFolds) != without)
        training.push_back(&articles[i].labelled);
    }
    return geo::Train(training, gazetteer, publishers, {});
  };
  if (command == "train") {
    auto tables = tables_of(-1);
    std::ofstream(folder + "/toponyms.tsv") << tables.toponyms;
    std::ofstream(folder + "/places.tsv") << tables.places;
    return 0;
  }
  if (command == "explain") {
    auto model = Need(model::LinearTable::Read("toponyms", ReadAll(folder + "/toponyms.tsv")));
    for (const Article& a : articles) Explain(a, gazetteer, model);
    return 0;
  }
  bool apply = command == "apply";
  std::map<std::string, std::ofstream> outputs;
  for (int fold = 0; fold < (apply ? 1 : kFolds); ++fold) {
    auto tables = apply ? geo::TrainedTables{ReadAll(folder + "/toponyms.tsv"),
                                             ReadAll(folder + "/places.tsv")}
                        : tables_of(fold);
    auto toponym_model = Need(model::LinearTable::Read("toponyms", tables.toponyms));
    auto place_model = Need(model::LinearTable::Read("places", tables.places));
    for (size_t i = 0; i < articles.size(); ++i) {
      const Article& a = articles[i];
      if ((!apply && a.labelled.partial) || (!apply && static_cast<int>(i % kFolds) != fold))
        continue;
      auto& out = outputs[a.file];
      if (!out.is_open()) {
        std::string name = std::filesystem::path(a.file).filename().string();
        out.open(folder + "/" + name.substr(0, name.find('.')) + ".system.jsonl");
      }
      out << Answer(a, gazetteer, publishers, toponym_model, place_model).dump() << "\n";
    }
  }
  return 0;
}

}  // namespace
}  // namespace khaldun

int main(int argc, char** argv) {
  if (argc < 4 ||
      std::string_view("train cross apply explain").find(argv[1]) == std::string_view::npos) {
    std::fputs("usage: places_tool train|cross|apply|explain OUTPUT_FOLDER LABELLED…\n", stderr);
    return 2;
  }
  return khaldun::Run(argc, argv);
}
