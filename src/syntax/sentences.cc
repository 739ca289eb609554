#include "syntax/sentences.h"

#include <algorithm>
#include <map>

namespace khaldun::syntax {
namespace {

// Attributes that say how a word was written rather than what it is, too rare to learn.
uint64_t Learnable(Features features) {
  static constexpr std::string_view kLeft[] = {"Typo=", "Style=", "Foreign=", "ExtPos="};
  std::string kept;
  std::string all = features.Format();
  for (size_t at = 0; at < all.size();) {
    size_t bar = std::min(all.find('|', at), all.size());
    std::string_view pair = std::string_view(all).substr(at, bar - at);
    if (std::none_of(std::begin(kLeft), std::end(kLeft),
                     [&](std::string_view name) { return pair.starts_with(name); })) {
      if (!kept.empty()) kept += '|';
      kept += pair;
    }
    at = bar + 1;
  }
  return Features::Parse(kept)->bits();
}

double WeightOf(std::string_view id, std::span<const std::pair<std::string, double>> weights) {
  double weight = 1;
  size_t longest = 0;
  for (const auto& [begin, w] : weights) {
    if (id.starts_with(begin) && begin.size() >= longest) {
      weight = w;
      longest = begin.size();
    }
  }
  return weight;
}

}  // namespace

std::vector<GoldSentence> SentencesOf(std::span<const Document> documents,
                                      std::span<const std::pair<std::string, double>> weights) {
  std::vector<GoldSentence> out;
  for (const Document& document : documents) {
    const auto& segment = document.Get<SegmentLayer>();
    const auto& syntax = document.Get<SyntaxLayer>();
    for (const Sentence& sentence : segment.sentences) {
      GoldSentence s;
      s.weight = WeightOf(document.story().id, weights);
      const uint32_t first = sentence.words.begin.value;
      for (uint32_t w = first; w < sentence.words.end.value; ++w) {
        const WordSyntax& word = syntax.words[w];
        s.words.emplace_back(document.text(segment.words[w].span));
        s.lemmas.emplace_back(word.lemma.In(syntax.lemma_pool));
        s.forms.push_back(FormOf(s.words.back()));
        s.gold.push_back({Learnable(word.features), static_cast<uint32_t>(word.upos), 0});
        const auto head = static_cast<int32_t>(word.head.value == w ? sentence.words.size()
                                                                    : word.head.value - first);
        s.arcs.push_back({head, word.relation});
      }
      out.push_back(std::move(s));
    }
  }
  return out;
}

std::vector<TagLabel> LabelsOf(std::span<const GoldSentence> sentences) {
  constexpr int kRare = 5;
  std::map<std::pair<uint32_t, uint64_t>, int> counts;
  for (const auto& s : sentences) {
    for (const TagLabel& l : s.gold) ++counts[{l.upos, l.features}];
  }
  std::vector<TagLabel> labels;
  for (const auto& [key, n] : counts) {
    if (n >= kRare && labels.size() < kMaxLabels) labels.push_back({key.second, key.first, 0});
  }
  return labels;
}

}  // namespace khaldun::syntax
