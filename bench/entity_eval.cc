// Measures who is found and how he is coded, on the open sets:
//   bench_entity show FILE.txt             the mentions of a text and their entities
//   bench_entity articles articles_dev.json  country and sector of every gold source and target
//   bench_entity codebook codebook_dev.jsonl the same of the codebook's sentences
//   bench_entity coref gum.conllu            entities: MUC, B-cubed, CEAF-e and their mean
//   bench_entity pronouns gum.conllu         pronouns of the third person resolved, on our own
//   parses entity_eval train-pronouns gum.conllu   the weights for src/coref/pronoun_weights.cc
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <sstream>

#include "coref/coref.h"
#include "coref/eval.h"
#include "coref/stage.h"
#include "entity/entity.h"
#include "entity/gum.h"
#include "entity/train.h"
#include "names/person_names.h"
#include "quote/quote.h"
#include "segment/segment.h"
#include "syntax/syntax.h"
#include "text/conllu.h"

namespace khaldun {
namespace {

struct Stages {
  std::vector<std::unique_ptr<Stage>> all;

  bool Load() {
    auto share = resources::Share::Find("");
    if (!share) return Complain(share.status());
    auto add = [&](Result<std::unique_ptr<Stage>> stage) {
      if (!stage) return Complain(stage.status());
      all.push_back(std::move(*stage));
      return true;
    };
    return add(segment::MakeStage(*share)) && add(syntax::MakeStage(*share)) &&
           add(entity::MakeStage(*share)) && add(coref::MakeStage(*share)) &&
           add(quote::MakeStage(*share));
  }
  static bool Complain(const Status& status) {
    std::cerr << status.message() << "\n";
    return false;
  }
  Document Run(std::string text, const std::string& published) const {
    Story story;
    story.id = story.origin = "bench";
    if (auto date = ParseDate(published); date) story.published = *date;
    OffsetMap offsets;
    offsets.AddRun({0, 0, 1});
    Document document(std::move(story), std::move(text), std::move(offsets), TextLayer{});
    for (const auto& stage : all) {
      if (Status s = stage->Run(document); !s.ok()) Complain(s);
    }
    if (Status s = Verify(document); !s.ok()) Complain(s);
    return document;
  }
};

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string Code(const std::optional<ActorCode>& actor) { return actor ? actor->Format() : "-"; }

void Show(const Document& document) {
  const auto& segment = document.Get<SegmentLayer>();
  const auto& mentions = document.Get<EntityLayer>().mentions;
  const auto& coref = document.Get<CorefLayer>();
  size_t at = 0;
  for (const Sentence& s : segment.sentences) {
    std::cout << "\n" << document.text(s.span) << "\n";
    for (; at < mentions.size() && mentions[at].words.begin < s.words.end; ++at) {
      const Mention& m = mentions[at];
      EntityId e = coref.entity_of[at];
      std::cout << "    " << document.text(m.span) << " | " << Name(m.kind) << " "
                << Name(m.entity_kind) << " | " << m.name << " | " << Code(m.actor)
                << (m.known ? " known" : "") << " | e" << e.value << " " << coref.entity(e).name
                << " " << Code(coref.entity(e).actor) << "\n";
    }
  }
  for (const Quote& q : document.Get<QuoteLayer>().quotes) {
    std::cout << (q.direct ? "\"" : ":") << document.text(q.span) << " | "
              << (q.cue ? document.text(*q.cue) : "-") << " | "
              << (q.speaker ? document.Get<EntityLayer>().mention(*q.speaker).name : "-") << "\n";
  }
}

std::set<std::string> ContentWords(std::string_view text) {
  static const std::set<std::string> kStop = {"a",   "an",  "the", "of",    "in",   "on",   "at",
                                              "to",  "for", "and", "or",    "by",   "with", "from",
                                              "his", "her", "its", "their", "this", "that", "s"};
  std::set<std::string> words;
  std::string word;
  for (size_t i = 0; i <= text.size(); ++i) {
    char c = i < text.size() ? text[i] : ' ';
    bool letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80);
    if (letter) {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    } else if (!word.empty()) {
      if (!kStop.contains(word)) words.insert(word);
      word.clear();
    }
  }
  return words;
}

// Where `words` stand as whole words, from `at`.
size_t FindWords(const std::string& text, const std::string& words, size_t at) {
  auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (; (at = text.find(words, at)) != std::string::npos; ++at) {
    size_t end = at + words.size();
    if ((at == 0 || !letter(text[at - 1])) && (end == text.size() || !letter(text[end]))) break;
  }
  return at;
}

struct Wanted {
  std::string id, words, name, country, sector;
  size_t from = 0;  // where to look for the words
};

struct Tally {
  int total = 0, found = 0, countries = 0, sectors = 0, names = 0, with_country = 0,
      with_sector = 0;

