#include "syntax/stage.h"

#include <algorithm>
#include <numeric>

#include "model/kernels.h"
#include "model/model_file.h"
#include "syntax/distinct_words.h"
#include "syntax/encoder.h"
#include "syntax/lemmatizer.h"
#include "syntax/repair.h"
#include "syntax/syntax.h"
#include "syntax/words.h"

namespace khaldun::syntax {
namespace {

// Sentences are worked through in chunks of the document, a chunk in batches of like length.
constexpr size_t kChunkWords = 4096, kBatchSentences = 24;

class SyntaxStage : public Stage {
 public:
  SyntaxStage(model::ModelFile file, ParseGate gate)
      : file_(std::move(file)), gate_(std::move(gate)) {}

  Status Load(const model::Kernels& kernels) {
    auto encoder = Encoder::Load(file_, kernels);
    if (!encoder) return encoder.error();
    auto lemmatizer = Lemmatizer::Load(file_);
    if (!lemmatizer) return lemmatizer.error();
    encoder_ = std::move(*encoder);
    lemmatizer_ = *lemmatizer;
    return Status::Ok();
  }

  Layer gives() const override { return Layer::kSyntax; }
  LayerSet needs() const override { return {Layer::kText, Layer::kSegment}; }

  Status Run(Document& document) const override {
    const auto& segment = document.Get<SegmentLayer>();
    SyntaxLayer layer;
    layer.words.resize(segment.words.size());
    layer.parsed.resize(segment.sentences.size());
    layer.lemma_pool.reserve(document.text().size());
    Work work;
    for (size_t from = 0, to = 0; from < segment.sentences.size(); from = to) {
      const uint32_t first = segment.sentences[from].words.begin.value;
      for (to = from; to < segment.sentences.size(); ++to) {
        if (to > from && segment.sentences[to].words.end.value - first > kChunkWords) break;
      }
      RunChunk(document, from, to, work, layer);
    }
    return document.Add(std::move(layer));
  }

 private:
  struct Lemma {
    uint32_t tag = ~0u;
    Span span;
  };
  struct Work {
    Encoder::Scratch scratch;
    std::vector<size_t> order;      // sentences of the chunk, the longest first
    DistinctWords distinct;         // of the chunk
    std::vector<WordForm> forms;    // of the distinct words
    std::vector<WordInput> inputs;  // of the distinct words
    std::vector<Lemma> lemmas;      // of the distinct words, where they stood last
    std::vector<uint32_t> numbers;  // of the chunk's words among the distinct ones
    std::vector<uint32_t> batch;    // the same of a batch, by the order in it
    std::vector<uint32_t> lengths;  // of a batch
    std::vector<size_t> begins;     // by sentence of the chunk: its first word in `states`
    std::vector<uint8_t> states;
    std::vector<Tag> tags;
    std::vector<NameOdds> names;
    std::vector<ScoredArc> arcs;
    std::vector<Upos> upos;
  };

  void RunChunk(const Document& document, size_t from, size_t to, Work& work,
                SyntaxLayer& layer) const {
    Encode(document, from, to, work);
    const auto& segment = document.Get<SegmentLayer>();
    const WordId chunk = segment.sentences[from].words.begin;
    work.lemmas.assign(work.distinct.words().size(), Lemma{});
    for (size_t s = from; s < to; ++s) {
      const WordRange range = segment.sentences[s].words;
      for (uint32_t w = 0; w < range.size(); ++w) {
        const WordId id(range.begin.value + w);
        const size_t at_word = work.begins[s - from] + w;
        const Tag tag = work.tags[at_word];
        const TagLabel& label = encoder_.labels()[tag];
        WordSyntax& word = layer.words[id.value];
        word.upos = static_cast<Upos>(label.upos);
        word.features = Features::FromBits(label.features);
        word.name_odds = work.names[at_word];
        word.head = id;
        word.relation = w == 0 ? Relation::kRoot : Relation::kDep;
        // A word with the tag that it had before has the lemma that it had before.
        Lemma& lemma = work.lemmas[work.numbers[id.value - chunk.value]];
        if (lemma.tag != tag) {
          const auto at = static_cast<uint32_t>(layer.lemma_pool.size());
          lemmatizer_.Append(document.text(segment.word(id).span), label, layer.lemma_pool);
          lemma = {tag, {at, static_cast<uint32_t>(layer.lemma_pool.size())}};
        }
        word.lemma = lemma.span;
      }
    }
    for (size_t s = from; s < to; ++s) {
      if (gate_ && !gate_(document, layer, SentenceId(s))) continue;
      const WordRange range = segment.sentences[s].words;
      work.arcs.resize(range.size());
      encoder_.Parse(work.states.data() + work.begins[s - from] * kState, work.arcs, work.scratch);
      const uint32_t first = range.begin.value;
      work.upos.clear();
      for (uint32_t w = 0; w < range.size(); ++w) work.upos.push_back(layer.words[first + w].upos);
      MoveStraySubjects(work.upos, work.arcs);
      JoinTornNames(work.upos, work.arcs);
      for (uint32_t w = 0; w < range.size(); ++w) {
        const ScoredArc& arc = work.arcs[w];
        layer.words[first + w].head = WordId(arc.node == 0 ? first + w : first + arc.node - 1);
        layer.words[first + w].relation = arc.relation;
      }
      layer.parsed[s] = true;
    }
  }

