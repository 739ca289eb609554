// What a document shows of its own way to write dates, before its expressions are read.
#pragma once

#include <optional>
#include <string_view>

#include "khaldun/document.h"
#include "when/lexicon.h"
#include "when/matcher.h"

namespace khaldun::when {

// Day before month or after it in dates of digits. Decided by the first that holds: a date that can
// be read one way only ("26/12/2020"); the country in the URL; the reading of the first date that
// lies nearer to publication; how the text orders day and month in words. In doubt day first.
DateOrder OrderOf(const Document& document);

// The day that a short text such as a dateline's "Dec 26, 2020" names; nothing where a part lacks.
std::optional<Date> DateOfText(std::string_view text, const TimeLexicon& lexicon);

}  // namespace khaldun::when
