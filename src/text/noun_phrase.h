// How far the name of somebody reaches.
#pragma once

#include "text/tree.h"

namespace khaldun::text {

// The words of a noun phrase that name its bearer: no relative clauses, no coordinated phrases, no
// preposition before it.
Span PhraseSpan(const Tree& tree, WordId head);

}  // namespace khaldun::text
