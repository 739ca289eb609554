// CAMEO's actor codes, as TABARI and PETRARCH write them, to ours.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dictionary/vocabulary.h"

namespace khaldun::dictionary {

// "USAGOVMIL", "IGOUNOREFHCR" or, of an agent, "GOVMIL".
struct CodeReading {
  std::string country;               // ours; empty where the code has none
  std::vector<std::string> sectors;  // ours, each once
  std::vector<std::string> dropped;  // three-letter parts that have no counterpart
  std::string fault;                 // why the code cannot be converted; else empty

  std::string Format() const;  // "IGO REF"
};

// Reads three-letter parts: the first is a country or a body in a country's place unless `agent`.
// Roles become PLOVER's sectors as its manual says (INS and SEP are REB, MED is JRN, HLH is MED,
// DEV, ENV and HRI are SOC; RAD, MOD and UIS go), religions REL. States that are no more are their
// successors; regions ("AFR", "MEA") have no counterpart and are a fault.
CodeReading ReadCode(std::string_view code, bool agent, const Vocabulary& vocabulary);

// "[USAGOV 930120-010120]": a code with its time as our tables write it, "1993-01-20..2001-01-20".
struct DatedReading {
  CodeReading code;
  std::string time;  // empty where the code is always true
};
DatedReading ReadDatedCode(std::string_view bracket, const Vocabulary& vocabulary);

}  // namespace khaldun::dictionary
