// Frames for verbs that the lexicon lacks, from what their synonyms in WordNet mean.
#pragma once

#include <string>

#include "event/frame.h"
#include "resources/wordnet.h"

namespace khaldun::event {

// No event that such a frame codes is surer than this: measured on news, half of them are wrong. It
// is below the confidence that is written by default.
inline constexpr double kBorrowedConfidence = 0.25;

// A table of frames "S verb T", one a line in the order of the alphabet: each verb of WordNet that
// triggers no frame and whose close synonyms have plain frames ("S attack T") of one type, no two
// of different types and none that is no event. Type, mode and code are those of the first of them;
// a comment before each line says which it is.
std::string BorrowFrames(const FrameLexicon& frames, const resources::WordNetVerbs& wordnet);

}  // namespace khaldun::event
