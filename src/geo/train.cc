#include "geo/train.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "geo/own_places.h"
#include "geo/recognizer.h"
#include "geo/resolver.h"
#include "model/linear_train.h"

namespace khaldun::geo {
namespace {

Span SpanOf(const DocumentWords& words, const Candidate& c) {
  return {words.span(c.begin).begin, words.span(c.end - 1).end};
}

// For each labelled place the candidate that covers it best, exactly where one does.
std::vector<bool> Label(const LabelledDocument& d, const DocumentWords& words,
                        const std::vector<Candidate>& all) {
  std::vector<bool> label(all.size(), false);
  for (const LabelledPlace& place : d.places) {
    std::optional<size_t> best;
    double best_share = 0.3;
    for (size_t c = 0; c < all.size(); ++c) {
      Span s = SpanOf(words, all[c]);
      if (!s.Overlaps(place.span)) continue;
      double common = std::min(s.end, place.span.end) - std::max(s.begin, place.span.begin);
      double share = common / (s.size() + place.span.size() - common);
      if (share > best_share) {
        best_share = share;
        best = c;
      }
    }
    if (best) label[*best] = true;
  }
  return label;
}

class RecognitionTrainer {
 public:
  RecognitionTrainer(const std::vector<const LabelledDocument*>& documents,
                     const Gazetteer& gazetteer, const TrainOptions& options)
      : documents_(documents), gazetteer_(gazetteer), options_(options) {}

  // Partly labelled documents come in when the others have taught what is surely no toponym.
  std::string Train() {
    const model::LinearTable none;
    std::string table = Fit(none, false);
    bool partial =
        std::any_of(documents_.begin(), documents_.end(), [](const auto* d) { return d->partial; });
    return partial ? Fit(*model::LinearTable::Read("toponyms", table), true) : table;
  }

 private:
  void Gather(const LabelledDocument& d, const model::LinearTable& before,
              model::LinearTrainer& trainer) const {
    DocumentWords words(d.document);
    auto found = Recognizer(gazetteer_, before).FindAll(words);
    NameHabits habits(words, found.all);
    auto label = Label(d, words, found.all);
    const auto& sentences = d.document.Get<SegmentLayer>().sentences;
    for (size_t s = 0; s < sentences.size(); ++s) {
      FeatureContext context{
          words,     gazetteer_,         habits,
          found.all, sentences[s].words, Recognizer::AllCapitals(words, sentences[s].words)};
      for (size_t c = found.first_of_sentence[s]; c < found.first_of_sentence[s + 1]; ++c) {
        if (d.partial && !label[c] && MayBeToponym(context, found.all[c], before)) continue;
        ToponymFeatures(context, found.all[c], trainer.features());
        trainer.Add(label[c], d.partial ? static_cast<float>(options_.partial_weight) : 1);
      }
    }
  }

  // Unlabelled in a partly labelled text. "Syrian" is no place of an act and yet a toponym.
  bool MayBeToponym(const FeatureContext& context, const Candidate& c,
                    const model::LinearTable& before) const {
    bool people = std::any_of(c.names.begin(), c.names.end(), [](const Gazetteer::Name& n) {
      return (n.flags & (kAdjective | kPeople)) != 0;
    });
    return people || ScoreToponym(context, c, before) > options_.surely_none;
  }

  std::string Fit(const model::LinearTable& before, bool with_partial) {
    model::LinearTrainer trainer;
    for (const LabelledDocument* d : documents_) {
      if (with_partial || !d->partial) Gather(*d, before, trainer);
    }
    return trainer.Fit(
        "# Log odds that a stretch of words is a toponym. Made by training; see "
        "docs/stages/geo.md.\n",
        options_.recognition);
  }

  const std::vector<const LabelledDocument*>& documents_;
  const Gazetteer& gazetteer_;
  const TrainOptions& options_;
};

// The place of a choice that the label means: the same id, else the nearest within some kilometres.
std::optional<size_t> Meant(const Gazetteer& gazetteer, const std::vector<uint32_t>& places,
                            const LabelledPlace& label) {
  constexpr double kSameKm = 80;
  std::optional<size_t> nearest;
  double nearest_km = kSameKm;
  for (size_t i = 0; i < places.size(); ++i) {
    auto p = gazetteer.place(places[i]);
    if (label.geonames && p.geonames == label.geonames) return i;
    if (!label.lat || !p.lat || p.kind == PlaceKind::kCountry) continue;
    double km = Kilometres(*label.lat, *label.lon, *p.lat, *p.lon);
    if (km < nearest_km) {
      nearest_km = km;
      nearest = i;
    }
  }
  return nearest;
}

struct Ranking {
  std::vector<std::vector<std::pair<uint32_t, float>>> places;
  size_t right = 0;
  float weight = 1;
};

class PlaceTrainer {
 public:
  PlaceTrainer(const std::vector<const LabelledDocument*>& documents, const Gazetteer& gazetteer,
               const Publishers& publishers, const TrainOptions& options)
      : documents_(documents), gazetteer_(gazetteer), publishers_(publishers), options_(options) {}

