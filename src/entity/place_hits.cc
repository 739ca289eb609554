#include "entity/place_hits.h"

#include "entity/word_pieces.h"

namespace khaldun::entity {
namespace {

bool IsCapital(std::string_view form) {
  text::Casing c = text::CasingOf(form);
  return c == text::Casing::kTitle || c == text::Casing::kUpper;
}

}  // namespace

PlaceHits::PlaceHits(const Words& words, const PlaceNames& names)
    : at_(words.segment().words.size(), -1) {
  for (const Sentence& s : words.segment().sentences) AddSentence(words, names, s.words);
}

void PlaceHits::AddSentence(const Words& words, const PlaceNames& names, WordRange sentence) {
  hashes_.clear();
  first_.clear();
  for (WordId w = sentence.begin; w < sentence.end; ++w) {
    first_.push_back(static_cast<uint32_t>(hashes_.size()));
    AppendPieceHashes(words.form(w), hashes_);
  }
  first_.push_back(static_cast<uint32_t>(hashes_.size()));
  uint32_t count = sentence.size();
  for (uint32_t i = 0; i < count;) {
    WordId begin(sentence.begin.value + i);
    uint32_t best = 0;
    NamedPlace place;
    bool capital = IsCapital(words.form(begin));
    if (!capital) {
      bool nominal = words.upos(begin) == Upos::kNoun || words.upos(begin) == Upos::kPropn ||
                     words.upos(begin) == Upos::kX;
      if (nominal && words.form(begin).size() >= 4 && first_[i + 1] == first_[i] + 1) {
        std::optional<NamedPlace> found = names.Find(ExtendPlaceKey(0, hashes_[first_[i]]));
        bool great =
            found && (found->kind == PlaceClass::kCountry || found->kind == PlaceClass::kState ||
                      found->kind == PlaceClass::kCity);
        if (great) {
          best = i + 1;
          place = std::move(*found);
        }
      }
    } else {
      uint64_t key = 0;
      for (uint32_t j = i; j < count && first_[j + 1] - first_[i] <= PlaceNames::kMostPieces; ++j) {
        for (uint32_t p = first_[j]; p < first_[j + 1]; ++p) key = ExtendPlaceKey(key, hashes_[p]);
        if (first_[j] == first_[j + 1] || !IsCapital(words.form(WordId(sentence.begin.value + j))))
          continue;
        if (std::optional<NamedPlace> found = names.Find(key)) {
          best = j + 1;
          place = std::move(*found);
        }
      }
    }
    if (best == 0) {
      ++i;
      continue;
    }
    for (uint32_t j = i; j < best; ++j)
      at_[sentence.begin.value + j] = static_cast<int32_t>(hits_.size());
    hits_.push_back({{begin, WordId(sentence.begin.value + best)}, std::move(place), capital});
    i = best;
  }
}

}  // namespace khaldun::entity
