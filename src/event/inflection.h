// The forms of an English verb: for finding a frame by the word as it stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khaldun::event {

// "shell" to shells, shelled, shelling; "freeze" to froze, frozen too. Where spelling may go either
// way (a doubled last letter or not) both ways are given.
std::vector<std::string> VerbForms(std::string_view verb);

// What "concerned" or "dismayed" may be the regular participle of; nothing for another ending.
std::vector<std::string> VerbsOfParticiple(std::string_view word);

}  // namespace khaldun::event
