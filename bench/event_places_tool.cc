// Trains models/event_place.tsv, or cross-validates it by sentence.
//
//   event_places_tool train OUTPUT_FOLDER ACTS LABELLED…
//   event_places_tool cross ACTS LABELLED…   prints precision, recall and F1 over places
//   event_places_tool tell ACTS LABELLED…    the same, and every act as it was answered
//
// The toponyms of each fifth of the acts are found by tables trained on LABELLED and on the other
// four fifths, in training as in measuring, so that the model sees toponyms as they are found in
// unknown text. Without LABELLED the program's own tables find them, which is quicker and flatters.
//
// ACTS is JSON lines {"text", "verb": [[begin, end]], "places": [[begin, end], …]}; LABELLED as
// labelled_places.h describes it. KHALDUN_SHARE names the share folder.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

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

// Places, or words of places: found, said and meant.
struct Counts {
  size_t found = 0, said = 0, meant = 0;
  void operator+=(const Counts& other) {
    found += other.found;
    said += other.said;
    meant += other.meant;
  }
  void Print(const char* what) const {
    double p = static_cast<double>(found) / static_cast<double>(said);
    double r = static_cast<double>(found) / static_cast<double>(meant);
    std::printf("%s: precision %.3f recall %.3f f1 %.3f over %zu\n", what, p, r,
                2 * p * r / (p + r), meant);
  }
};

struct Score {
  Counts all, placed;          // placed: acts for which some place is labelled
  Counts words, placed_words;  // by word, as Halterman 2019 counts
  size_t right = 0, acts = 0;  // whether the likeliest place is one of the act's, or both have none

  void Add(const Article& a, const Document& d, const model::ActPlaces& model) {
    WordId trigger = TriggerOf(a);
    std::vector<Span> said, meant;
    for (PlaceId p : model.PlacesOfAct(d, trigger))
      said.push_back(d.Get<GeoLayer>().places[p.value].span);
    for (const auto& gold : a.labelled.places) meant.push_back(gold.span);
    auto touches = [](const std::vector<Span>& spans, Span one) {
      return std::any_of(spans.begin(), spans.end(), [&](Span s) { return s.Overlaps(one); });
    };
    Counts places, by_word;
    places.said = said.size();
    places.meant = meant.size();
    for (Span m : meant) places.found += touches(said, m);
    for (const Word& w : d.Get<SegmentLayer>().words) {
      bool is_said = touches(said, w.span), is_meant = touches(meant, w.span);
      by_word.said += is_said;
      by_word.meant += is_meant;
      by_word.found += is_said && is_meant;
    }
    all += places;
    words += by_word;
    if (!meant.empty()) {
      placed += places;
      placed_words += by_word;
    }
    auto one = model.PlaceOfAct(d, trigger);
    ++acts;
    right += one ? IsPlaceOfAct(a, d.Get<GeoLayer>().places[one->value].span) : meant.empty();
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
    words.Print("words of places of acts");
    placed_words.Print("of acts with a labelled place");
    std::printf("the one place, or none, right: %.3f of %zu acts\n",
                static_cast<double>(right) / static_cast<double>(acts), acts);
  }
};

struct Acts {
  std::vector<Article> acts;
  std::vector<int> fold;         // by act; all acts of a sentence are in one
  std::vector<Document> placed;  // by act
  Counts agreed;                 // of acts that the set holds twice, one label against the other
};

// The geo stage with tables of `labelled` and the acts outside `fold`.
std::unique_ptr<Stage> StageWithout(int fold, const resources::Share& share, const Acts& a,
                                    const std::vector<Article>& labelled) {
  std::vector<const geo::LabelledDocument*> documents;
  for (const Article& l : labelled) documents.push_back(&l.labelled);
  for (size_t i = 0; i < a.acts.size(); ++i) {
    if (a.fold[i] != fold) documents.push_back(&a.acts[i].labelled);
  }
  auto gazetteer = Need(geo::Gazetteer::Open(share.Path("gazetteer.bin")));
  auto publishers = Need(geo::Publishers::Read(
      "lexicon/publishers.tsv", Need(share.Read("lexicon/publishers.tsv")), gazetteer));
  auto tables = geo::Train(documents, gazetteer, publishers, {});
  return geo::MakeStageOf(
      std::move(gazetteer), Need(model::LinearTable::Read("toponyms", tables.toponyms)),
      Need(model::LinearTable::Read("places", tables.places)), std::move(publishers));
}

