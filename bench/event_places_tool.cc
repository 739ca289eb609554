// Trains models/event_place.tsv, or cross-validates it by sentence.
//
//   event_places_tool train OUTPUT_FOLDER ACTS   with the place tables of the share folder
//   event_places_tool cross ACTS LABELLED…       prints precision, recall and F1 over places; for
//       each fold the tables that find toponyms are trained anew on LABELLED and the other
//       sentences
//       without LABELLED the program's own tables find them, which is quicker and flatters
//   event_places_tool tell ACTS LABELLED…        the same, and every act as it was answered
//
// ACTS is JSON lines {"text", "verb": [[begin, end]], "places": [[begin, end], …]}; LABELLED as
// labelled_places.h describes it. KHALDUN_SHARE names the share folder.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "geo/geo.h"
#include "geo/stage.h"
#include "labelled_places.h"
#include "model/event_place.h"
#include "model/linear_train.h"

namespace khaldun {
namespace {

using bench::Article;
using bench::Need;

constexpr int kFolds = 5;
constexpr model::LinearTrainOptions kOptions{12, 1e-4, 2};
constexpr std::string_view kHead =
    "# Log odds that a place of the sentence is where the act happens. Made by training; see "
    "docs/stages/geo.md.\n";

WordId TriggerOf(const Article& a) {
  const auto& words = a.labelled.document.Get<SegmentLayer>().words;
  for (uint32_t w = 0; w < words.size(); ++w) {
    if (words[w].span.Overlaps(*a.verb)) return WordId(w);
  }
  return WordId(0u);
}

bool IsPlaceOfAct(const Article& a, Span span) {
  for (const auto& p : a.labelled.places) {
    if (p.span.Overlaps(span)) return true;
  }
  return false;
}

// The same text with the layers of this one and the places that `stage` finds.
Document WithPlaces(const Document& d, const Stage& stage) {
  Story story = d.story();
  OffsetMap offsets;
  offsets.AddRun({0, 0, 1});
  Document copy(std::move(story), std::string(d.text()), std::move(offsets), TextLayer{});
  Status status = copy.Add(d.Get<SegmentLayer>());
  if (status.ok()) status = copy.Add(d.Get<SyntaxLayer>());
  if (status.ok()) status = stage.Run(copy);
  if (!status.ok()) bench::Fail(status.message());
  return copy;
}

void Teach(const Article& a, const Document& d, model::LinearTrainer& trainer) {
  WordId trigger = TriggerOf(a);
  auto places = model::PlacesNear(d, trigger);
  for (uint32_t p = places.begin; p < places.end; ++p) {
    model::EventPlaceFeatures(d, trigger, places, p, trainer.features());
    trainer.Add(IsPlaceOfAct(a, d.Get<GeoLayer>().places[p].span));
  }
}

// Places found, said and meant.
struct Counts {
  size_t found = 0, said = 0, meant = 0;
  void Print(const char* what) const {
    double p = static_cast<double>(found) / static_cast<double>(said);
    double r = static_cast<double>(found) / static_cast<double>(meant);
    std::printf("%s: precision %.3f recall %.3f f1 %.3f over %zu\n", what, p, r,
                2 * p * r / (p + r), meant);
  }
};

struct Score {
  Counts all, placed;          // placed: acts for which some place is labelled
  size_t right = 0, acts = 0;  // whether the likeliest place is one of the act's, or both have none
  void Add(const Article& a, const Document& d, const model::ActPlaces& model) {
    WordId trigger = TriggerOf(a);
    auto places = model.PlacesOfAct(d, trigger);
    size_t found = 0;
    for (const auto& gold : a.labelled.places) {
      found += std::any_of(places.begin(), places.end(), [&](PlaceId p) {
        return d.Get<GeoLayer>().places[p.value].span.Overlaps(gold.span);
      });
    }
    for (Counts* c : {&all, &placed}) {
      if (c == &placed && a.labelled.places.empty()) continue;
      c->found += found;
      c->said += places.size();
      c->meant += a.labelled.places.size();
    }
    auto one = model.PlaceOfAct(d, trigger);
    ++acts;
    right += one ? IsPlaceOfAct(a, d.Get<GeoLayer>().places[one->value].span)
                 : a.labelled.places.empty();
  }
  // The act as marked text, what was labelled and what every place got.
  static void Tell(const Article& a, const Document& d, const model::ActPlaces& model) {
    std::string text(d.text());
    std::string marked = text.substr(0, a.verb->begin) + "<<" +
                         text.substr(a.verb->begin, a.verb->size()) + ">>" +
                         text.substr(a.verb->end);
    std::replace(marked.begin(), marked.end(), '\n', ' ');
    std::printf("%s\n   labelled:", marked.c_str());
    for (const auto& gold : a.labelled.places)
      std::printf(" [%s]", std::string(d.text(gold.span)).c_str());
    std::printf("\n   found:");
    for (const auto& s : model.Score(d, TriggerOf(a))) {
      Span span = d.Get<GeoLayer>().places[s.place.value].span;
      bool wrong = IsPlaceOfAct(a, span) != (s.probability >= 0.5);
      std::printf(" [%s] %.2f%s", std::string(d.text(span)).c_str(), s.probability,
                  wrong ? "*" : "");
    }
    std::printf("\n");
  }
  void Print() const {
    all.Print("places of acts");
    placed.Print("of acts with a labelled place");
    std::printf("the one place, or none, right: %.3f of %zu acts\n",
                static_cast<double>(right) / static_cast<double>(acts), acts);
  }
};

int Train(const resources::Share& share, const std::string& folder, const std::string& acts_path) {
  std::vector<Article> acts;
  bench::PlaceReader(share, true).Read(acts_path, acts);
  auto stage = Need(geo::MakeStage(share));
  model::LinearTrainer trainer;
  for (const Article& a : acts) Teach(a, WithPlaces(a.labelled.document, *stage), trainer);
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/event_place.tsv") << trainer.Fit(kHead, kOptions);
  return 0;
}

int Cross(const resources::Share& share, const std::vector<std::string>& paths, bool tell) {
  std::vector<Article> acts, labelled;
  bench::PlaceReader(share, true).Read(paths[0], acts);
  bench::PlaceReader tagger(share, false);
  for (size_t i = 1; i < paths.size(); ++i) tagger.Read(paths[i], labelled);
  auto open = [&] { return Need(geo::Gazetteer::Open(share.Path("gazetteer.bin"))); };
  auto homes = [&](const geo::Gazetteer& g) {
    return Need(geo::Publishers::Read("lexicon/publishers.tsv",
                                      Need(share.Read("lexicon/publishers.tsv")), g));
  };
  Score all;
  for (int fold = 0; fold < kFolds; ++fold) {
    auto held_out = [&](size_t i) { return static_cast<int>(i % kFolds) == fold; };
    std::unique_ptr<Stage> stage;
    if (labelled.empty()) {
      stage = Need(geo::MakeStage(share));
    } else {
      std::vector<const geo::LabelledDocument*> documents;
      for (const Article& a : labelled) documents.push_back(&a.labelled);
      for (size_t i = 0; i < acts.size(); ++i) {
        if (!held_out(i)) documents.push_back(&acts[i].labelled);
      }
      auto gazetteer = open();
      auto tables = geo::Train(documents, gazetteer, homes(gazetteer), {});
      auto publishers = homes(gazetteer);
      stage = geo::MakeStageOf(
          std::move(gazetteer), Need(model::LinearTable::Read("toponyms", tables.toponyms)),
          Need(model::LinearTable::Read("places", tables.places)), std::move(publishers));
    }
    std::vector<Document> placed;
    for (const Article& a : acts) placed.push_back(WithPlaces(a.labelled.document, *stage));
    model::LinearTrainer trainer;
    for (size_t i = 0; i < acts.size(); ++i) {
      if (!held_out(i)) Teach(acts[i], placed[i], trainer);
    }
    model::ActPlaces model(
        Need(model::LinearTable::Read("event_place", trainer.Fit(kHead, kOptions))));
    for (size_t i = 0; i < acts.size(); ++i) {
      if (!held_out(i)) continue;
      all.Add(acts[i], placed[i], model);
      if (tell) Score::Tell(acts[i], placed[i], model);
    }
  }
  all.Print();
  return 0;
}

}  // namespace
}  // namespace khaldun

int main(int argc, char** argv) {
  std::string command = argc > 1 ? argv[1] : "";
  if (!(command == "train" && argc == 4) &&
      !((command == "cross" || command == "tell") && argc > 2)) {
    std::fputs("usage: event_places_tool train OUTPUT_FOLDER ACTS | cross|tell ACTS LABELLED…\n",
               stderr);
    return 2;
  }
  auto share = khaldun::bench::Need(khaldun::resources::Share::Find(""));
  if (command == "train") return khaldun::Train(share, argv[2], argv[3]);
  return khaldun::Cross(share, std::vector<std::string>(argv + 2, argv + argc), command == "tell");
}
