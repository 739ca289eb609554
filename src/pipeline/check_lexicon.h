// Whether the lexicons that a user lays over ours are well formed.
#pragma once

#include <string>
#include <vector>

#include "resources/share.h"

namespace khaldun::pipeline {

struct LexiconReport {
  struct File {
    std::string path;
    size_t entries = 0;   // lines that say something
    size_t removals = 0;  // lines that take something of ours away
  };
  std::vector<File> files;          // in the order of the layers
  std::vector<std::string> faults;  // with file, line and column; empty where all is well
};

// Reads every table with what lies over it, as coding would, and gathers what is wrong. Resource
// error where a file cannot be read at all.
Result<LexiconReport> CheckLexicon(const resources::Share& share);

// For people: a line for each file.
std::string Format(const LexiconReport& report);

}  // namespace khaldun::pipeline
