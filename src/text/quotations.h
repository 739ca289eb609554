// Which quotation holds a place in the text, without a walk over all of them.
#pragma once

#include <cstdint>
#include <vector>

#include "khaldun/document.h"

namespace khaldun::text {

// Of one document, which must outlive it and have the quote layer. Relies on quotations that nest
// and do not cross.
class Quotations {
 public:
  explicit Quotations(const Document& document);

  // The innermost quotation that holds `span`, null where none does.
  const Quote* Innermost(Span span) const;

 private:
  std::vector<const Quote*> quotes_;  // by begin, the outer first
  std::vector<int32_t> outer_;        // the position of the one around it, or -1
};

}  // namespace khaldun::text