// Adds the places of `more` to those of the same words in `labelled`; blanks may differ. What both
// have goes into `agreed`.
void Join(const geo::LabelledDocument& more, geo::LabelledDocument& labelled, Counts& agreed) {
  const auto& theirs = more.document.Get<SegmentLayer>();
  const auto& ours = labelled.document.Get<SegmentLayer>();
  agreed.meant += labelled.places.size();
  agreed.said += more.places.size();
  for (geo::LabelledPlace place : more.places) {
    WordRange words = theirs.WordsIn(place.span);
    if (words.size() == 0 || words.end.value > ours.words.size()) continue;
    place.span = ours.SpanOf(words);
    auto same = [&](const geo::LabelledPlace& p) { return p.span.Overlaps(place.span); };
    if (std::any_of(labelled.places.begin(), labelled.places.end(), same)) {
      ++agreed.found;
    } else {
      labelled.places.push_back(place);
    }
  }
}

// An act that was labelled twice has the places of both; the folds divide sentences.
void Gather(std::vector<Article> read, Acts& out) {
  std::map<std::string, int> fold_of;
  std::map<std::pair<std::string, uint32_t>, size_t> first;
  for (Article& a : read) {
    std::string sentence;
    for (const Word& w : a.labelled.document.Get<SegmentLayer>().words) {
      sentence += a.labelled.document.text(w.span);
      sentence += ' ';
    }
    auto [known, fresh] = first.try_emplace({sentence, TriggerOf(a).value}, out.acts.size());
    if (!fresh) {
      Join(a.labelled, out.acts[known->second].labelled, out.agreed);
      continue;
    }
    int next = static_cast<int>(fold_of.size()) % kFolds;
    out.fold.push_back(fold_of.try_emplace(std::move(sentence), next).first->second);
    out.acts.push_back(std::move(a));
  }
}

Acts Read(const resources::Share& share, const std::vector<std::string>& paths) {
  Acts out;
  std::vector<Article> labelled;
  std::vector<Article> read;
  bench::PlaceReader(share, true).Read(paths[0], read);
  Gather(std::move(read), out);
  bench::PlaceReader tagger(share, false);
  for (size_t i = 1; i < paths.size(); ++i) tagger.Read(paths[i], labelled);
  std::vector<std::unique_ptr<Stage>> stages;
  for (int fold = 0; fold < kFolds; ++fold) {
    stages.push_back(labelled.empty() ? Need(geo::MakeStage(share))
                                      : StageWithout(fold, share, out, labelled));
  }
  for (size_t i = 0; i < out.acts.size(); ++i)
    out.placed.push_back(
        WithPlaces(out.acts[i].labelled.document, *stages[static_cast<size_t>(out.fold[i])]));
  return out;
}

// The table of all acts, or of those outside `fold`.
std::string Fit(const Acts& a, std::optional<int> fold) {
  model::LinearTrainer trainer;
  for (size_t i = 0; i < a.acts.size(); ++i) {
    if (!fold || a.fold[i] != *fold) Teach(a.acts[i], a.placed[i], trainer);
  }
  return trainer.Fit(kHead, kOptions);
}

int Train(const Acts& acts, const std::string& folder) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/event_place.tsv") << Fit(acts, std::nullopt);
  return 0;
}

int Cross(const Acts& a, bool tell) {
  Score score;
  for (int fold = 0; fold < kFolds; ++fold) {
    model::ActPlaces model(Need(model::LinearTable::Read("event_place", Fit(a, fold))));
    for (size_t i = 0; i < a.acts.size(); ++i) {
      if (a.fold[i] != fold) continue;
      score.Add(a.acts[i], a.placed[i], model);
      if (tell) Score::Tell(a.acts[i], a.placed[i], model);
    }
  }
  score.Print();
  a.agreed.Print("labels of acts that the set holds twice, one against the other");
  return 0;
}

}  // namespace
}  // namespace khaldun

int main(int argc, char** argv) {
  std::string command = argc > 1 ? argv[1] : "";
  bool train = command == "train";
  if (!(train || command == "cross" || command == "tell") || argc < (train ? 4 : 3)) {
    std::fputs(
        "usage: event_places_tool train OUTPUT_FOLDER ACTS LABELLED… | cross|tell ACTS LABELLED…\n",
        stderr);
    return 2;
  }
  auto share = khaldun::bench::Need(khaldun::resources::Share::Find(""));
  auto acts = khaldun::Read(share, {argv + (train ? 3 : 2), argv + argc});
  return train ? khaldun::Train(acts, argv[2]) : khaldun::Cross(acts, command == "tell");
}