  // The first mention within the gold words, else the smallest that holds them; then the country
  // and the first sector of its entity.
  void Judge(const Document& document, const Wanted& gold) {
    ++total;
    const auto& mentions = document.Get<EntityLayer>().mentions;
    const auto& coref = document.Get<CorefLayer>();
    std::string text(document.text());
    size_t begin = FindWords(text, gold.words, gold.from);
    size_t end = begin + gold.words.size();
    int best = -1;
    for (int i = 0; begin != std::string::npos && i < static_cast<int>(mentions.size()); ++i) {
      Span s = mentions[static_cast<size_t>(i)].span;
      if (s.begin >= begin && s.end <= end && best < 0) best = i;
    }
    for (int i = 0; best < 0 && begin != std::string::npos && i < static_cast<int>(mentions.size());
         ++i) {
      Span s = mentions[static_cast<size_t>(i)].span;
      if (s.begin <= begin && s.end >= end) best = i;
    }
    std::string country, sector, name, words;
    if (best >= 0) {
      ++found;
      const Entity& e = coref.entity(coref.entity_of[static_cast<size_t>(best)]);
      name = e.name;
      words = document.text(mentions[static_cast<size_t>(best)].span);
      if (e.actor) {
        country = e.actor->country;
        if (!e.actor->sectors.empty()) sector = Name(e.actor->sectors[0]);
      }
    }
    with_country += !gold.country.empty();
    with_sector += !gold.sector.empty();
    bool country_right = country == gold.country, sector_right = sector == gold.sector;
    countries += country_right && !gold.country.empty();
    sectors += sector_right && !gold.sector.empty();
    std::set<std::string> wanted = ContentWords(gold.name), got = ContentWords(name);
    bool name_right = std::any_of(got.begin(), got.end(),
                                  [&](const std::string& w) { return wanted.contains(w); });
    names += name_right;
    bool wrong = (!gold.country.empty() && !country_right) ||
                 (!gold.sector.empty() && !sector_right) || !name_right;
    if (wrong) {
      std::cout << gold.id << "  " << gold.words << " [" << gold.name << " " << gold.country << " "
                << gold.sector << "]  got  " << words << " [" << name << " " << country << " "
                << sector << "]\n";
    }
  }

