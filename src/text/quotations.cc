#include "text/quotations.h"

#include <algorithm>

namespace khaldun::text {

Quotations::Quotations(const Document& document) {
  for (const Quote& q : document.Get<QuoteLayer>().quotes) quotes_.push_back(&q);
  std::stable_sort(quotes_.begin(), quotes_.end(), [](const Quote* a, const Quote* b) {
    return a->span.begin != b->span.begin ? a->span.begin < b->span.begin
                                          : a->span.end > b->span.end;
  });
  for (size_t i = 0; i < quotes_.size(); ++i) {
    int32_t outer = static_cast<int32_t>(i) - 1;
    while (outer >= 0 && !quotes_[static_cast<size_t>(outer)]->span.Contains(quotes_[i]->span)) {
      outer = outer_[static_cast<size_t>(outer)];
    }
    outer_.push_back(outer);
  }
}

const Quote* Quotations::Innermost(Span span) const {
  auto after =
      std::upper_bound(quotes_.begin(), quotes_.end(), span.begin,
                       [](uint32_t begin, const Quote* q) { return begin < q->span.begin; });
  int32_t at = static_cast<int32_t>(after - quotes_.begin()) - 1;
  while (at >= 0 && !quotes_[static_cast<size_t>(at)]->span.Contains(span)) {
    at = outer_[static_cast<size_t>(at)];
  }
  return at < 0 ? nullptr : quotes_[static_cast<size_t>(at)];
}

}  // namespace khaldun::text
