#include "syntax/encoder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "syntax/projective.h"
#include "syntax/tree.h"

namespace khaldun::syntax {

using model::kZero;

namespace {

// Crossing arcs are mostly errors, but the search without them is cubic: longer sentences keep
// them.
constexpr size_t kLongestProjective = 100;

Status BrokenSize(std::string_view section) {
  return Status::Resource(fmt::format("model section {} has a broken size", section));
}

template <class T>
Status Take(const model::ModelFile& file, std::string_view name, size_t size,
            std::span<const T>& out) {
  auto section = file.Section<T>(name);
  if (!section) return section.error();
  if (section->size() != size) return BrokenSize(name);
  out = *section;
  return Status::Ok();
}

// Rounded half up by way of a positive number.
int16_t Fixed(float x, float unit) {
  const float scaled = std::clamp(x * unit, -32767.0f, 32767.0f);
  return static_cast<int16_t>(static_cast<int32_t>(scaled + 32768.5f) - 32768);
}

// The odds of each tag of names against the first, which stands for outside.
NameOdds OddsOf(const int32_t* sums, const float* scale, const float* bias) {
  constexpr float kOddsUnit = 16;  // as NameOdds says
  auto score = [&](size_t k) { return static_cast<float>(sums[k]) * scale[k] + bias[k]; };
  NameOdds odds;
  for (size_t k = 0; k < odds.size(); ++k) {
    odds[k] = static_cast<int8_t>(
        std::clamp<int16_t>(Fixed(score(k + 1) - score(0), kOddsUnit), -128, 127));
  }
  return odds;
}

// A cache line more than the row, since rows a power of two apart would share few cache sets.
constexpr size_t StrideOf(uint32_t outputs) { return outputs + 16; }

// Roles that a head gives to one dependent only; -1 for other relations.
constexpr uint32_t kRoles = 3;
constexpr int RoleOf(Relation relation) {
  switch (relation) {
    case Relation::kNsubj:
    case Relation::kNsubjPass:
      return 0;
    case Relation::kObj:
      return 1;
    case Relation::kIobj:
      return 2;
    default:
      return -1;
  }
}

}  // namespace

Result<Encoder::Linear> Encoder::LoadLinear(const model::ModelFile& file, std::string_view name,
                                            uint32_t outputs, uint32_t inputs) const {
  Linear l;
  std::span<const int8_t> weights;
  KHALDUN_TRY(Take(file, fmt::format("{}.w", name), size_t{outputs} * inputs, weights));
  KHALDUN_TRY(Take(file, fmt::format("{}.scale", name), outputs, l.scale));
  KHALDUN_TRY(Take(file, fmt::format("{}.bias", name), outputs, l.bias));
  l.matrix = kernels_->pack(weights, outputs, inputs);
  return l;
}

Result<Encoder::Layer> Encoder::LoadLayer(const model::ModelFile& file, std::string_view name,
                                          uint32_t inputs) const {
  Layer layer;
  auto input = LoadLinear(file, name, 2 * kGates, inputs);
  if (!input) return input.error();
  layer.input = std::move(*input);
  for (int direction : {0, 1}) {
    std::span<const int8_t> weights;
    KHALDUN_TRY(
        Take(file, fmt::format("{}.u{}", name, direction), size_t{kGates} * kHidden, weights));
    layer.recurrent[direction] = kernels_->pack(weights, kGates, kHidden);
  }
  return layer;
}

Result<Encoder> Encoder::Load(const model::ModelFile& file, const model::Kernels& kernels) {
  Encoder e;
  e.kernels_ = &kernels;
  auto labels = file.Section<TagLabel>("labels");
  if (!labels) return labels.error();
  if (labels->empty() || labels->size() > kMaxLabels) return BrokenSize("labels");
  e.labels_ = *labels;
  auto vocabulary = file.Section<uint64_t>("vocabulary");
  if (!vocabulary) return vocabulary.error();
  e.vocabulary_ = Vocabulary(*vocabulary);
  KHALDUN_TRY(Take(file, "words", (vocabulary->size() + 1) * kWordSize, e.words_));
  KHALDUN_TRY(Take(file, "forms", kFormRows * kFormSize, e.forms_));
  std::span<const float> form_scale, root_head;
  KHALDUN_TRY(Take(file, "forms.scale", 1, form_scale));
  e.form_scale_ = form_scale[0];
  KHALDUN_TRY(Take(file, "head.root", kArcSize, root_head));
  for (float x : root_head) e.root_head_.push_back(Fixed(x, kHeadUnit));
  KHALDUN_TRY(Take(file, "head.bias", kArcSize, e.head_bias_));
  KHALDUN_TRY(Take(file, "label.root", kLabelSize, e.root_label_));
  auto first = e.LoadLayer(file, "lstm1", kInputSize);
  if (!first) return first.error();
  auto second = e.LoadLayer(file, "lstm2", kState);
  if (!second) return second.error();
  auto tag = e.LoadLinear(file, "tag", kTagOutputs, kState);
  if (!tag) return tag.error();
  auto arc = e.LoadLinear(file, "arc", kArcOutputs, kState);
  if (!arc) return arc.error();
  auto relation = e.LoadLinear(file, "relation", kRelationOutputs, kLabelSize);
  if (!relation) return relation.error();
  e.first_ = std::move(*first);
  e.second_ = std::move(*second);
  e.tag_ = std::move(*tag);
  e.arc_ = std::move(*arc);
  e.relation_ = std::move(*relation);
  return e;
}

void Encoder::Multiply(const model::PackedMatrix& matrix, const uint8_t* in, size_t rows,
                       Sums& sums, Scratch& s) const {
  const size_t stride = StrideOf(matrix.outputs);
  int32_t* first = sums.ForAtLeast(rows * stride);
  s.rows.resize(rows);
  for (size_t r = 0; r < rows; ++r) s.rows[r] = first + r * stride;
  kernels_->multiply(matrix, in, rows, nullptr, s.rows.data());
}

void Encoder::RunLayer(const Layer& layer, std::span<const uint32_t> lengths, uint8_t* out,
                       Scratch& s) const {
  const size_t sentences = lengths.size(), stride = StrideOf(kGates);
  s.gates.resize(sentences * stride);
  s.gate_rows.resize(sentences);
  s.step_sums.resize(sentences);
  s.step_words.resize(sentences);
  for (size_t r = 0; r < sentences; ++r) s.gate_rows[r] = s.gates.data() + r * stride;
  for (uint32_t direction : {0u, 1u}) {
    s.state_now.assign(sentences * kHidden, kZero);
    s.cells.assign(sentences * kHidden, 0.0f);
    const float* scale = layer.input.scale.data() + direction * kGates;
    const float* bias = layer.input.bias.data() + direction * kGates;
    size_t active = sentences;
    for (uint32_t step = 0; step < lengths[0]; ++step) {
      while (lengths[active - 1] <= step) --active;
      size_t begin = 0;
      for (size_t r = 0; r < active; ++r) {
        s.step_words[r] = begin + (direction == 0 ? step : lengths[r] - 1 - step);
        s.step_sums[r] = s.word_sums[s.step_words[r]] + direction * kGates;
        begin += lengths[r];
      }
      const int32_t* const* sums = s.step_sums.data();
      if (step > 0) {  // before, the state is zero
        kernels_->multiply(layer.recurrent[direction], s.state_now.data(), active, sums,
                           s.gate_rows.data());
        sums = s.gate_rows.data();
      }
      kernels_->lstm(sums, active, scale, bias, kHidden, s.cells.data(), s.state_now.data());
      for (size_t r = 0; r < active; ++r) {
        std::copy_n(s.state_now.data() + r * kHidden, kHidden,
                    out + s.step_words[r] * kState + direction * kHidden);
      }
    }
  }
}

void Encoder::Prefetch(const WordInput& word) const {
  constexpr size_t kLine = 64;
  const uint8_t* vector = words_.data() + size_t{word.word} * kWordSize;
  for (size_t at = 0; at < kWordSize; at += kLine) __builtin_prefetch(vector + at);
  for (uint32_t f : word.form) __builtin_prefetch(forms_.data() + size_t{f} * kFormSize);
}

void Encoder::Embed(std::span<const WordInput> words, Scratch& s) const {
  s.input.resize(words.size() * kInputSize);
  const std::vector<float> zeros(kFormSize, 0.0f);
  float form[kFormSize];
  for (size_t w = 0; w < words.size(); ++w) {
    if (w + 1 < words.size()) Prefetch(words[w + 1]);
    uint8_t* row = s.input.data() + w * kInputSize;
    std::copy_n(words_.data() + size_t{words[w].word} * kWordSize, kWordSize, row);
    int32_t sums[kFormSize] = {};
    for (uint32_t f : words[w].form) {
      const int8_t* part = forms_.data() + size_t{f} * kFormSize;
      for (uint32_t k = 0; k < kFormSize; ++k) sums[k] += part[k];
    }
    for (uint32_t k = 0; k < kFormSize; ++k) form[k] = static_cast<float>(sums[k]) * form_scale_;
    kernels_->tanh_of_sum(form, zeros.data(), kFormSize, row + kWordSize);
  }
  Multiply(first_.input.matrix, s.input.data(), words.size(), s.embedded, s);
  s.embedded_rows.assign(s.rows.begin(), s.rows.end());
}

void Encoder::Encode(std::span<const uint32_t> words, std::span<const uint32_t> lengths,
                     uint8_t* states, Scratch& s) const {
  s.word_sums.resize(words.size());
  for (size_t w = 0; w < words.size(); ++w) s.word_sums[w] = s.embedded_rows[words[w]];
  s.states.resize(words.size() * kState);
  RunLayer(first_, lengths, s.states.data(), s);
  Multiply(second_.input.matrix, s.states.data(), words.size(), s.sums, s);
  std::copy(s.rows.begin(), s.rows.end(), s.word_sums.begin());
  RunLayer(second_, lengths, states, s);
}

void Encoder::Tag(const uint8_t* states, std::span<uint16_t> tags, std::span<NameOdds> names,
                  Scratch& s) const {
  Multiply(tag_.matrix, states, tags.size(), s.sums, s);
  for (size_t w = 0; w < tags.size(); ++w) {
    tags[w] = static_cast<uint16_t>(
        kernels_->greatest(s.rows[w], tag_.scale.data(), tag_.bias.data(), labels_.size()));
    names[w] = OddsOf(s.rows[w] + kMaxLabels, tag_.scale.data() + kMaxLabels,
                      tag_.bias.data() + kMaxLabels);
  }
}

void Encoder::Parse(const uint8_t* states, std::span<ScoredArc> arcs, Scratch& s) const {
  const size_t n = arcs.size();
  Multiply(arc_.matrix, states, n, s.sums, s);
  s.dependents.resize(n * kArcSize);
  s.heads.resize((n + 1) * kArcSize);
  std::copy(root_head_.begin(), root_head_.end(), s.heads.begin());
  // The label's halves of every word as dependent and as head, the root's last.
  s.values.resize(n * 2 * kLabelSize + kLabelSize);
  float vector[2 * kArcSize];
  for (size_t w = 0; w < n; ++w) {
    const int32_t* sums = s.rows[w];
    kernels_->tanh(sums, arc_.scale.data(), arc_.bias.data(), 2 * kArcSize, vector);
    for (uint32_t k = 0; k < kArcSize; ++k) {
      s.dependents[w * kArcSize + k] = Fixed(vector[k] * 0.5f + head_bias_[k], kDependentUnit);
      s.heads[(w + 1) * kArcSize + k] = Fixed(vector[kArcSize + k], kHeadUnit);
    }
    constexpr uint32_t kLabels = 2 * kArcSize;  // the labels' halves stand behind the arcs'
    kernels_->scaled(sums + kLabels, arc_.scale.data() + kLabels, arc_.bias.data() + kLabels,
                     2 * kLabelSize, s.values.data() + w * 2 * kLabelSize);
  }
  float* root = s.values.data() + n * 2 * kLabelSize;
  std::copy(root_label_.begin(), root_label_.end(), root);
  s.scores.resize(n * (n + 1));
  kernels_->dots(s.dependents.data(), n, s.heads.data(), n + 1, kArcSize, s.scores.data());
  BestTree(s.scores, n, s.nodes);
  if (n <= kLongestProjective && !IsProjective(s.nodes)) BestProjectiveTree(s.scores, n, s.nodes);
  s.labels.resize(n * kLabelSize);
  for (size_t w = 0; w < n; ++w) {
    const uint32_t node = s.nodes[w];
    const float* head =
        node == 0 ? root : s.values.data() + (node - 1) * 2 * kLabelSize + kLabelSize;
    kernels_->tanh_of_sum(s.values.data() + w * 2 * kLabelSize, head, kLabelSize,
                          s.labels.data() + w * kLabelSize);
  }
  Multiply(relation_.matrix, s.labels.data(), n, s.sums, s);
  ChooseRelations(arcs, s);
}

void Encoder::ChooseRelations(std::span<ScoredArc> arcs, Scratch& s) const {
  const size_t n = arcs.size();
  s.values.resize(n * kRelationCount);
  auto score = [&](size_t w, Relation r) -> float& {
    return s.values[w * kRelationCount + static_cast<size_t>(r)];
  };
  auto best = [&](size_t w, int taken) {  // of the relations outside the role `taken`
    auto greatest = Relation::kDep;
    float most = score(w, greatest);
    for (int r = 0; r < kRelationCount; ++r) {
      const auto relation = static_cast<Relation>(r);
      if (score(w, relation) <= most || relation == Relation::kRoot) continue;
      if (taken >= 0 && RoleOf(relation) == taken) continue;
      greatest = relation;
      most = score(w, relation);
    }
    return greatest;
  };
  constexpr uint32_t kNobody = ~0u;
  s.holders.assign((n + 1) * kRoles, kNobody);
  for (size_t w = 0; w < n; ++w) {
    kernels_->scaled(s.rows[w], relation_.scale.data(), relation_.bias.data(), kRelationCount,
                     s.values.data() + w * kRelationCount);
    if (s.nodes[w] == 0) {
      arcs[w] = {0, Relation::kRoot};
      continue;
    }
    arcs[w] = {s.nodes[w], best(w, -1)};
    const int role = RoleOf(arcs[w].relation);
    if (role < 0) continue;
    uint32_t& holder = s.holders[s.nodes[w] * kRoles + static_cast<uint32_t>(role)];
    if (holder == kNobody) {
      holder = static_cast<uint32_t>(w);
      continue;
    }
    // Two claim the role: the one whose next choice costs less gives way.
    auto loss = [&](size_t k) { return score(k, arcs[k].relation) - score(k, best(k, role)); };
    const size_t loser = loss(w) < loss(holder) ? w : holder;
    if (loser == holder) holder = static_cast<uint32_t>(w);
    arcs[loser].relation = best(loser, role);
  }
}

}  // namespace khaldun::syntax
