// Trains models/event_score.tsv, or cross-validates it by group of reports.
//
//   event_scores_tool train OUTPUT_FOLDER LABELS REPORTS…
//   event_scores_tool cross LABELS REPORTS…    prints a reliability diagram and precision by
//   threshold event_scores_tool features LABELS REPORTS… prints the features of each labelled event
//
// LABELS is what tools/event_labels.py prints: report, group, set, begin, end, type, status, label
// (0 or 1) and weight, divided by tabs. Reports are read as `khaldun code` reads them; an event has
// the label whose type and status it has and whose characters it touches.

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include "event/frame.h"
#include "event/scorer.h"
#include "ingest/source.h"
#include "khaldun/engine.h"
#include "model/linear_train.h"
#include "resources/share.h"

namespace khaldun {
namespace {

constexpr int kFolds = 10;
constexpr model::LinearTrainOptions kOptions{60, 3e-3, 3};
constexpr std::string_view kHead =
    "# Log odds that a coded event is one. Made by training; see docs/stages/event.md.\n";

[[noreturn]] void Fail(const std::string& message) {
  fmt::print(stderr, "{}\n", message);
  std::exit(1);
}

template <class T>
T Need(Result<T> result) {
  if (!result) Fail(result.error().message());
  return std::move(*result);
}

struct Label {
  std::string group, set, type, status;
  uint32_t begin = 0, end = 0;  // characters of the input
  bool right = false;
  float weight = 1;
};

using Labels = std::multimap<std::string, Label>;  // by report

Labels ReadLabels(const std::string& path) {
  std::ifstream in(path);
  if (!in) Fail(path + ": cannot be read");
  Labels labels;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    std::string report;
    Label l;
    if (!(fields >> report >> l.group >> l.set >> l.begin >> l.end >> l.type >> l.status >>
          l.right >> l.weight)) {
      Fail(fmt::format("{}: no label line: {}", path, line));
    }
    labels.emplace(report, l);
  }
  return labels;
}

// A labelled event as the model sees it.
struct Example {
  Label label;
  std::string report;
  std::vector<std::pair<std::string, std::string>> features;
};

class Keeper final : public model::FeatureSink {
 public:
  explicit Keeper(Example& example) : example_(example) {}
  void Add(std::string_view feature, std::string_view value) override {
    example_.features.emplace_back(feature, value);
  }

 private:
  Example& example_;
};

class Reader {
 public:
  explicit Reader(const resources::Share& share)
      : frames_(Need(event::FrameLexicon::Load(share, true))),
        topics_(Need(event::LoadTopics(share))) {
    EngineOptions options;
    options.all_types = true;
    options.least_confidence = 0;
    engine_ = Need(Engine::Open(options));
    for (const auto& f : frames_.frames()) by_id_.emplace(f->id, f.get());
  }

  std::vector<Example> Read(const Labels& labels, std::vector<std::string> reports) const {
    std::vector<Example> out;
    auto source = Need(ingest::Source::Open(std::move(reports)));
    for (;;) {
      auto item = Need(source->Next());
      if (!item) break;
      auto* story = std::get_if<Story>(&*item);
      if (story == nullptr || !labels.contains(story->id)) continue;
      auto document = engine_->Analyze(std::move(*story));
      if (document) AddEvents(*document, labels, out);
    }
    return out;
  }

 private:
  void AddEvents(const Document& d, const Labels& labels, std::vector<Example>& out) const {
    const event::Quotations quotations(d);
    event::ScoreFeatures features(d, quotations, topics_);
    auto [first, last] = labels.equal_range(d.story().id);
    for (const Event& e : d.Get<EventLayer>().events) {
      const auto frame = by_id_.find(e.rules.front());
      if (frame == by_id_.end()) continue;  // borrowed from WordNet, which no threshold keeps
      Span input = d.offsets().ToInput(d.text(), e.trigger);
      for (auto l = first; l != last; ++l) {
        const Label& label = l->second;
        if (label.type != Name(e.type) || label.status != Name(e.status) ||
            label.begin >= input.end || input.begin >= label.end) {
          continue;
        }
        out.push_back({label, d.story().id, {}});
        Keeper keeper(out.back());
        features.Of(event::Tree(d, e.sentence), e, *frame->second, keeper);
        break;
      }
    }
  }

