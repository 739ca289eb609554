#include "options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "resources/table.h"

namespace khaldun::app {

CLI::Validator OneOf(std::vector<std::string> words) {
  auto check = [words](std::string& given) -> std::string {
    std::vector<std::string_view> views(words.begin(), words.end());
    if (std::find(words.begin(), words.end(), given) != words.end()) return "";
    std::string near = resources::Suggest(given, views);
    return fmt::format("'{}' is none of {}{}", given, fmt::join(words, ", "),
                       near.empty() ? "" : "; " + near);
  };
  return CLI::Validator(check, "");
}

void AddOutputOptions(CLI::App& command, CommonOptions& o) {
  command.add_option("-o", o.output, "write to FILE instead of standard output")->type_name("FILE");
  command.add_flag("--quiet", o.quiet, "no summary, no progress; errors still");
  command.add_flag("--json-errors", o.json_errors, "errors as JSON lines");
}

void AddLexiconOption(CLI::App& command, CommonOptions& o) {
  command
      .add_option("--lexicon", o.lexicons,
                  "lay the tables of DIR over the built-in ones; may be repeated")
      ->type_name("DIR")
      ->allow_extra_args(false);
}

void AddCodingOptions(CLI::App& command, CommonOptions& o) {
  command
      .add_option("INPUT", o.inputs, "files, folders, - for JSON lines from a pipe (default there)")
      ->type_name("");
  command.add_option("--threads", o.threads, "default: all cores")
      ->type_name("N")
      ->check(CLI::Range(1, 256).description(""));
  command.add_option("--published", o.published, "date of reports that carry none")
      ->type_name("DATE")
      ->check([](const std::string& text) {
        auto date = ParseDate(text);
        return date ? "" : date.error().message();
      });
  command
      .add_option("--least-confidence", o.least_confidence,
                  "leave out events less sure than this, 0 to 1; default: 0.3")
      ->type_name("P")
      ->check(CLI::Range(0.0, 1.0));
  command.add_flag("--all-types", o.all_types, "also plain statements (CAMEO 01)");
  command.add_flag("--all-statuses", o.all_statuses, "also planned, hypothetical, denied");
  command
      .add_option("--quarantine", o.quarantine, "records that could not be coded, as JSON lines")
      ->type_name("FILE");
  command.add_option("--time-limit", o.time_limit_ms, "quarantine a report that takes longer")
      ->type_name("MS")
      ->check(CLI::Range(1, 86'400'000).description(""));
  command.add_option("--max-text", o.max_text_mb, "quarantine a longer text; default: 4 MiB")
      ->type_name("MIB")
      ->check(CLI::Range(1, 1024).description(""));
  command.add_flag("--verify", o.verify, "check every layer after it is written");
  AddLexiconOption(command, o);
  AddOutputOptions(command, o);
}

}  // namespace khaldun::app
