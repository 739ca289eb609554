// Options that several commands share.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "console.h"
#include "khaldun/date.h"
#include "khaldun/options.h"

namespace khaldun::app {

struct CommonOptions {
  std::vector<std::string> inputs;
  int threads = 0;  // 0: all cores
  std::string published;
  bool all_types = false;
  double least_confidence = 0.3;
  bool all_statuses = false;
  std::vector<std::string> lexicons;
  std::string output;
  std::string quarantine;
  bool quiet = false;
  bool json_errors = false;
  int time_limit_ms = 0;  // 0: none
  int max_text_mb = 4;    // MiB
  bool verify = false;

  Console MakeConsole() const { return Console(quiet, json_errors); }
};

// -o, --quiet, --json-errors.
void AddOutputOptions(CLI::App& command, CommonOptions& options);

// --lexicon.
void AddLexiconOption(CLI::App& command, CommonOptions& options);

// Those, INPUT and what reading and coding reports takes.
void AddCodingOptions(CLI::App& command, CommonOptions& options);

// Refuses what is none of `words` and says which is nearest.
CLI::Validator OneOf(std::vector<std::string> words);

// An option whose value is one of `names`; anything else is refused with the nearest name.
template <class T>
CLI::Option* AddChoice(CLI::App& command, const std::string& flag, T& value,
                       std::vector<std::pair<std::string, T>> names, const std::string& what) {
  std::vector<std::string> words;
  for (const auto& [name, _] : names) words.push_back(name);
  auto* option = command.add_option_function<std::string>(
      flag,
      [&value, names](const std::string& word) {
        for (const auto& [name, choice] : names) {
          if (name == word) value = choice;
        }
      },
      what);
  return option->check(OneOf(std::move(words)));
}

// A command's work, called after the command line was understood.
using Work = std::function<Exit()>;

// Each adds its command to the program and sets `work` when it is chosen.
void AddCode(CLI::App& program, Work& work);
void AddDump(CLI::App& program, Work& work);
void AddExplain(CLI::App& program, Work& work);
void AddTrain(CLI::App& program, Work& work);
void AddEval(CLI::App& program, Work& work);
void AddEvalActors(CLI::App& eval, Work& work);
void AddGazetteer(CLI::App& program, Work& work);
void AddCheckLexicon(CLI::App& program, Work& work);
void AddImportDictionary(CLI::App& program, Work& work);
void AddNames(CLI::App& program, Work& work);

}  // namespace khaldun::app
