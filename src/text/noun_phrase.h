// How far the name of somebody reaches.
#pragma once

#include "text/tree.h"

namespace khaldun::text {

// The words of a noun phrase that name its bearer: no relative clauses, no coordinated phrases, no
// preposition before it.
Span PhraseSpan(const Tree& tree, WordId head);

// "On Tuesday rebels attacked", "In 2012 rebels": a weekday, month or year behind "on" or "in" that
// the arcs hang on the noun behind it, of whose name it is no part. Requires segment and syntax.
bool IsStrayTime(const Document& document, WordId word);

}  // namespace khaldun::text
