#include "relation/relation.h"

#include "relation/reader.h"
#include "text/ascii.h"

namespace khaldun::relation {
namespace {

class RelationStage final : public Stage {
 public:
  explicit RelationStage(std::shared_ptr<const Knowledge> knowledge)
      : knowledge_(std::move(knowledge)) {}

  Layer gives() const override { return Layer::kRelation; }
  LayerSet needs() const override {
    return {Layer::kSegment, Layer::kSyntax, Layer::kEntity, Layer::kCoref,
            Layer::kQuote,   Layer::kGeo,    Layer::kWhen};
  }
  Status Run(Document& document) const override {
    return document.Add(Read(document, *knowledge_));
  }

 private:
  std::shared_ptr<const Knowledge> knowledge_;
};

}  // namespace

Result<RelationReader> MakeReader(const resources::Share& share) {
  auto frames = FrameLexicon::Load(share);
  if (!frames) return frames.error();
  auto cues = Cues::Load(share);
  if (!cues) return cues.error();
  auto table = share.ReadTable("lexicon/countries.tsv");
  if (!table) return table.error();
  auto countries = resources::Countries::Read(*table);
  if (!countries) return countries.error();
  resources::CountryWords words(*countries);
  auto knowledge = std::make_shared<const Knowledge>(
      Knowledge{std::move(*frames), std::move(*cues), std::move(*countries), std::move(words)});
  RelationReader reader;
  reader.may_hold_relation = [knowledge](const Document& document, const SyntaxLayer& syntax,
                                         SentenceId sentence) {
    WordRange words = document.Get<SegmentLayer>().sentence(sentence).words;
    for (WordId w = words.begin; w < words.end; ++w) {
      const WordSyntax& word = syntax.word(w);
      // Whose somebody's followers are is told by a possessive alone.
      if (word.upos == Upos::kPart || word.features.Has(Feature::kPoss, "Yes")) return true;
      if (!knowledge->frames.Find(text::ToLower(syntax.lemma(w))).empty()) return true;
    }
    return false;
  };
  reader.stage = std::make_unique<RelationStage>(std::move(knowledge));
  return reader;
}

}  // namespace khaldun::relation
