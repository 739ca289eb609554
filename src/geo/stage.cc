#include "geo/stage.h"

#include <algorithm>
#include <cmath>

#include "geo/cue_words.h"
#include "geo/geo.h"
#include "geo/phrase_key.h"
#include "geo/recognizer.h"

namespace khaldun::geo {
namespace {

constexpr std::string_view kRecognitionModel = "models/toponyms.tsv";
constexpr std::string_view kResolutionModel = "models/places.tsv";
constexpr std::string_view kPublishers = "lexicon/publishers.tsv";

Result<model::LinearTable> ReadModel(const resources::Share& share, std::string_view path) {
  auto text = share.Read(path);
  if (!text) return text.error();
  return model::LinearTable::Read(path, *text);
}

class GeoStage final : public Stage {
 public:
  GeoStage(Gazetteer gazetteer, model::LinearTable toponyms, model::LinearTable places,
           Publishers publishers)
      : gazetteer_(std::move(gazetteer)),
        toponym_model_(std::move(toponyms)),
        place_model_(std::move(places)),
        publishers_(std::move(publishers)),
        recognizer_(gazetteer_, toponym_model_),
        resolver_(gazetteer_, place_model_) {}

  Layer gives() const override { return Layer::kGeo; }
  LayerSet needs() const override { return {Layer::kText, Layer::kSegment, Layer::kSyntax}; }

  Status Run(Document& document) const override {
    DocumentWords words(document);
    std::vector<Toponym> toponyms = recognizer_.Find(words);
    const auto& dateline = document.Get<TextLayer>().dateline;
    ResolveContext context = ContextOf(document, publishers_);
    std::vector<Resolved> resolved = resolver_.Resolve(words, toponyms, context);
    GeoLayer layer;
    for (size_t t = 0; t < toponyms.size(); ++t)
      layer.places.push_back(PlaceOf(words, toponyms[t], resolved[t]));
    if (dateline) layer.dateline = DatelinePlace(dateline->place, layer.places);
    return document.Add(std::move(layer));
  }

 private:
  void Fill(uint32_t index, Place& out) const {
    auto p = gazetteer_.place(index);
    out.geonames = p.geonames;
    out.name = p.name;
    out.country = p.country;
    if (p.admin1) out.admin1 = gazetteer_.place(*p.admin1).name;
    if (p.kind == PlaceKind::kAdmin1) out.admin1 = p.name;
    out.lat = p.lat;
    out.lon = p.lon;
    out.precision = PrecisionOf(p.kind);
  }

  Place PlaceOf(const DocumentWords& words, const Toponym& t, const Resolved& r) const {
    Place out;
    const Candidate& c = t.candidate;
    out.span = {words.span(c.begin).begin, words.span(c.end - 1).end};
    out.confidence = 1 / (1 + std::exp(-t.odds));
    if (r.place) {
      Fill(*r.place, out);
      out.confidence *= r.probability;
      out.metonym = IsMetonym(words, c, gazetteer_.kind(*r.place));
    } else {
      out.name = words.document().text(out.span);
      out.precision = PlacePrecision::kSite;
    }
    return out;
  }

  // A country, or a capital, that decides or tells something: "Washington rejected".
  static bool IsMetonym(const DocumentWords& words, const Candidate& c, PlaceKind kind) {
    if (kind != PlaceKind::kCountry && kind != PlaceKind::kCapital && kind != PlaceKind::kAdmin1)
      return false;
    const auto& syntax = words.document().Get<SyntaxLayer>();
    const auto& segment = words.document().Get<SegmentLayer>();
    bool adjective = words.upos(c.end - 1) == Upos::kAdj;
    if (adjective) return false;
    SentenceId sentence = segment.SentenceOf(WordId(c.begin));
    if (syntax.parsed[sentence.value]) {
      for (uint32_t w = c.begin; w < c.end; ++w) {
        const WordSyntax& word = syntax.words[w];
        if (Base(word.relation) != Relation::kNsubj || word.relation == Relation::kNsubjPass)
          continue;
        return IsActOfGovernment(syntax.lemma(word.head));
      }
      return false;
    }
    // Without arcs: the verb that follows, with auxiliaries and adverbs between.
    uint32_t end = segment.sentence(sentence).words.end.value;
    bool preposition = c.begin > segment.sentence(sentence).words.begin.value &&
                       words.upos(c.begin - 1) == Upos::kAdp;
    for (uint32_t w = c.end; w < std::min(end, c.end + 4) && !preposition; ++w) {
      if (words.upos(w) == Upos::kVerb) return IsActOfGovernment(syntax.lemma(WordId(w)));
      if (words.upos(w) != Upos::kAux && words.upos(w) != Upos::kAdv &&
          words.upos(w) != Upos::kPart)
        return false;
    }
    return false;
  }

  // The place of a dateline: as the text uses the same name, else the weightiest of the name, and
  // of "ALEXANDRIA, La." the one in that state.
  std::optional<Place> DatelinePlace(std::string_view written,
                                     const std::vector<Place>& places) const {
    size_t comma = written.find(',');
    std::string key = FoldName(written.substr(0, comma));
    auto names = gazetteer_.Find(HashKey(key));
    if (names.empty()) return std::nullopt;
    Place out;
    uint32_t chosen = names.front().place;
    auto same = std::find_if(places.begin(), places.end(),
                             [&](const Place& p) { return FoldName(p.name) == key; });
    if (comma != std::string_view::npos) {
      for (const auto& holder : gazetteer_.Find(HashKey(FoldName(written.substr(comma + 1))))) {
        auto held = std::find_if(names.begin(), names.end(), [&](const Gazetteer::Name& n) {
          auto p = gazetteer_.place(n.place), h = gazetteer_.place(holder.place);
          return h.kind == PlaceKind::kAdmin1
                     ? p.admin1 == h.index
                     : h.kind == PlaceKind::kCountry && p.country == h.country;
        });
        if (held != names.end()) {
          chosen = held->place;
          same = places.end();
          break;
        }
      }
    }
    if (same != places.end()) {
      out = *same;
      out.span = {};
      return out;
    }
    Fill(chosen, out);
    out.confidence = names.size() == 1 ? 0.9 : 0.7;
    return out;
  }

  Gazetteer gazetteer_;
  model::LinearTable toponym_model_, place_model_;
  Publishers publishers_;
  Recognizer recognizer_;
  Resolver resolver_;
};

}  // namespace

std::unique_ptr<Stage> MakeStageOf(Gazetteer gazetteer, model::LinearTable toponyms,
                                   model::LinearTable places, Publishers publishers) {
  return std::make_unique<GeoStage>(std::move(gazetteer), std::move(toponyms), std::move(places),
                                    std::move(publishers));
}

Result<std::unique_ptr<Stage>> MakeStage(const resources::Share& share) {
  auto gazetteer = Gazetteer::Open(share.Path("gazetteer.bin"));
  if (!gazetteer) return gazetteer.error();
  auto toponyms = ReadModel(share, kRecognitionModel);
  if (!toponyms) return toponyms.error();
  auto places = ReadModel(share, kResolutionModel);
  if (!places) return places.error();
  auto table = share.ReadTable(kPublishers);
  if (!table) return table.error();
  auto publishers = Publishers::Read(*table, *gazetteer);
  if (!publishers) return publishers.error();
  return MakeStageOf(std::move(*gazetteer), std::move(*toponyms), std::move(*places),
                     std::move(*publishers));
}

}  // namespace khaldun::geo
