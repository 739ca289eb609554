// Lemmas: the treebank's own for word forms that it holds, else the edit that words with the same
// ending and tag most often take.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "model/hash_index.h"
#include "model/model_file.h"
#include "syntax/tag_label.h"

namespace khaldun::syntax {

// Edit of a form: lower its case, take bytes off its end, put letters on.
struct LemmaEdit {
  enum Case : uint8_t { kKeep, kLower, kTitle };
  uint8_t letters;  // Case
  uint8_t drop;     // bytes
  char add[14];     // zero-terminated
  auto operator<=>(const LemmaEdit&) const = default;
};

struct LemmaRule {
  uint64_t key;
  uint32_t edit;
  uint32_t reserved;
};

// Looks the edit up from the most specific key to the least; read-only, thread-safe.
class Lemmatizer {
 public:
  static Result<Lemmatizer> Load(const model::ModelFile& file);

  // Appends the lemma of `form` to `out`.
  void Append(std::string_view form, TagLabel label, std::string& out) const;

 private:
  std::span<const LemmaEdit> edits_;
  static uint64_t KeyOf(const LemmaRule& rule) { return rule.key; }
  model::HashIndex<LemmaRule, KeyOf> rules_;
};

class LemmaTrainer {
 public:
  void Add(std::string_view form, TagLabel label, std::string_view lemma);
  void Write(model::ModelWriter& writer) const;

 private:
  struct Count {
    uint64_t wider = 0;  // the key that is asked next, 0 where that depends on more than this key
    std::map<LemmaEdit, uint32_t> edits;
  };
  static const LemmaEdit& Best(const Count& count);
  std::map<uint64_t, Count> counts_;
};

}  // namespace khaldun::syntax
