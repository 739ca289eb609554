#include "model/sparse_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>

namespace khaldun::model {

Result<SparseRows> SparseRows::Load(const ModelFile& file, std::string_view prefix) {
  auto slots = file.Section<Slot>(fmt::format("{}.slots", prefix));
  if (!slots) return slots.error();
  auto items = file.Section<Item>(fmt::format("{}.items", prefix));
  if (!items) return items.error();
  if (!std::has_single_bit(slots->size())) {
    return Status::Resource(fmt::format("model section {}.slots has a broken size", prefix));
  }
  SparseRows rows;
  rows.slots_ = *slots;
  rows.items_ = *items;
  return rows;
}

void SparseRows::AddScores(std::span<const uint64_t> features, int32_t* scores) const {
  const size_t mask = slots_.size() - 1;
  for (uint64_t f : features) __builtin_prefetch(&slots_[f & mask]);
  constexpr size_t kBatch = 32;
  for (size_t at = 0; at < features.size(); at += kBatch) {
    uint32_t found[kBatch];
    size_t n = 0;
    for (uint64_t f : features.subspan(at, std::min(kBatch, features.size() - at))) {
      const auto check = static_cast<uint32_t>(f >> 32);
      for (size_t i = f & mask; slots_[i].begin != 0; i = (i + 1) & mask) {
        if (slots_[i].check != check) continue;
        found[n++] = slots_[i].begin;
        __builtin_prefetch(&items_[slots_[i].begin]);
        break;
      }
    }
    for (size_t k = 0; k < n; ++k) {
      const Item* row = &items_[found[k]];
      const Item* end = row + 1 + row->label;
      for (++row; row != end; ++row) scores[row->label] += row->weight;
    }
  }
}

RowTrainer::RowTrainer(uint32_t labels)
    : labels_(labels), stride_((labels + 15) / 16 * 16), keys_(1 << 16), row_of_(1 << 16) {}

uint32_t RowTrainer::Find(uint64_t key) const {
  const size_t mask = keys_.size() - 1;
  for (size_t i = key & mask; keys_[i] != 0; i = (i + 1) & mask) {
    if (keys_[i] == key) return row_of_[i];
  }
  return kNone;
}

uint32_t RowTrainer::FindOrAdd(uint64_t key) {
  if ((row_key_.size() + 1) * 2 > keys_.size()) Grow();
  const size_t mask = keys_.size() - 1;
  size_t i = key & mask;
  for (; keys_[i] != 0; i = (i + 1) & mask) {
    if (keys_[i] == key) return row_of_[i];
  }
  auto row = static_cast<uint32_t>(row_key_.size());
  if (row % kBlock == 0) blocks_.push_back(std::make_unique<float[]>(size_t{kBlock} * 2 * stride_));
  keys_[i] = key;
  row_of_[i] = row;
  row_key_.push_back(key);
  return row;
}

void RowTrainer::Grow() {
  keys_.assign(keys_.size() * 2, 0);
  row_of_.assign(keys_.size(), 0);
  const size_t mask = keys_.size() - 1;
  for (uint32_t row = 0; row < row_key_.size(); ++row) {
    size_t i = row_key_[row] & mask;
    while (keys_[i] != 0) i = (i + 1) & mask;
    keys_[i] = row_key_[row];
    row_of_[i] = row;
  }
}

void RowTrainer::Score(std::span<const uint64_t> features, float* scores) const {
  std::fill_n(scores, stride_, 0.0f);
  for (uint64_t f : features) {
    uint32_t row = Find(f);
    if (row == kNone) continue;
    const float* w = Row(row);
    for (uint32_t l = 0; l < stride_; ++l) scores[l] += w[l];
  }
}

void RowTrainer::Update(std::span<const uint64_t> features, uint32_t label, float by) {
  for (uint64_t f : features) {
    float* row = Row(FindOrAdd(f));
    row[label] += by;
    row[stride_ + label] += by * static_cast<float>(steps_);
  }
}

float RowTrainer::Write(std::string_view prefix, float prune, ModelWriter& writer) const {
  auto average = [&](const float* row, uint32_t l) {
    return row[l] - row[stride_ + l] / static_cast<float>(steps_);
  };
  float greatest = 0;
  for (uint32_t r = 0; r < row_key_.size(); ++r) {
    for (uint32_t l = 0; l < labels_; ++l)
      greatest = std::max(greatest, std::abs(average(Row(r), l)));
  }
  // Ten bits are as good as sixteen for the sums, and pack better.
  const float scale = greatest > 0 ? 1023.0f / greatest : 1;
  auto quantised = [&](uint32_t row, uint32_t l) {
    const float w = average(Row(row), l);
    return std::abs(w) < prune * greatest ? int16_t{0}
                                          : static_cast<int16_t>(std::lround(w * scale));
  };
  std::vector<uint32_t> kept;
  for (uint32_t r = 0; r < row_key_.size(); ++r) {
    for (uint32_t l = 0; l < labels_; ++l) {
      if (quantised(r, l) == 0) continue;
      kept.push_back(r);
      break;
    }
  }
  std::vector<SparseRows::Slot> slots(std::bit_ceil(kept.size() * 3 / 2 + 2));
  std::vector<uint32_t> row_at(slots.size(), kNone);
  for (uint32_t r : kept) {
    size_t i = row_key_[r] & (slots.size() - 1);
    while (row_at[i] != kNone) i = (i + 1) & (slots.size() - 1);
    row_at[i] = r;
  }
  // Rows in the order of their slots: neighbours in the table are neighbours in memory.
  std::vector<SparseRows::Item> items(1);  // index 0 means no row
  for (size_t i = 0; i < slots.size(); ++i) {
    if (row_at[i] == kNone) continue;
    const auto begin = static_cast<uint32_t>(items.size());
    slots[i] = {static_cast<uint32_t>(row_key_[row_at[i]] >> 32), begin};
    items.push_back({});
    for (uint32_t l = 0; l < labels_; ++l) {
      if (int16_t q = quantised(row_at[i], l); q != 0) {
        items.push_back({static_cast<uint16_t>(l), q});
      }
    }
    items[begin].label = static_cast<uint16_t>(items.size() - begin - 1);
  }
  writer.Add(fmt::format("{}.slots", prefix), std::span<const SparseRows::Slot>(slots));
  writer.Add(fmt::format("{}.items", prefix), std::span<const SparseRows::Item>(items));
  return scale;
}

}  // namespace khaldun::model
