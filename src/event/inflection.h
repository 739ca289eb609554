// The regular forms of an English verb: for finding a frame by the word as it stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khaldun::event {

// "shell" to shells, shelled, shelling. Where spelling may go either way (a doubled last letter or
// not) both ways are given; irregular forms are not.
std::vector<std::string> RegularForms(std::string_view verb);

}  // namespace khaldun::event
