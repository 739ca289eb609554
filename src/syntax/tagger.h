// Tags and features of words: a greedy averaged perceptron from left to right over joint labels of
// UPOS and features (Collins 2002).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "khaldun/grammar.h"
#include "model/model_file.h"
#include "model/sparse_rows.h"
#include "syntax/words.h"

namespace khaldun::syntax {

struct TagLabel {
  uint64_t features;  // Features::bits
  uint32_t upos;
  uint32_t reserved;
  bool operator==(const TagLabel&) const = default;
};

using Tag = uint16_t;  // position in the labels

// The tags that a frequent word of the treebank has, as one number; 0 for other words.
struct WordClass {
  uint64_t norm;
  uint64_t tags;
};

// What the features of one sentence's tags are made of. `tags` holds those given so far.
struct TagContext {
  std::span<const WordForm> forms;
  std::span<const uint64_t> classes;  // WordClass::tags of each word
  std::span<const Tag> tags;
  std::span<const TagLabel> labels;
};
inline constexpr size_t kTagFeatures = 48;
size_t TagFeatures(const TagContext& context, size_t word, uint64_t* out);

// Read-only, thread-safe.
class Tagger {
 public:
  static Result<Tagger> Load(const model::ModelFile& file);

  // Tags of one sentence into `tags`, as long as `forms`.
  void Run(std::span<const WordForm> forms, std::span<Tag> tags) const;

  std::span<const TagLabel> labels() const { return labels_; }

 private:
  model::SparseRows rows_;
  std::span<const TagLabel> labels_;
  std::span<const WordClass> classes_;  // by norm
};

inline constexpr size_t kMaxLabels = 512;

uint64_t ClassOf(std::span<const WordClass> classes, uint64_t norm);

}  // namespace khaldun::syntax
