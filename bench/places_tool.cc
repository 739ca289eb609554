// Trains models/toponyms.tsv and models/places.tsv, or cross-validates by article.
//
//   places_tool train OUTPUT_FOLDER LABELLED…   writes the two tables
//   places_tool cross OUTPUT_FOLDER LABELLED…   writes for each file NAME.system.jsonl as found by
//                                                tables that did not see the article
//   places_tool apply OUTPUT_FOLDER LABELLED…   the same, by the tables that lie in the folder
//   places_tool explain TABLE_FOLDER LABELLED…  every candidate with its odds and heaviest features
//
// LABELLED is JSON lines {"id", "text", "publisher", "places": [{"begin", "end", "geonames", "lat",
// "lon"}]}, also .gz. With a field "verb" only the places of that act are labelled; so too in BIO
// files (one word and tag a line, .bio), whose rules differ. Such texts only help to train.
// KHALDUN_SHARE names the share folder.

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "geo/recognizer.h"
#include "geo/train.h"
#include "resources/share.h"
#include "segment/segment.h"
#include "syntax/syntax.h"

namespace khaldun {
namespace {

constexpr int kFolds = 5;

struct Article {
  std::string id, file;
  geo::LabelledDocument labelled;
  std::vector<uint32_t> code_point;  // of each byte
};

[[noreturn]] void Fail(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::exit(1);
}

template <class T>
T Need(Result<T> result) {
  if (!result) Fail(result.error().message());
  return std::move(*result);
}

std::string ReadAll(const std::string& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) Fail(path + ": cannot read");
  std::string text;
  std::vector<char> buffer(1 << 20);
  for (int n; (n = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;) {
    text.append(buffer.data(), static_cast<size_t>(n));
  }
  gzclose(file);
  return text;
}

class Reader {
 public:
  explicit Reader(const resources::Share& share)
      : segment_(Need(segment::MakeStage(share))),
        syntax_(Need(syntax::MakeStage(
            share, [](const Document&, const SyntaxLayer&, SentenceId) { return false; }))) {}

  void ReadJson(const std::string& path, std::vector<Article>& out) {
    std::string text = ReadAll(path);
    for (size_t at = 0; at < text.size();) {
      size_t end = std::min(text.find('\n', at), text.size());
      if (end > at) out.push_back(One(path, nlohmann::json::parse(text.substr(at, end - at))));
      at = end + 1;
    }
  }

  // Sentences are joined to documents of some length, since labels come without documents.
  void ReadBio(const std::string& path, std::vector<Article>& out) {
    std::string all = ReadAll(path), text;
    std::vector<geo::LabelledPlace> places;
    int sentences = 0;
    bool open = false;
    auto close = [&] {
      if (text.empty()) return;
      out.push_back({"", path, Make(text, std::nullopt, std::move(places)), {}});
      out.back().labelled.partial = true;
      text.clear();
      places.clear();
      sentences = 0;
    };
    for (size_t at = 0; at < all.size();) {
      size_t end = std::min(all.find('\n', at), all.size());
      std::string line = all.substr(at, end - at);
      at = end + 1;
      size_t tab = line.find_first_of("\t ");
      if (tab == std::string::npos) {
        text += "\n";
        open = false;
        if (++sentences == 20) close();
        continue;
      }
      std::string word = line.substr(0, tab), tag = line.substr(line.find_last_of("\t ") + 1);
      if (!text.empty() && text.back() != '\n') text += ' ';
      auto begin = static_cast<uint32_t>(text.size());
      text += word;
      bool loc = tag.ends_with("LOC") || tag.ends_with("location") || tag.ends_with("country") ||
                 tag.ends_with("GPE");
      if (loc && tag[0] == 'I' && open) {
        places.back().span.end = static_cast<uint32_t>(text.size());
      } else if (loc) {
        places.push_back({{begin, static_cast<uint32_t>(text.size())}, {}, {}, {}});
      }
      open = loc;
    }
    close();
  }