  void Print() const {
    auto share = [](int n, int of) { return 100.0 * n / std::max(1, of); };
    std::cout << fmt::format(
        "participants {}, found {:.1f} %, name {:.1f} %, country {:.1f} % of {}, sector {:.1f} % "
        "of {}\n",
        total, share(found, total), share(names, total), share(countries, with_country),
        with_country, share(sectors, with_sector), with_sector);
  }
};

std::string TextOf(const nlohmann::json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

int Articles(const Stages& stages, const std::string& path) {
  Tally tally;
  for (const auto& article : nlohmann::json::parse(ReadFile(path))) {
    Document document = stages.Run(article["text"], article["published"]);
    std::string text(document.text());
    for (const auto& event : article["events"]) {
      size_t sentence = text.find(event["sentence"].get<std::string>());
      for (const char* side : {"source", "target"}) {
        for (const auto& gold : event[side]) {
          tally.Judge(document,
                      {article["id"], gold["text"], gold["name"], TextOf(gold["country"]),
                       TextOf(gold["sector"]), sentence == std::string::npos ? 0 : sentence});
        }
      }
    }
  }
  tally.Print();
  return 0;
}

int Codebook(const Stages& stages, const std::string& path) {
  Tally tally;
  std::istringstream lines(ReadFile(path));
  for (std::string line; std::getline(lines, line);) {
    auto record = nlohmann::json::parse(line);
    Document document = stages.Run(record["text"], "");
    for (const char* side : {"source", "target"}) {
      for (const auto& gold : record[side]) {
        tally.Judge(document, {record["id"], gold["text"], gold["text"], TextOf(gold["code"]),
                               TextOf(gold["sector"]), 0});
      }
    }
  }
  tally.Print();
  return 0;
}

// A treebank's documents with its own words and sentences, and our tags, arcs and mentions.
std::vector<Document> Analyse(const Stages& stages, const std::string& path) {
  std::vector<Document> documents;
  auto gold = text::ReadConlluFiles({path});
  if (!gold) {
    Stages::Complain(gold.status());
    return documents;
  }
  for (const Document& g : *gold) {
    OffsetMap offsets;
    offsets.AddRun({0, 0, 1});
    Document document(Story(g.story()), std::string(g.text()), std::move(offsets), TextLayer{});
    Status status = document.Add(SegmentLayer(g.Get<SegmentLayer>()));
    for (size_t i = 1; i < 3 && status.ok(); ++i) status = stages.all[i]->Run(document);
    if (!status.ok()) Stages::Complain(status);
    documents.push_back(std::move(document));
  }
  return documents;
}

// The gold cluster of every word that heads a gold mention, the smallest mention first.
std::map<uint32_t, std::string> HeadClusters(const entity::GumDocument& gum,
                                             const Document& document) {
  std::map<uint32_t, std::pair<uint32_t, std::string>> best;
  const auto& syntax = document.Get<SyntaxLayer>();
  auto put = [&](uint32_t head, uint32_t size, const std::string& cluster) {
    auto [at, fresh] = best.emplace(head, std::pair(size, cluster));
    if (!fresh && size < at->second.first) at->second = {size, cluster};
  };
  for (const entity::GumMention& m : gum.mentions) {
    // By the minimal span, and by our own arcs, which may see another head.
    put(m.head, m.end - m.begin, m.cluster);
    for (uint32_t w = m.begin; w < m.end; ++w) {
      uint32_t up = syntax.words[w].head.value;
      if (up < m.begin || up >= m.end) {
        put(w, m.end - m.begin, m.cluster);
        break;
      }
    }
  }
  std::map<uint32_t, std::string> clusters;
  for (auto& [head, value] : best) clusters[head] = value.second;
  return clusters;
}

// Numbers the mentions of both sides: ours is a gold one where they have one head, by the gold arcs
// or by ours. Entities of one mention count on neither side, as in the CoNLL tasks.
void ScoreCoref(const entity::GumDocument& gum, const Document& document, coref::CorefScore& sum) {
  const auto& syntax = document.Get<SyntaxLayer>();
  std::map<std::string, std::vector<uint32_t>> key;
  std::map<uint32_t, uint32_t> gold_at;  // head to mention
  std::vector<uint32_t> order(gum.mentions.size());
  for (uint32_t m = 0; m < order.size(); ++m) order[m] = m;
  auto size = [&](uint32_t m) { return gum.mentions[m].end - gum.mentions[m].begin; };
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return size(a) < size(b); });
  for (uint32_t m : order) {
    const entity::GumMention& mention = gum.mentions[m];
    key[mention.cluster].push_back(m);
    gold_at.emplace(mention.head, m);
    for (uint32_t w = mention.begin; w < mention.end; ++w) {
      uint32_t up = syntax.words[w].head.value;
      if (up >= mention.begin && up < mention.end && up != w) continue;
      gold_at.emplace(w, m);
      break;
    }
  }
  coref::Partition gold, ours;
  for (auto& [cluster, mentions] : key) {
    if (mentions.size() > 1) gold.push_back(std::move(mentions));
  }
  std::set<uint32_t> taken;
  auto fresh = static_cast<uint32_t>(gum.mentions.size());
  for (const Entity& entity : document.Get<CorefLayer>().entities) {
    if (entity.mentions.size() < 2) continue;
    auto& mentions = ours.emplace_back();
    for (MentionId m : entity.mentions) {
      auto at = gold_at.find(document.Get<EntityLayer>().mention(m).head.value);
      bool found = at != gold_at.end() && taken.insert(at->second).second;
      mentions.push_back(found ? at->second : fresh++);
    }
  }
  sum.AddDocument(gold, ours);
}

int Coref(const Stages& stages, const std::string& path) {
  std::vector<entity::GumDocument> gum = entity::ReadGum(ReadFile(path));
  std::vector<Document> documents = Analyse(stages, path);
  coref::CorefScore sum;
  for (size_t d = 0; d < documents.size(); ++d) {
    if (Status s = stages.all[3]->Run(documents[d]); !s.ok()) return Stages::Complain(s), 1;
    ScoreCoref(gum[d], documents[d], sum);
  }
  auto print = [](const char* name, const coref::Agreement& a) {
    std::cout << fmt::format("{:8} P {:.1f} R {:.1f} F1 {:.1f}\n", name, 100 * a.precision(),
                             100 * a.recall(), 100 * a.f1());
  };
  print("MUC", sum.muc());
  print("B-cubed", sum.b_cubed());
  print("CEAF-e", sum.ceaf_e());
  std::cout << fmt::format("CoNLL F1 {:.1f}\n", 100 * sum.mean_f1());
  return 0;
}

struct PronounCase {
  size_t model;
  std::vector<coref::PronounFeatures> features;
  std::vector<bool> right;
};

