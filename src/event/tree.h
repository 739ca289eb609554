// How the coder reads a sentence, under the names that it uses: arcs, arguments, noun phrases,
// quotations.
#pragma once

#include "text/arguments.h"
#include "text/noun_phrase.h"
#include "text/quotations.h"
#include "text/tree.h"

namespace khaldun::event {

using text::Arguments;
using text::Oblique;
using text::PhraseSpan;
using text::Quotations;
using text::SubClause;
using text::Tree;

}  // namespace khaldun::event
