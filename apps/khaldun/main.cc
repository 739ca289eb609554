// The command line: finds out what is asked for, does it and says how it went.
#include <fmt/format.h>

#include <csignal>
#include <exception>

#include "options.h"
#include "resources/table.h"

namespace khaldun::app {
namespace {

// What the user may have meant by the word that CLI11 did not expect.
std::string Nearest(const CLI::App& program, const std::string& word) {
  const auto chosen = program.get_subcommands();
  std::vector<std::string> names;
  if (chosen.empty()) {
    for (const auto* command : program.get_subcommands({})) names.push_back(command->get_name());
  } else {
    for (const auto* option : chosen.front()->get_options()) {
      for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  std::vector<std::string_view> views(names.begin(), names.end());
  return resources::Suggest(word, views);
}

std::string Complaint(const CLI::App& program, const CLI::ParseError& error) {
  std::string what = error.what();
  for (const auto* app : [&] {
         auto apps = program.get_subcommands();
         apps.push_back(const_cast<CLI::App*>(&program));
         return apps;
       }()) {
    auto extra = app->remaining();
    if (extra.empty()) continue;
    std::string near = Nearest(program, extra.front());
    what = fmt::format("'{}' is no command or option{}", extra.front(),
                       near.empty() ? "" : "; " + near);
    break;
  }
  const auto chosen = program.get_subcommands();
  std::string help =
      chosen.empty() ? "khaldun --help" : "khaldun " + chosen.front()->get_name() + " --help";
  return what + " (" + help + " lists what there is)";
}

int Main(int argc, char** argv) {
  CLI::App program("Codes events out of news reports: who did what to whom, when and where.",
                   "khaldun");
  program.set_version_flag("--version", "khaldun " KHALDUN_VERSION);
  program.set_help_flag("-h,--help", "this text");
  program.require_subcommand(1);
  Work work;
  AddCode(program, work);
  AddDump(program, work);
  AddExplain(program, work);
  AddTrain(program, work);
  AddEval(program, work);
  AddGazetteer(program, work);
  AddCheckLexicon(program, work);
  AddImportDictionary(program, work);
  AddNames(program, work);
  program.footer(
      "khaldun code samples/            the events of the sample reports\n"
      "khaldun COMMAND --help           the options of a command\n"
      "Exit status: 0 done, 1 some records quarantined, 2 wrong use, 3 cannot read or\n"
      "write, 4 a model, a lexicon or the gazetteer is missing or broken.");
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    return program.exit(asked);
  } catch (const CLI::ParseError& error) {
    bool json = false;
    for (int i = 1; i < argc; ++i) json |= std::string_view(argv[i]) == "--json-errors";
    Console(false, json).Error(Status::WrongUse(Complaint(program, error)));
    return static_cast<int>(Exit::kWrongUse);
  }
  return static_cast<int>(work());
}

}  // namespace
}  // namespace khaldun::app

int main(int argc, char** argv) {
  // A reader of the pipe that goes away is an error of writing like any other.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return khaldun::app::Main(argc, argv);
  } catch (const std::exception& e) {
    khaldun::app::Console(false, false).Error(khaldun::Status::Internal(e.what()));
    return static_cast<int>(khaldun::app::Exit::kResource);
  }
}
