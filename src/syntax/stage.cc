#include <algorithm>

#include "model/model_file.h"
#include "syntax/lemmatizer.h"
#include "syntax/parser.h"
#include "syntax/syntax.h"
#include "syntax/tagger.h"
#include "syntax/words.h"

namespace khaldun::syntax {
namespace {

class SyntaxStage : public Stage {
 public:
  static Result<std::unique_ptr<Stage>> Make(const std::string& path, ParseGate gate) {
    auto file = model::ModelFile::Open(path, "syntax");
    if (!file) return file.error();
    auto stage = std::make_unique<SyntaxStage>(std::move(*file), std::move(gate));
    auto tagger = Tagger::Load(stage->file_);
    if (!tagger) return tagger.error();
    auto lemmatizer = Lemmatizer::Load(stage->file_);
    if (!lemmatizer) return lemmatizer.error();
    auto parser = Parser::Load(stage->file_);
    if (!parser) return parser.error();
    stage->tagger_ = *tagger;
    stage->lemmatizer_ = *lemmatizer;
    stage->parser_ = *parser;
    return std::unique_ptr<Stage>(std::move(stage));
  }

  SyntaxStage(model::ModelFile file, ParseGate gate)
      : file_(std::move(file)), gate_(std::move(gate)) {}

  Layer gives() const override { return Layer::kSyntax; }
  LayerSet needs() const override { return {Layer::kText, Layer::kSegment}; }

  Status Run(Document& document) const override {
    const auto& segment = document.Get<SegmentLayer>();
    SyntaxLayer layer;
    layer.words.resize(segment.words.size());
    layer.parsed.resize(segment.sentences.size());
    layer.lemma_pool.reserve(document.text().size());
    std::vector<WordForm> forms;
    std::vector<Tag> tags(segment.words.size());
    for (const Sentence& sentence : segment.sentences) {
      const uint32_t first = sentence.words.begin.value, n = sentence.words.size();
      forms.clear();
      for (uint32_t w = first; w < first + n; ++w) {
        forms.push_back(FormOf(document.text(segment.words[w].span)));
      }
      tagger_.Run(forms, std::span(tags).subspan(first, n));
      for (uint32_t w = first; w < first + n; ++w) {
        const TagLabel& label = tagger_.labels()[tags[w]];
        WordSyntax& word = layer.words[w];
        word.upos = static_cast<Upos>(label.upos);
        word.features = Features::FromBits(label.features);
        word.head = WordId(w);
        word.relation = w == first ? Relation::kRoot : Relation::kDep;
        const auto at = static_cast<uint32_t>(layer.lemma_pool.size());
        lemmatizer_.Append(document.text(segment.words[w].span), label, layer.lemma_pool);
        word.lemma = {at, static_cast<uint32_t>(layer.lemma_pool.size())};
      }
    }
    Parse(document, tags, layer);
    return document.Add(std::move(layer));
  }

 private:
  void Parse(const Document& document, std::span<const Tag> tags, SyntaxLayer& layer) const {
    const auto& segment = document.Get<SegmentLayer>();
    State state;
    std::vector<ParseWord> words;
    for (size_t s = 0; s < segment.sentences.size(); ++s) {
      if (gate_ && !gate_(document, layer, SentenceId(s))) continue;
      const WordRange range = segment.sentences[s].words;
      const uint32_t first = range.begin.value, n = range.size();
      words.clear();
      for (uint32_t w = first; w < first + n; ++w) {
        words.push_back({FormOf(document.text(segment.words[w].span)).norm,
                         static_cast<uint32_t>(layer.words[w].upos), tags[w]});
      }
      words.push_back(RootWord());
      parser_.Run(words, state);
      for (uint32_t w = 0; w < n; ++w) {
        const Arc& arc = state.arcs()[w];
        const auto head = static_cast<uint32_t>(arc.head);
        layer.words[first + w].head = WordId(head == n ? first + w : first + head);
        layer.words[first + w].relation = arc.relation;
      }
      layer.parsed[s] = true;
    }
  }

  model::ModelFile file_;
  ParseGate gate_;
  Tagger tagger_;
  Lemmatizer lemmatizer_;
  Parser parser_;
};

}  // namespace

Result<std::unique_ptr<Stage>> MakeStage(const resources::Share& share, ParseGate gate) {
  return SyntaxStage::Make(share.Path("models/syntax.bin"), std::move(gate));
}

}  // namespace khaldun::syntax