  // States and tags of the chunk's words, in the order of the batches.
  void Encode(const Document& document, size_t from, size_t to, Work& work) const {
    const auto& segment = document.Get<SegmentLayer>();
    work.order.resize(to - from);
    std::iota(work.order.begin(), work.order.end(), from);
    std::stable_sort(work.order.begin(), work.order.end(), [&](size_t a, size_t b) {
      return segment.sentences[a].words.size() > segment.sentences[b].words.size();
    });
    work.begins.resize(to - from);
    const WordRange chunk{segment.sentences[from].words.begin, segment.sentences[to - 1].words.end};
    work.states.resize(chunk.size() * kState);
    work.tags.resize(chunk.size());
    work.names.resize(chunk.size());
    work.distinct.Clear(chunk.size());
    work.numbers.clear();
    for (WordId w = chunk.begin; w < chunk.end; ++w) {
      work.numbers.push_back(work.distinct.Add(document.text(segment.word(w).span)));
    }
    work.forms.clear();
    for (std::string_view word : work.distinct.words()) {
      work.forms.push_back(FormOf(word));
      encoder_.vocabulary().Prefetch(work.forms.back().norm);
    }
    work.inputs.clear();
    for (const WordForm& form : work.forms) {
      work.inputs.push_back(InputOf(form, encoder_.vocabulary()));
    }
    encoder_.Embed(work.inputs, work.scratch);
    size_t begin = 0;
    for (size_t at = 0; at < work.order.size(); at += kBatchSentences) {
      const size_t end = std::min(at + kBatchSentences, work.order.size());
      work.lengths.clear();
      work.batch.clear();
      for (size_t k = at; k < end; ++k) {
        const WordRange range = segment.sentences[work.order[k]].words;
        work.begins[work.order[k] - from] = begin + work.batch.size();
        work.lengths.push_back(range.size());
        const auto first = work.numbers.begin() + (range.begin.value - chunk.begin.value);
        work.batch.insert(work.batch.end(), first, first + range.size());
      }
      uint8_t* states = work.states.data() + begin * kState;
      encoder_.Encode(work.batch, work.lengths, states, work.scratch);
      encoder_.Tag(states, std::span(work.tags).subspan(begin, work.batch.size()),
                   std::span(work.names).subspan(begin, work.batch.size()), work.scratch);
      begin += work.batch.size();
    }
  }

  model::ModelFile file_;
  ParseGate gate_;
  Encoder encoder_;
  Lemmatizer lemmatizer_;
};

}  // namespace

Result<std::unique_ptr<Stage>> MakeStageWith(const resources::Share& share, ParseGate gate,
                                             const model::Kernels& kernels) {
  auto file = model::ModelFile::Open(share.Path("models/syntax.bin"), "syntax");
  if (!file) return file.error();
  auto stage = std::make_unique<SyntaxStage>(std::move(*file), std::move(gate));
  KHALDUN_TRY(stage->Load(kernels));
  return std::unique_ptr<Stage>(std::move(stage));
}

Result<std::unique_ptr<Stage>> MakeStage(const resources::Share& share, ParseGate gate) {
  return MakeStageWith(share, std::move(gate), model::BestKernels());
}

}  // namespace khaldun::syntax
