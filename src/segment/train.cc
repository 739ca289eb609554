#include "segment/train.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/model_file.h"
#include "model/sparse_rows.h"
#include "segment/segmenter.h"
#include "segment/tokens.h"
#include "text/conllu.h"

namespace khaldun::segment {
namespace {

bool AllLetters(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

// Words without marks that the treebank divides more often than not.
std::vector<Contraction> FindContractions(std::span<const Document> documents) {
  struct Count {
    Contraction contraction{};
    int split = 0, whole = 0;
  };
  std::map<uint64_t, Count> counts;
  for (const Document& d : documents) {
    const auto& words = d.Get<SegmentLayer>().words;
    for (size_t i = 0; i < words.size();) {
      size_t last = i;  // of the words that hang together without a mark between them
      while (last + 1 < words.size() && words[last + 1].span.begin == words[last].span.end &&
             AllLetters(d.text(words[last].span)) && AllLetters(d.text(words[last + 1].span))) {
        ++last;
      }
      Span span{words[i].span.begin, words[last].span.end};
      if (span.size() <= kLongestContraction && last - i <= 2 && AllLetters(d.text(span))) {
        Count& count = counts[KeyOfContraction(d.text(span))];
        if (last == i) {
          ++count.whole;
        } else {
          ++count.split;
          count.contraction = {
              KeyOfContraction(d.text(span)),
              static_cast<uint8_t>(words[i].span.size()),
              static_cast<uint8_t>(last - i == 2 ? words[i + 1].span.end - span.begin : 0),
              words[i + 1].joined,
              {}};
        }
      }
      i = last + 1;
    }
  }
  std::vector<Contraction> out;
  for (const auto& [key, count] : counts) {
    if (count.split > count.whole) out.push_back(count.contraction);
  }
  return out;
}

class CutTrainer {
 public:
  CutTrainer() : rows(kCutCount) {}

  void Train(const Document& d) {
    const auto& words = d.Get<SegmentLayer>().words;
    size_t w = 0;
    Chunk chunk;
    const auto size = static_cast<uint32_t>(d.text().size());
    for (uint32_t at = 0; at < size;) {
      uint32_t next = at;
      if (NextChar(d.text(), next).cls == CharClass::kSpace) {
        at = next;
        continue;
      }
      // Chunks end with their line, as they do when the program reads.
      auto newline = static_cast<uint32_t>(std::min<size_t>(d.text().find('\n', at), size));
      at = ReadChunk(d.text(), at, newline, chunk);
      for (size_t i = 1; i < chunk.chars.size(); ++i) {
        if (!IsCandidate(chunk, i)) continue;
        const uint32_t here = chunk.chars[i].begin;
        while (w < words.size() && words[w].span.begin < here) ++w;
        const bool cut = w < words.size() && words[w].span.begin == here;
        Learn(chunk, i, !cut ? Cut::kNone : words[w].joined ? Cut::kJoined : Cut::kWord);
      }
    }
  }

  model::RowTrainer rows;

 private:
  void Learn(const Chunk& chunk, size_t i, Cut gold) {
    uint64_t features[kCutFeatures];
    std::span<const uint64_t> f(features, CutFeatures(chunk, i, features));
    float scores[16];
    rows.Score(f, scores);
    const auto want = static_cast<uint32_t>(gold);
    // A margin keeps the answer firm on chunks that differ a little from those seen.
    for (uint32_t l = 0; l < kCutCount; ++l) scores[l] += l != want ? 1.0f : 0.0f;
    const auto best = static_cast<uint32_t>(std::max_element(scores, scores + kCutCount) - scores);
    if (best != want) {
      rows.Update(f, want, 1);
      rows.Update(f, best, -1);
    }
    rows.Tick();
  }
};

class EndTrainer {
 public:
  EndTrainer() : rows(2) {}

  void Train(const Document& d) {
    const auto& layer = d.Get<SegmentLayer>();
    for (size_t s = 0; s < layer.sentences.size();) {
      size_t last = s;
      while (last + 1 < layer.sentences.size() &&
             layer.sentences[last + 1].paragraph == layer.sentences[s].paragraph) {
        ++last;
      }
      Paragraph(d, s, last);
      s = last + 1;
    }
  }

  model::RowTrainer rows;

 private:
  void Paragraph(const Document& d, size_t first, size_t last) {
    const auto& layer = d.Get<SegmentLayer>();
    const size_t base = layer.sentences[first].words.begin.value;
    const size_t limit = layer.sentences[last].words.end.value;
    EndContext context{d.text(), &layer.words, base, limit, base, false, 0, 0};
    size_t sentence = first;
    for (size_t i = base; i + 1 < limit; ++i) {
      Advance(context, i);
      const bool end = i + 1 == layer.sentences[sentence].words.end.value;
      if (IsEndCandidate(context, i)) Learn(context, i, end);
      if (end) {
        ++sentence;
        context.first = i + 1;
        context.in_quote = false;
        context.brackets = 0;
      }
    }
  }

  void Learn(EndContext& context, size_t i, bool end) {
    uint64_t features[kEndFeatures];
    std::span<const uint64_t> f(features, EndFeatures(context, i, features));
    float scores[16];
    rows.Score(f, scores);
    const float margin = scores[1] - scores[0];
    if (end ? margin < 1 : margin > -1) {
      rows.Update(f, end, 1);
      rows.Update(f, !end, -1);
    }
    rows.Tick();
  }
};

}  // namespace

Status Train(const TrainOptions& options) {
  auto documents = text::ReadConlluFiles(options.files);
  if (!documents) return documents.error();
  std::vector<size_t> order(documents->size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::mt19937_64 random(options.seed);
  CutTrainer cuts;
  EndTrainer ends;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (size_t d : order) {
      cuts.Train((*documents)[d]);
      ends.Train((*documents)[d]);
    }
  }
  model::ModelWriter writer("segment");
  cuts.rows.Write("cut", 0.004f, writer);
  ends.rows.Write("end", 0.004f, writer);
  const auto contractions = FindContractions(*documents);
  writer.Add("contractions", std::span<const Contraction>(contractions));
  return writer.Write(options.output + "/segment.bin");
}

}  // namespace khaldun::segment
