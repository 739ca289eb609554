// The neural language core: word vectors and hashed affixes, two bidirectional LSTM layers
// (Hochreiter and Schmidhuber 1997), a tag for each word, its chances to be part of a name, and
// scores for every pair of words as dependent and head (after Dozat and Manning 2017). Weights and
// activations have 8 bits (model/kernels.h).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "khaldun/grammar.h"
#include "khaldun/layers.h"
#include "model/kernels.h"
#include "model/model_file.h"
#include "syntax/inputs.h"
#include "syntax/tag_label.h"

namespace khaldun::syntax {

inline constexpr uint32_t kWordSize = 96, kFormSize = 64, kHidden = 128, kGates = 4 * kHidden;
inline constexpr uint32_t kInputSize = kWordSize + kFormSize, kState = 2 * kHidden;
inline constexpr uint32_t kArcSize = 96, kLabelSize = 128;
// Outside, then begin and inside of persons, organisations and places.
inline constexpr uint32_t kNameTags = 1 + std::tuple_size_v<NameOdds>;
// The names' scores stand behind the labels'.
inline constexpr uint32_t kTagOutputs = kMaxLabels + 8, kRelationOutputs = 64;
inline constexpr uint32_t kArcOutputs = 2 * kArcSize + 2 * kLabelSize;

// Fixed-point units of the vectors whose product scores an arc.
inline constexpr float kDependentUnit = 2048, kHeadUnit = 1024;

// Arc of one word: node 0 is the root, node h the word h - 1 of the sentence.
struct ScoredArc {
  uint32_t node = 0;
  Relation relation = Relation::kRoot;
};

// Read-only after loading; thread-safe. Scratch memory belongs to the caller.
class Encoder {
 public:
  // Memory for sums, kept from use to use and never cleared.
  class Sums {
   public:
    int32_t* ForAtLeast(size_t size) {
      if (size > size_) {
        sums_ = std::make_unique_for_overwrite<int32_t[]>(size);
        size_ = size;
      }
      return sums_.get();
    }

   private:
    std::unique_ptr<int32_t[]> sums_;
    size_t size_ = 0;
  };

  // What a batch of sentences is worked out in. Reused from batch to batch.
  struct Scratch {
    std::vector<uint8_t> input, states, state_now, labels;
    Sums embedded, sums;
    std::vector<int32_t> gates, scores;
    std::vector<const int32_t*> embedded_rows, word_sums, step_sums;
    std::vector<int32_t*> rows, gate_rows;
    std::vector<size_t> step_words;
    std::vector<float> cells, values;
    std::vector<int16_t> dependents, heads;
    std::vector<uint32_t> nodes, holders;
  };

  // The file must outlive the object. `kernels` lays the weights out and runs them.
  static Result<Encoder> Load(const model::ModelFile& file, const model::Kernels& kernels);

  // Works out what the first layer sees of each of `words` by itself, once for all its places in
  // the text. Kept in `scratch` up to the next call.
  void Embed(std::span<const WordInput> words, Scratch& scratch) const;

  // States of the words of the sentences of `lengths`, longest first, one after the other: kState
  // activations a word into `states`. `words` are positions in what Embed was given last.
  void Encode(std::span<const uint32_t> words, std::span<const uint32_t> lengths, uint8_t* states,
              Scratch& scratch) const;

  // The best label of each word, and its odds to be part of a name. Both spans are of one size.
  void Tag(const uint8_t* states, std::span<uint16_t> tags, std::span<NameOdds> names,
           Scratch& scratch) const;

  // The best tree of one sentence.
  void Parse(const uint8_t* states, std::span<ScoredArc> arcs, Scratch& scratch) const;

  std::span<const TagLabel> labels() const { return labels_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  // A matrix with the scale and bias of each output.
  struct Linear {
    model::PackedMatrix matrix;
    std::span<const float> scale, bias;
  };
  struct Layer {
    Linear input;  // both directions
    model::PackedMatrix recurrent[2];
  };

  Result<Linear> LoadLinear(const model::ModelFile& file, std::string_view name, uint32_t outputs,
                            uint32_t inputs) const;
  Result<Layer> LoadLayer(const model::ModelFile& file, std::string_view name,
                          uint32_t inputs) const;
  // Begins to fetch the rows of a word's vectors, which seldom are in the cache.
  void Prefetch(const WordInput& word) const;
  // From scratch.word_sums, what the layer's input matrix gives for each word.
  void RunLayer(const Layer& layer, std::span<const uint32_t> lengths, uint8_t* out,
                Scratch& scratch) const;
  // Sums of `rows` words into `sums`, matrix.outputs each; scratch.rows says where.
  void Multiply(const model::PackedMatrix& matrix, const uint8_t* in, size_t rows, Sums& sums,
                Scratch& scratch) const;

  // The best relation of each arc of scratch.nodes, from the sums in scratch.rows, such that no
  // head has two subjects, objects or indirect objects.
  void ChooseRelations(std::span<ScoredArc> arcs, Scratch& scratch) const;

  const model::Kernels* kernels_ = nullptr;
  std::span<const TagLabel> labels_;
  Vocabulary vocabulary_;
  std::span<const uint8_t> words_;
  std::span<const int8_t> forms_;
  float form_scale_ = 0;
  Layer first_, second_;
  Linear tag_, arc_, relation_;
  std::span<const float> head_bias_, root_label_;
  std::vector<int16_t> root_head_;
};

}  // namespace khaldun::syntax
