// Which names of places are first of all words or names of people: "Reading", "Nice", "Lincoln".
// From WordNet (Debian's wordnet-base), whose noun file keeps capitals and marks persons.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "khaldun/status.h"

namespace khaldun::geo {

// kWord and kPerson of NameFlag by folded word. Io error where `folder` lacks WordNet's data files.
Result<std::unordered_map<std::string, uint8_t>> ReadWordClasses(const std::string& folder);

}  // namespace khaldun::geo