  event::FrameLexicon frames_;
  event::Topics topics_;
  std::unique_ptr<Engine> engine_;
  std::map<std::string, const event::Frame*> by_id_;
};

using Folds = std::map<std::string, int>;  // by group

// Deals the groups of each set out in turn, so that every fold has some of each.
Folds Deal(const std::vector<Example>& examples) {
  std::map<std::string, std::set<std::string>> groups;  // by set
  for (const Example& x : examples) groups[x.label.set].insert(x.label.group);
  Folds folds;
  for (const auto& [set, names] : groups) {
    int next = 0;
    for (const std::string& name : names) {
      if (folds.emplace(name, next).second) next = (next + 1) % kFolds;
    }
  }
  return folds;
}

// Every event of a report is labelled, as the program meets them; of the other sets, picked
// sentences.
bool IsNews(const Example& x) { return x.label.set == "articles" || x.label.set == "news"; }

// The table of the examples that `wanted` takes. What only tells the sets apart is learnt beside it
// and left out.
std::string Fit(const std::vector<Example>& examples,
                const std::function<bool(const Example&)>& wanted) {
  model::LinearTrainer trainer;
  for (const Example& x : examples) {
    if (!wanted(x)) continue;
    for (const auto& [feature, value] : x.features) trainer.features().Add(feature, value);
    if (!IsNews(x)) trainer.features().Add("set", x.label.set);
    trainer.Add(x.label.right, x.label.weight);
  }
  std::istringstream table(trainer.Fit(kHead, kOptions));
  std::string kept, line;
  while (std::getline(table, line)) {
    if (!line.starts_with("set=")) kept += line + '\n';
  }
  return kept;
}

double Probability(const model::LinearTable& table, const Example& x) {
  double sum = 0;
  for (const auto& [feature, value] : x.features) sum += table.Weight(feature, value);
  return 1 / (1 + std::exp(-sum));
}

struct Scored {
  double probability;
  bool right;
};

// A reliability diagram, its error, and what each threshold would keep.
void Report(std::string_view what, const std::vector<Scored>& scored) {
  constexpr int kBins = 10;
  struct Bin {
    size_t n = 0, right = 0;
    double sum = 0;
  };
  std::array<Bin, kBins> bins{};
  size_t rights = 0;
  double loss = 0;
  for (const Scored& s : scored) {
    loss -=
        std::log(s.right ? s.probability : 1 - s.probability) / static_cast<double>(scored.size());
    Bin& b =
        bins[static_cast<size_t>(std::min(kBins - 1, static_cast<int>(s.probability * kBins)))];
    ++b.n;
    b.right += s.right;
    b.sum += s.probability;
    rights += s.right;
  }
  double error = 0;
  fmt::print("{}: {} events, {} right\n   confidence   said  right      n\n", what, scored.size(),
             rights);
  for (int i = 0; i < kBins; ++i) {
    const Bin& b = bins[static_cast<size_t>(i)];
    if (b.n == 0) continue;
    double n = static_cast<double>(b.n), right = static_cast<double>(b.right) / n;
    error += std::abs(b.sum - static_cast<double>(b.right)) / static_cast<double>(scored.size());
    fmt::print("   {:.1f} to {:.1f}   {:.3f}  {:.3f}  {:5}  {}\n", i / 10.0, (i + 1) / 10.0,
               b.sum / n, right, b.n, std::string(static_cast<size_t>(right * 40), '#'));
  }
  fmt::print("   expected calibration error {:.3f}, log loss {:.3f}\n", error, loss);
  for (double least : {0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8}) {
    size_t said = 0, right = 0;
    for (const Scored& s : scored) {
      if (s.probability < least) continue;
      ++said;
      right += s.right;
    }
    if (said == 0) continue;
    double p = static_cast<double>(right) / static_cast<double>(said),
           r = static_cast<double>(right) / static_cast<double>(rights);
    fmt::print("   at least {:.2f}: precision {:.3f}, keeps {:.3f} of the right ones, f1 {:.3f}\n",
               least, p, r, 2 * p * r / (p + r));
  }
}

void Cross(const std::vector<Example>& examples) {
  const Folds folds = Deal(examples);
  auto fold_of = [&](const Example& x) { return folds.at(x.label.group); };
  std::map<std::string, std::vector<Scored>> by_set;
  for (int fold = 0; fold < kFolds; ++fold) {
    auto table = Need(model::LinearTable::Read(
        "table", Fit(examples, [&](const Example& x) { return fold_of(x) != fold; })));
    for (const Example& x : examples) {
      if (fold_of(x) != fold) continue;
      Scored s{Probability(table, x), x.label.right};
      by_set[x.label.set].push_back(s);
      if (x.label.set == "articles" || x.label.set == "news") by_set["all news"].push_back(s);
    }
  }
  for (const auto& [set, scored] : by_set) Report(set, scored);
}

int Main(int argc, char** argv) {
  std::vector<std::string> args(argv + 1, argv + argc);
  const bool train = !args.empty() && args[0] == "train";
  if (args.size() < (train ? 4u : 3u))
    Fail("usage: event_scores_tool train FOLDER | cross | features, LABELS REPORTS…");
  const size_t first = train ? 2 : 1;
  auto share = Need(resources::Share::Find(""));
  Labels labels = ReadLabels(args[first]);
  auto examples =
      Reader(share).Read(labels, {args.begin() + static_cast<long>(first) + 1, args.end()});
  if (train) {
    const auto path = std::filesystem::path(args[1]) / "event_score.tsv";
    std::ofstream(path) << Fit(examples, [](const Example&) { return true; });
    fmt::print("{}: from {} events\n", path.string(), examples.size());
  } else if (args[0] == "cross") {
    Cross(examples);
  } else {
    for (const Example& x : examples) {
      fmt::print("{}\t{}\t{}\t{}\t{}", x.report, x.label.group, x.label.set, int{x.label.right},
                 x.label.weight);
      for (const auto& [feature, value] : x.features) fmt::print("\t{}={}", feature, value);
      fmt::print("\n");
    }
  }
  return 0;
}

}  // namespace
}  // namespace khaldun

int main(int argc, char** argv) { return khaldun::Main(argc, argv); }
