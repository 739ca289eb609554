// khaldun names: are two spellings one person's name?
#include <fmt/format.h>

#include <iostream>

#include "names/person_names.h"
#include "options.h"
#include "output.h"
#include "text/utf8.h"

namespace khaldun::app {
namespace {

struct NamesOptions : CommonOptions {
  std::vector<std::string> names;
};

Result<float> LogOdds(const names::NameMatcher& matcher, std::string_view a, std::string_view b) {
  for (std::string_view name : {a, b}) {
    if (!text::IsValid(name)) return Status::InvalidInput("a name is no UTF-8");
    if (names::WordsOf(name).empty())
      return Status::InvalidInput(fmt::format("'{}' holds no Latin letter to compare by", name));
  }
  return matcher.LogOdds(names::WordsOf(a), names::WordsOf(b));
}

// One pair a line of standard input, one answer a line of `output`.
Status JudgeLines(const names::NameMatcher& matcher, Output& output) {
  std::string line;
  for (size_t number = 1; std::getline(std::cin, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    size_t tab = line.find('\t');
    if (tab == line.npos || line.find('\t', tab + 1) != line.npos) {
      return Status::InvalidInput(
          fmt::format("standard input:{}: '{}' is no pair; a line is two names divided by a tab",
                      number, line.substr(0, 80)));
    }
    auto odds = LogOdds(matcher, std::string_view(line).substr(0, tab),
                        std::string_view(line).substr(tab + 1));
    if (!odds) {
      return Status::InvalidInput(
          fmt::format("standard input:{}: {}", number, odds.error().message()));
    }
    KHALDUN_TRY(
        output.Write(fmt::format("{}\t{:.3f}\n", *odds > 0 ? 1 : 0, names::Probability(*odds))));
  }
  return Status::Ok();
}

Status Judge(const NamesOptions& options) {
  bool lines = options.names.size() == 1 && options.names[0] == "-";
  if (!lines && options.names.size() != 2)
    return Status::WrongUse("two names, or - for pairs on standard input");
  auto share = resources::Share::Find("");
  if (!share) return share.error();
  auto matcher = names::NameMatcher::Load(*share);
  if (!matcher) return matcher.error();
  auto output = Output::Open(options.output);
  if (!output) return output.error();
  if (lines) {
    KHALDUN_TRY(JudgeLines(*matcher, *output));
    return output->Close();
  }
  auto odds = LogOdds(*matcher, options.names[0], options.names[1]);
  if (!odds) return odds.error();
  KHALDUN_TRY(output->Write(
      fmt::format("{}\t{:.3f}\n", *odds > 0 ? "same" : "different", names::Probability(*odds))));
  return output->Close();
}

Exit RunNames(const NamesOptions& options) {
  Status status = Judge(options);
  if (status.ok()) return Exit::kDone;
  options.MakeConsole().Error(status);
  // Nothing is quarantined here: the answers end before the line that is no pair.
  return status.code() == StatusCode::kInvalidInput ? Exit::kIo : ExitOf(status);
}

}  // namespace

void AddNames(CLI::App& program, Work& work) {
  auto options = std::make_shared<NamesOptions>();
  auto* command = program.add_subcommand(
      "names", "whether two spellings are one person's name, and how likely");
  command
      ->add_option("NAME", options->names,
                   "two names; or - for pairs on standard input,\n"
                   "divided by a tab: answered by 1 or 0, a tab, the probability")
      ->type_name("")
      ->required();
  AddOutputOptions(*command, *options);
  command->callback([options, &work] { work = [options] { return RunNames(*options); }; });
}

}  // namespace khaldun::app