  // The early pass is trained alone, then the late passes on the documents as the passes before
  // left them.
  std::string Train(const model::LinearTable& toponym_model) {
    const model::LinearTable none;
    model::LinearTable table;
    std::string early = Fit("early", Gather(toponym_model, none, 0));
    table = *model::LinearTable::Read("early", early);
    std::string late = Fit("late", Gather(toponym_model, table, 1));
    table = *model::LinearTable::Read("late", early + late);
    late = Fit("late", Gather(toponym_model, table, 2));
    return "# Weights of the places that a name may mean. Made by training; see "
           "docs/stages/geo.md.\n" +
           early + late;
  }

 private:
  std::vector<Ranking> Gather(const model::LinearTable& toponym_model,
                              const model::LinearTable& table, int wanted) {
    std::vector<Ranking> rankings;
    Recognizer recognizer(gazetteer_, toponym_model);
    Resolver resolver(gazetteer_, table);
    for (const LabelledDocument* d : documents_) {
      if (d->partial) continue;
      DocumentWords words(d->document);
      auto toponyms = recognizer.Find(words);
      ResolveContext context = ContextOf(d->document, publishers_);
      std::unordered_map<uint64_t, int> times;
      for (const Toponym& t : toponyms) ++times[t.candidate.key];
      resolver.Resolve(words, toponyms, context, [&](int pass, const Choice& choice) {
        if (pass != wanted || choice.places.empty()) return;
        Span span = SpanOf(words, toponyms[choice.toponym].candidate);
        for (const LabelledPlace& label : d->places) {
          if (!label.span.Overlaps(span)) continue;
          auto right = Meant(gazetteer_, choice.places, label);
          Ranking r;
          r.right = right.value_or(choice.places.size());  // the last option is none of them
          r.weight = static_cast<float>(std::sqrt(times[toponyms[choice.toponym].candidate.key]));
          for (const auto& features : choice.features) {
            r.places.emplace_back();
            for (const auto& [name, value] : features) {
              r.places.back().push_back({numbering_.Of(name), value});
            }
          }
          rankings.push_back(std::move(r));
          return;
        }
      });
    }
    return rankings;
  }

  std::string Fit(std::string_view pass, const std::vector<Ranking>& rankings) {
    size_t n = numbering_.names().size();
    model::AdaptiveWeights weights(n);
    std::vector<double> score;
    for (int epoch = 0; epoch < 40; ++epoch) {
      for (const Ranking& r : rankings) {
        score.clear();
        for (const auto& place : r.places) {
          double sum = 0;
          for (auto [f, value] : place) sum += weights[f] * value;
          score.push_back(sum);
        }
        double top = *std::max_element(score.begin(), score.end()), total = 0;
        for (double& s : score) total += s = std::exp(s - top);
        std::map<uint32_t, double> gradient;
        for (size_t i = 0; i < r.places.size(); ++i) {
          double error = score[i] / total - (i == r.right ? 1 : 0);
          for (auto [f, value] : r.places[i]) gradient[f] += error * value * r.weight;
        }
        for (auto [f, g] : gradient) weights.Step(f, g, options_.resolution_decay);
      }
    }
    std::vector<std::string> names;
    for (const std::string& name : numbering_.names())
      names.push_back(fmt::format("{}={}", pass, name));
    return model::FormatTable("", names, weights);
  }

  const std::vector<const LabelledDocument*>& documents_;
  const Gazetteer& gazetteer_;
  const Publishers& publishers_;
  const TrainOptions& options_;
  model::FeatureNumbers numbering_;
};

}  // namespace

TrainedTables Train(const std::vector<const LabelledDocument*>& documents,
                    const Gazetteer& gazetteer, const Publishers& publishers,
                    const TrainOptions& options) {
  TrainedTables tables;
  tables.toponyms = RecognitionTrainer(documents, gazetteer, options).Train();
  auto toponym_model = *model::LinearTable::Read("toponyms", tables.toponyms);
  tables.places = PlaceTrainer(documents, gazetteer, publishers, options).Train(toponym_model);
  return tables;
}

}  // namespace khaldun::geo
