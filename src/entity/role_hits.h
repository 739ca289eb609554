// Role nouns where they stand in a document.
#pragma once

#include <vector>

#include "entity/roles.h"
#include "entity/word_pieces.h"
#include "entity/words.h"

namespace khaldun::entity {

struct RoleHit {
  WordRange words;
  uint32_t role = 0;
};

// For every word at most one role phrase: the longest one that it is the head of. The head of
// "chief of staff" is "chief", of "defense minister" "minister".
class RoleHits {
 public:
  RoleHits(const Words& words, const Roles& roles);

  // Null where the word heads no role phrase.
  const RoleHit* At(WordId head) const {
    int32_t i = by_head_[head.value];
    return i < 0 ? nullptr : &hits_[static_cast<size_t>(i)];
  }
  // Likewise for the phrases that count only inside a capitalised name, and for all others.
  const RoleHit* NameEndAt(WordId last) const {
    int32_t i = name_end_[last.value];
    return i < 0 ? nullptr : &hits_[static_cast<size_t>(i)];
  }
  const Role& role(const RoleHit& hit) const { return roles_.role(hit.role); }
  const Role* RoleAt(WordId head) const {
    const RoleHit* hit = At(head);
    return hit == nullptr ? nullptr : &roles_.role(hit->role);
  }

 private:
  void AddSentence(const Words& words, WordRange sentence, PieceSequence& pieces);

  const Roles& roles_;
  std::vector<RoleHit> hits_;
  std::vector<int32_t> by_head_, name_end_;
};

}  // namespace khaldun::entity
