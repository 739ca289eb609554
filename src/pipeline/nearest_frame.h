// What a verb without a frame may mean: the nearest verb in WordNet that has one.
#pragma once

#include <string>
#include <string_view>

#include "event/frame.h"
#include "resources/wordnet.h"

namespace khaldun::pipeline {

// "synonym assault: ASSAULT 190": the first of the verb's neighbours that has a frame of its own,
// without further words, with the act of the simplest one. Empty where none has.
std::string NearestFrame(std::string_view verb, const event::FrameLexicon& frames,
                         const resources::WordNetVerbs& wordnet);

}  // namespace khaldun::pipeline
