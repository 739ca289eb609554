#include "syntax/lemmatizer.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <optional>

#include "model/sparse_rows.h"
#include "syntax/words.h"

namespace khaldun::syntax {
namespace {

using model::Mix;

constexpr int kLongestEnding = 6;
constexpr int kKeys = 3 + kLongestEnding + 1;

uint64_t HashOf(std::string_view s) {
  uint64_t h = s.size();
  for (char c : s) h = Mix(h, static_cast<unsigned char>(c));
  return h;
}

// From the most specific to the least: the form with its tag and features, the form with its tag,
// the same in lower case, then endings from long to short.
std::array<uint64_t, kKeys> KeysOf(std::string_view form, TagLabel label) {
  std::array<uint64_t, kKeys> keys;
  const std::string lower = Lower(form);
  const std::string_view end(lower);
  const bool title = !form.empty() && form[0] >= 'A' && form[0] <= 'Z';
  const bool upper =
      title && std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const uint64_t letters = upper && form.size() > 1 ? 2 : title;
  const uint64_t tag = Mix(label.upos, label.features);
  keys[0] = Mix(1, HashOf(form), tag);
  keys[1] = Mix(2, HashOf(lower), tag, letters);
  keys[2] = Mix(3, HashOf(lower), label.upos, letters);
  for (int k = kLongestEnding; k >= 0; --k) {
    const size_t n = std::min<size_t>(end.size(), static_cast<size_t>(k));
    keys[3 + kLongestEnding - k] =
        Mix(4 + static_cast<uint64_t>(k), HashOf(end.substr(end.size() - n)), tag, letters);
  }
  return keys;
}

std::string Cased(std::string_view form, uint8_t letters) {
  std::string out(form);
  if (letters == LemmaEdit::kKeep) return out;
  for (size_t i = letters == LemmaEdit::kTitle ? 1 : 0; i < out.size(); ++i) {
    if (out[i] >= 'A' && out[i] <= 'Z') out[i] += 32;
  }
  return out;
}

std::optional<LemmaEdit> EditOf(std::string_view form, std::string_view lemma) {
  std::optional<LemmaEdit> best;
  size_t best_cost = 1000;
  for (uint8_t letters : {LemmaEdit::kLower, LemmaEdit::kKeep, LemmaEdit::kTitle}) {
    const std::string cased = Cased(form, letters);
    size_t same =
        std::mismatch(cased.begin(), cased.end(), lemma.begin(), lemma.end()).first - cased.begin();
    while (same > 0 && same < cased.size() && (cased[same] & 0xC0) == 0x80) --same;
    const size_t drop = cased.size() - same, add = lemma.size() - same;
    LemmaEdit edit{letters, static_cast<uint8_t>(drop), {}};
    if (drop > 255 || add >= sizeof edit.add || drop + add >= best_cost) continue;
    std::memcpy(edit.add, lemma.data() + same, add);
    best = edit;
    best_cost = drop + add;
  }
  return best;
}

}  // namespace

Result<Lemmatizer> Lemmatizer::Load(const model::ModelFile& file) {
  auto edits = file.Section<LemmaEdit>("lemma.edits");
  if (!edits) return edits.error();
  auto rules = file.Section<LemmaRule>("lemma.rules");
  if (!rules) return rules.error();
  Lemmatizer l;
  l.edits_ = *edits;
  l.rules_ = model::HashIndex<LemmaRule, KeyOf>(*rules);
  return l;
}

void Lemmatizer::Append(std::string_view form, TagLabel label, std::string& out) const {
  const auto keys = KeysOf(form, label);
  for (uint64_t key : keys) rules_.Prefetch(key);
  for (uint64_t key : keys) {
    const LemmaRule* rule = rules_.Find(key);
    if (rule == nullptr) continue;
    const LemmaEdit& edit = edits_[rule->edit];
    if (edit.drop > form.size() || (edit.drop == form.size() && edit.add[0] == '\0')) continue;
    // Endings are counted in bytes: one that would cut a character in two is another word's.
    if (edit.drop > 0 && (form[form.size() - edit.drop] & 0xC0) == 0x80) continue;
    const size_t begin = out.size();
    out.append(form.substr(0, form.size() - edit.drop));
    if (edit.letters != LemmaEdit::kKeep) {
      for (size_t i = begin + (edit.letters == LemmaEdit::kTitle); i < out.size(); ++i) {
        if (out[i] >= 'A' && out[i] <= 'Z') out[i] += 32;
      }
    }
    out.append(edit.add);
    return;
  }
  out.append(form);
}

void LemmaTrainer::Add(std::string_view form, TagLabel label, std::string_view lemma) {
  auto edit = EditOf(form, lemma);
  if (!edit) return;
  const auto keys = KeysOf(form, label);
  for (int k = 0; k < kKeys; ++k) {
    Count& count = counts_[keys[k]];
    // Behind the third key the features come back in, so the same key may lead to several.
    count.wider = k == 2 || k + 1 == kKeys ? 0 : keys[k + 1];
    ++count.edits[*edit];
  }
}

const LemmaEdit& LemmaTrainer::Best(const Count& count) {
  return std::max_element(count.edits.begin(), count.edits.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

void LemmaTrainer::Write(model::ModelWriter& writer) const {
  std::map<LemmaEdit, uint32_t> ids;
  std::vector<LemmaEdit> edits;
  std::vector<LemmaRule> rules;
  for (const auto& [key, count] : counts_) {
    const LemmaEdit& best = Best(count);
    // What the wider key says too need not be said twice.
    if (count.wider != 0 && Best(counts_.at(count.wider)) == best) continue;
    auto [it, added] = ids.emplace(best, static_cast<uint32_t>(edits.size()));
    if (added) edits.push_back(best);
    rules.push_back({key, it->second, 0});
  }
  writer.Add("lemma.edits", std::span<const LemmaEdit>(edits));
  writer.Add("lemma.rules", std::span<const LemmaRule>(rules));
}

}  // namespace khaldun::syntax
