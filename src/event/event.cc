#include "event/event.h"

#include "event/coder.h"

namespace khaldun::event {
namespace {

class EventStage final : public Stage {
 public:
  explicit EventStage(std::shared_ptr<const Knowledge> knowledge)
      : knowledge_(std::move(knowledge)) {}

  Layer gives() const override { return Layer::kEvent; }
  LayerSet needs() const override {
    return {Layer::kSegment, Layer::kSyntax, Layer::kEntity, Layer::kCoref,
            Layer::kQuote,   Layer::kGeo,    Layer::kWhen};
  }
  Status Run(Document& document) const override {
    return document.Add(Code(document, *knowledge_));
  }

 private:
  std::shared_ptr<const Knowledge> knowledge_;
};

}  // namespace

Result<Coder> MakeCoder(const resources::Share& share, const Options& options) {
  auto loaded = Knowledge::Load(share, options);
  if (!loaded) return loaded.error();
  auto knowledge = std::make_shared<const Knowledge>(std::move(*loaded));
  Coder coder;
  coder.may_hold_event = [knowledge](const Document& document, const SyntaxLayer& syntax,
                                     SentenceId sentence) {
    WordRange words = document.Get<SegmentLayer>().sentence(sentence).words;
    for (WordId w = words.begin; w < words.end; ++w) {
      Upos u = syntax.word(w).upos;
      std::string_view lemma = syntax.lemma(w);
      if (u == Upos::kPunct || u == Upos::kDet || u == Upos::kAdp) continue;
      std::string_view form;
      if (u == Upos::kVerb) form = document.text(document.Get<SegmentLayer>().word(w).span);
      if (!knowledge->frames.Find(lemma, form).empty()) return true;
    }
    return false;
  };
  coder.stage = std::make_unique<EventStage>(std::move(knowledge));
  return coder;
}

}  // namespace khaldun::event