// Runs the linking over a treebank; `learn` collects what each pronoun had to choose from.
int Pronouns(const Stages& stages, const std::string& path, std::vector<PronounCase>* learn) {
  auto share = *resources::Share::Find("");
  auto names =
      *resources::FirstNames::Read("first_names.tsv", *share.Read("lexicon/first_names.tsv"));
  coref::CountryWords countries(
      *resources::Countries::Read("countries.tsv", *share.Read("lexicon/countries.tsv")));
  auto matcher = *names::NameMatcher::Load(share);
  std::vector<entity::GumDocument> gum = entity::ReadGum(ReadFile(path));
  std::vector<Document> documents = Analyse(stages, path);
  int total[3] = {}, right[3] = {}, reachable[3] = {};
  for (size_t d = 0; d < documents.size(); ++d) {
    const Document& document = documents[d];
    std::map<uint32_t, std::string> cluster = HeadClusters(gum[d], document);
    // A cluster counts where something stands before the pronoun.
    std::map<std::string, uint32_t> first;
    for (auto& [head, c] : cluster) first.emplace(c, head);
    std::vector<coref::Facts> facts = coref::CollectFacts(document, names);
    auto observe = [&](uint32_t m, const coref::PronounResolver& resolver,
                       const std::optional<coref::Candidate>& found) {
      uint32_t head = facts[m].head.value;
      auto own = cluster.find(head);
      if (own == cluster.end() || first[own->second] >= head) return;
      size_t model = coref::PronounResolver::ModelOf(facts[m].pronoun);
      ++total[model];
      auto same = [&](const coref::Candidate& c) {
        auto at = cluster.find(c.head.value);
        return at != cluster.end() && at->second == own->second;
      };
      if (found) right[model] += same(*found);
      PronounCase example{model, {}, {}};
      std::vector<coref::Candidate> candidates = resolver.CandidatesFor(m);
      bool any = false;
      for (size_t i = 0; i < candidates.size(); ++i) {
        example.features.push_back(resolver.FeaturesOf(m, candidates[i], i));
        example.right.push_back(same(candidates[i]));
        any |= example.right.back();
      }
      reachable[model] += any;
      if (learn != nullptr && any) learn->push_back(std::move(example));
    };
    coref::LinkMentions(document, facts, countries, matcher.words(), observe);
  }
  const char* kNames[] = {"he, she", "it", "they"};
  int all = 0, good = 0;
  for (int i = 0; i < 3; ++i) {
    std::cerr << fmt::format("{:8} {:5} resolved {:5} ({:.1f} %), reachable {:.1f} %\n", kNames[i],
                             total[i], right[i], 100.0 * right[i] / std::max(1, total[i]),
                             100.0 * reachable[i] / std::max(1, total[i]));
    all += total[i];
    good += right[i];
  }
  std::cerr << fmt::format("pronouns {} resolved {} ({:.1f} %)\n", all, good,
                           100.0 * good / std::max(1, all));
  return 0;
}

// Log-linear ranking: the probability mass on right candidates, by stochastic ascent.
void TrainPronouns(const std::vector<PronounCase>& cases) {
  std::vector<std::array<double, coref::kPronounFeatures>> weights(coref::kPronounModels),
      sums(coref::kPronounModels);
  std::vector<size_t> order(cases.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937_64 random(1);
  constexpr int kEpochs = 30;
  double steps = 0;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    std::shuffle(order.begin(), order.end(), random);
    double rate = 0.05 / (1 + epoch * 0.3);
    for (size_t i : order) {
      const PronounCase& c = cases[i];
      auto& w = weights[c.model];
      std::vector<double> p(c.features.size());
      double most = -1e30, all = 0, good = 0;
      for (size_t k = 0; k < p.size(); ++k) {
        for (size_t f = 0; f < coref::kPronounFeatures; ++f) p[k] += w[f] * c.features[k][f];
        most = std::max(most, p[k]);
      }
      for (size_t k = 0; k < p.size(); ++k) {
        p[k] = std::exp(p[k] - most);
        all += p[k];
        if (c.right[k]) good += p[k];
      }
      for (size_t k = 0; k < p.size(); ++k) {
        double gradient = (c.right[k] ? p[k] / good : 0) - p[k] / all;
        for (size_t f = 0; f < coref::kPronounFeatures; ++f)
          w[f] += rate * gradient * c.features[k][f];
      }
      for (double& x : w) x -= rate * 1e-4 * x;
    }
    if (epoch >= kEpochs / 2) {
      ++steps;
      for (size_t m = 0; m < weights.size(); ++m) {
        for (size_t f = 0; f < coref::kPronounFeatures; ++f) sums[m][f] += weights[m][f];
      }
    }
  }
  std::cout << "// Trained with `entity_eval train-pronouns`; see docs/stages/coref.md.\n#include "
               "\"coref/pronouns.h\"\n\n"
               "namespace khaldun::coref {\n\nconst PronounWeights kPronounWeights = {{\n";
  for (auto& m : sums) {
    std::cout << "    {";
    for (size_t f = 0; f < m.size(); ++f)
      std::cout << (f ? ", " : "") << fmt::format("{:.3f}f", m[f] / steps);
    std::cout << "},\n";
  }
  std::cout << "}};\n\n}  // namespace khaldun::coref\n";
}