 private:
  geo::LabelledDocument Make(std::string text, std::optional<std::string> publisher,
                             std::vector<geo::LabelledPlace> places) {
    Story story;
    story.id = story.origin = "training";
    story.publisher = std::move(publisher);
    OffsetMap offsets;
    offsets.AddRun({0, 0, 1});
    Document document(std::move(story), std::move(text), std::move(offsets), TextLayer{});
    if (Status s = segment_->Run(document); !s.ok()) Fail(s.message());
    if (Status s = syntax_->Run(document); !s.ok()) Fail(s.message());
    return {std::move(document), std::move(places), false};
  }

  Article One(const std::string& path, const nlohmann::json& json) {
    std::string text = json.at("text");
    std::vector<uint32_t> byte;  // of each code point
    std::vector<uint32_t> code_point(text.size() + 1, 0);
    uint32_t points = 0;
    for (size_t b = 0; b <= text.size(); ++b) {
      if (b == text.size() || (static_cast<unsigned char>(text[b]) & 0xC0) != 0x80) {
        byte.push_back(static_cast<uint32_t>(b));
        ++points;
      }
      code_point[b] = points - 1;
    }
    std::optional<std::string> publisher;
    if (json.contains("publisher") && json["publisher"].is_string())
      publisher = json["publisher"].get<std::string>();
    Article a{json.value("id", ""), path, Make(std::move(text), std::move(publisher), {}),
              std::move(code_point)};
    a.labelled.partial = json.contains("verb");
    for (const auto& p : json.at("places")) {
      if (auto label = a.labelled.partial ? OfAct(a.labelled.document, byte, p) : Place(byte, p)) {
        a.labelled.places.push_back(*label);
      }
    }
    return a;
  }

  static std::optional<geo::LabelledPlace> Place(const std::vector<uint32_t>& byte,
                                                 const nlohmann::json& p) {
    geo::LabelledPlace label;
    std::string kind =
        p.contains("kind") && p["kind"].is_string() ? p["kind"].get<std::string>() : "";
    if (kind.ends_with("Expression") || kind.ends_with("Non_Lit") || kind.ends_with("Non_Toponym"))
      return std::nullopt;
    label.span = {byte.at(p.at("begin")), byte.at(p.at("end"))};
    if (p["geonames"].is_number()) label.geonames = p["geonames"].get<uint32_t>();
    if (p["lat"].is_number()) {
      label.lat = p["lat"].get<double>();
      label.lon = p["lon"].get<double>();
    }
    return label;
  }

  // A place of an act: a pair of characters, in part of the set a pair of words, the last one
  // included.
  static std::optional<geo::LabelledPlace> OfAct(const Document& document,
                                                 const std::vector<uint32_t>& byte,
                                                 const nlohmann::json& p) {
    const auto& words = document.Get<SegmentLayer>().words;
    size_t begin = p.at(0), end = p.at(1);
    auto named = [&](Span s) {
      auto c = static_cast<unsigned char>(document.text()[s.begin]);
      return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80 ||
             document.text(s).starts_with("al-");
    };
    if (end < byte.size() && end >= begin + 3) {
      Span span{byte[begin], byte[end]};
      bool starts = std::any_of(words.begin(), words.end(),
                                [&](const Word& w) { return w.span.begin == span.begin; });
      if (starts && named(span)) return geo::LabelledPlace{span, {}, {}, {}};
    }
    if (end >= words.size()) return std::nullopt;
    Span span{words[begin].span.begin, words[end].span.end};
    return named(span) ? std::optional(geo::LabelledPlace{span, {}, {}, {}}) : std::nullopt;
  }

  std::unique_ptr<Stage> segment_, syntax_;
};

nlohmann::json Answer(const Article& a, const geo::Gazetteer& gazetteer,
                      const geo::Publishers& publishers, const model::LinearTable& toponym_model,
                      const model::LinearTable& place_model) {
  geo::DocumentWords words(a.labelled.document);
  auto toponyms = geo::Recognizer(gazetteer, toponym_model).Find(words);
  geo::ResolveContext context{publishers.Of(a.labelled.document.story()), {}};
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

class Explainer final : public geo::FeatureSink {
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
  Reader reader(share);
  std::vector<Article> articles;
  for (int i = 3; i < argc; ++i) {
    std::string path = argv[i];
    if (path.ends_with(".bio")) {
      reader.ReadBio(path, articles);
    } else {
      reader.ReadJson(path, articles);
    }
  }
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
