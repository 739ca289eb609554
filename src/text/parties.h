// Who a phrase names, through the mentions and entities of its document.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "khaldun/event.h"
#include "text/quotations.h"
#include "text/tree.h"

namespace khaldun::text {

// Of one document, which must outlive it and have the layers syntax, entity, coref and quote.
class Parties {
 public:
  explicit Parties(const Document& document);

  // The widest mention with this head; null where there is none.
  const Mention* MentionAt(WordId head) const;

  // The mention as it stands, with what its entity tells. It must be one of the document's. "I" and
  // "we" in a quotation are its speaker, and nobody known where that is nobody.
  Participant Describe(const Mention& mention) const;

  // The phrase around `head` with what its mention and entity tell: name, code and whether it is
  // known. A phrase that is no mention gives its own words and nothing else.
  Participant Describe(const Tree& tree, WordId head) const;

 private:
  std::optional<EntityId> EntityOf(const Mention& mention) const;

  const Document& document_;
  Quotations quotations_;
  std::vector<int32_t> by_head_;  // by word: its widest mention, -1 for none
};

}  // namespace khaldun::text
