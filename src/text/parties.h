// Who a phrase names, through the mentions and entities of its document.
#pragma once

#include <cstdint>
#include <vector>

#include "khaldun/event.h"
#include "text/tree.h"

namespace khaldun::text {

// Of one document, which must outlive it and have the layers entity and coref.
class Parties {
 public:
  explicit Parties(const Document& document);

  // The widest mention with this head; null where there is none.
  const Mention* MentionAt(WordId head) const;

  // The mention as it stands, with what its entity tells. It must be one of the document's.
  Participant Describe(const Mention& mention) const;

  // The phrase around `head` with what its mention and entity tell: name, code and whether it is
  // known. A phrase that is no mention gives its own words and nothing else.
  Participant Describe(const Tree& tree, WordId head) const;

 private:
  const Document& document_;
  std::vector<int32_t> by_head_;  // by word: its widest mention, -1 for none
};

}  // namespace khaldun::text
