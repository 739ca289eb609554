// What a verb without a frame may mean: the nearest verb in WordNet that has one.
#pragma once

#include <string>
#include <string_view>

#include "event/frame.h"
#include "resources/wordnet.h"

namespace khaldun::pipeline {

// "synonym assault: ASSAULT 190": the first of the verb's neighbours that triggers a verb frame,
// with the act of its simplest one. Empty where none does.
std::string NearestFrame(std::string_view verb, const event::FrameLexicon& frames,
                         const resources::WordNetVerbs& wordnet);

}  // namespace khaldun::pipeline
