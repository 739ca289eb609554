// Stretches of text between quotation marks.
#pragma once

#include <vector>

#include "khaldun/document.h"

namespace khaldun::quote {

struct Quoted {
  WordRange words;         // between the marks, never empty
  bool continued = false;  // opened by the quotation of the paragraph before, which nobody closed
};

// Every quotation, an inner one after the one that holds it. Straight marks open and close in turn;
// an opening mark without a partner holds to the end of its paragraph where the next paragraph
// opens again, else to the end of its sentence. Single marks count inside double ones only.
std::vector<Quoted> FindQuoted(const Document& document);

}  // namespace khaldun::quote
