#include "syntax/tagger_train.h"

#include <algorithm>
#include <map>

namespace khaldun::syntax {
namespace {

constexpr int kFrequent = 4;  // a word seen less often has no class: its tags say little
constexpr float kMargin = 1.0f;

std::vector<WordClass> ClassesOf(std::span<const GoldSentence> sentences) {
  std::map<uint64_t, std::map<Tag, int>> counts;
  for (const auto& s : sentences) {
    for (size_t i = 0; i < s.forms.size(); ++i) ++counts[s.forms[i].norm][s.tags[i]];
  }
  std::vector<WordClass> classes;
  for (const auto& [norm, tags] : counts) {
    int all = 0;
    for (const auto& [tag, n] : tags) all += n;
    if (all < kFrequent) continue;
    uint64_t set = 17;
    for (const auto& [tag, n] : tags) {
      if (n * 20 >= all) set = model::Mix(set, tag);
    }
    classes.push_back({norm, set});
  }
  return classes;
}

}  // namespace

TaggerTrainer::TaggerTrainer(std::span<const GoldSentence> sentences,
                             std::span<const TagLabel> labels)
    : sentences_(sentences),
      labels_(labels),
      classes_(ClassesOf(sentences)),
      rows_(static_cast<uint32_t>(labels.size())) {}

double TaggerTrainer::Epoch(std::span<const uint32_t> order) {
  size_t right = 0, all = 0;
  std::vector<uint64_t> classes;
  std::vector<Tag> tags;
  uint64_t features[kTagFeatures];
  float scores[kMaxLabels + 16];
  for (uint32_t index : order) {
    const GoldSentence& s = sentences_[index];
    classes.clear();
    for (const auto& f : s.forms) classes.push_back(ClassOf(classes_, f.norm));
    tags.assign(s.forms.size(), 0);
    TagContext context{s.forms, classes, tags, labels_};
    for (size_t i = 0; i < s.forms.size(); ++i) {
      std::span<const uint64_t> f(features, TagFeatures(context, i, features));
      rows_.Score(f, scores);
      const Tag gold = s.tags[i];
      const auto best = static_cast<Tag>(
          std::max_element(scores, scores + labels_.size()) - scores);
      right += best == gold;
      ++all;
      scores[gold] -= kMargin;
      const auto rival = static_cast<Tag>(
          std::max_element(scores, scores + labels_.size()) - scores);
      if (rival != gold) {
        rows_.Update(f, gold, 1);
        rows_.Update(f, rival, -1);
      }
      rows_.Tick();
      tags[i] = best;
    }
  }
  return static_cast<double>(right) / static_cast<double>(std::max<size_t>(all, 1));
}

void TaggerTrainer::Write(model::ModelWriter& writer) const {
  rows_.Write("tag", 0.018f, writer);
  writer.Add("tag.labels", labels_);
  writer.Add("tag.classes", std::span<const WordClass>(classes_));
}

}  // namespace khaldun::syntax