int Tagger(const std::vector<std::string>& files) {
  auto share = *resources::Share::Find("");
  auto syntax = *syntax::MakeStage(
      share, [](const Document&, const SyntaxLayer&, SentenceId) { return false; });
  auto file = model::ModelFile::Open(share.Path("models/entity.bin"), "entity");
  if (!file) return Stages::Complain(file.status()), 4;
  auto tagger = *entity::NameTagger::Load(*file);
  auto classes = *entity::WordClasses::Load(*file);
  for (const std::string& f : files) {
    auto examples = entity::ReadExamples(f, share, *syntax, classes);
    if (!examples) return Stages::Complain(examples.status()), 1;
    entity::TagScore score, reach, kinds[3];
    std::vector<entity::NameTag> tags;
    for (const entity::TagExample& e : *examples) {
      tagger.Tag(e.words, tags);
      entity::Score(e.tags, tags, score);
      for (int k = 0; k < 3; ++k) {
        auto only = [&](std::vector<entity::NameTag> t) {
          for (auto& x : t) x = (x == 2 * k + 1 || x == 2 * k + 2) ? x : 0;
          return t;
        };
        entity::Score(only(e.tags), only(tags), kinds[k]);
      }
      auto possible = e.tags;
      for (size_t i = 0; i < possible.size(); ++i) {
        if (!e.words[i].candidate) possible[i] = 0;
      }
      entity::Score(e.tags, possible, reach);
    }
    std::cout << fmt::format(
        "{}: P {:.1f} R {:.1f} F1 {:.1f} (PER {:.1f} ORG {:.1f} LOC {:.1f}; reachable {:.1f})\n", f,
        100.0 * score.right / std::max<size_t>(1, score.found),
        100.0 * score.right / std::max<size_t>(1, score.gold), score.f1(), kinds[0].f1(),
        kinds[1].f1(), kinds[2].f1(), 100.0 * reach.right / std::max<size_t>(1, reach.gold));
  }
  return 0;
}

int TrainNames(const std::string& output, const std::vector<std::string>& files) {
  auto share = *resources::Share::Find("");
  auto syntax = *syntax::MakeStage(
      share, [](const Document&, const SyntaxLayer&, SentenceId) { return false; });
  entity::TrainOptions options;
  auto segment = *segment::MakeStage(share);
  for (const std::string& f : files)
    if (f.ends_with(".vec"))
      options.vectors = f;
    else
      (f.ends_with(".txt") ? options.texts : options.files).push_back(f);
  options.output = output;
  options.progress = [](std::string_view line) { std::cerr << line << "\n"; };
  if (Status s = entity::Train(options, share, *segment, *syntax); !s.ok())
    return Stages::Complain(s), 1;
  return 0;
}

int Main(int argc, char** argv) {
  if (argc < 3) return 2;
  std::vector<std::string> rest(argv + 2, argv + argc);
  if (argv[1] == std::string("tagger")) return Tagger(rest);
  if (argv[1] == std::string("train-names"))
    return TrainNames(rest[0], {rest.begin() + 1, rest.end()});
  Stages stages;
  if (!stages.Load()) return 4;
  std::string command = argv[1];
  if (command == "show") {
    Show(stages.Run(ReadFile(argv[2]), argc > 3 ? argv[3] : "2020-12-26"));
    return 0;
  }
  if (command == "articles") return Articles(stages, argv[2]);
  if (command == "codebook") return Codebook(stages, argv[2]);
  if (command == "coref") return Coref(stages, argv[2]);
  if (command == "pronouns") return Pronouns(stages, argv[2], nullptr);
  if (command == "train-pronouns") {
    std::vector<PronounCase> cases;
    Pronouns(stages, argv[2], &cases);
    TrainPronouns(cases);
    return 0;
  }
  return 2;
}

}  // namespace
}  // namespace khaldun

int main(int argc, char** argv) { return khaldun::Main(argc, argv); }
