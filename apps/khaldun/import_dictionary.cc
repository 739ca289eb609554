// khaldun import-dictionary: TABARI and PETRARCH dictionaries to a lexicon for --lexicon.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "dictionary/dictionary.h"
#include "ingest/encoding.h"
#include "options.h"
#include "output.h"
#include "pipeline/check_lexicon.h"
#include "text/ascii.h"

namespace khaldun::app {
namespace {

namespace fs = std::filesystem;
using dictionary::Kind;

struct ImportOptions : CommonOptions {
  std::optional<Kind> kind;
};

// "Phoenix.Countries.actors.txt" as the name of a table: "Phoenix_Countries_actors".
std::string TableNameOf(const std::string& path) {
  std::string name = fs::path(path).stem().string();
  for (char& c : name) {
    if (!text::IsAlpha(c) && !text::IsDigit(c) && c != '-') c = '_';
  }
  return name.empty() ? "imported" : name;
}

// Gathers what becomes of the dictionaries and writes it at the end, so that a dictionary that
// cannot be read leaves no half lexicon behind.
class Importer {
 public:
  Importer(const ImportOptions& options, const dictionary::Vocabulary& vocabulary)
      : options_(options), vocabulary_(vocabulary) {}

  Status Import(const std::string& path) {
    auto bytes = resources::ReadFile(path);
    if (!bytes) return Status::Io(bytes.error().message());
    auto text = ingest::DecodeText(std::move(*bytes));
    if (!text) return Status::WrongUse(fmt::format("{}: {}", path, text.error().message()));
    std::optional<Kind> kind = options_.kind ? options_.kind : dictionary::KindOf(*text);
    if (!kind) {
      return Status::WrongUse(
          fmt::format("{}: neither actors, agents nor verbs; --kind says which it is", path));
    }
    auto conversion = dictionary::Convert(*kind, *text, vocabulary_);
    std::string table = TableFor(path, *kind);
    if (*kind == Kind::kAgents) KeepFirstOfEachRole(path, conversion);
    std::string& lines = tables_[table];
    lines += fmt::format("# Imported from {}.\n{}", fs::path(path).filename().string(),
                         conversion.table);
    size_t left = conversion.entries - conversion.converted - conversion.known;
    left_ += left;
    report_ += fmt::format("{}: {} {}: {} converted, {} known already, {} left over; {}\n", path,
                           conversion.entries, Name(*kind), conversion.converted, conversion.known,
                           left, (fs::path(options_.output) / table).string());
    for (const dictionary::Leftover& l : conversion.leftovers) {
      leftovers_ += fmt::format("{}:{}: {}{}\n  {}\n", path, l.line, l.in_part ? "in part: " : "",
                                l.reason, l.text);
    }
    return Status::Ok();
  }

  Status Write() const {
    const fs::path folder = options_.output;
    std::error_code error;
    for (const auto& [name, _] : tables_) {
      if (fs::exists(folder / name, error)) {
        return Status::WrongUse(fmt::format("{}: is there already; name a new folder with -o",
                                            (folder / name).string()));
      }
      fs::create_directories((folder / name).parent_path(), error);
      if (error) return Status::Io(fmt::format("{}: {}", folder.string(), error.message()));
    }
    for (const auto& [name, text] : tables_) KHALDUN_TRY(WriteFile(folder / name, text));
    KHALDUN_TRY(WriteFile(folder / "leftovers.txt", leftovers_));
    return Check();
  }

  const std::string& report() const { return report_; }
  size_t left() const { return left_; }

 private:
  std::string TableFor(const std::string& path, Kind kind) {
    if (kind == Kind::kAgents) return "roles.tsv";
    const char* folder = kind == Kind::kActors ? "actors" : "events";
    std::string name = fmt::format("{}/{}.tsv", folder, TableNameOf(path));
    for (int n = 2; tables_.contains(name); ++n) {
      name = fmt::format("{}/{}_{}.tsv", folder, TableNameOf(path), n);
    }
    return name;
  }

  // All agents come into one table, where a noun stands once.
  void KeepFirstOfEachRole(const std::string& path, dictionary::Conversion& conversion) {
    std::string kept;
    for (std::string_view rest = conversion.table; !rest.empty();) {
      const size_t end = rest.find('\n') + 1;
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(end);
      std::string noun(line.substr(0, line.find('\t')));
      if (roles_.insert(noun).second) {
        kept += line;
      } else {
        leftovers_ += fmt::format("{}: '{}' stands in an earlier dictionary\n", path, noun);
      }
    }
    conversion.table = std::move(kept);
  }

  static Status WriteFile(const fs::path& path, const std::string& text) {
    auto file = Output::Open(path.string());
    if (!file) return file.error();
    KHALDUN_TRY(file->Write(text));
    return file->Close();
  }

  Status Check() const {
    auto share = resources::Share::Find("", {options_.output});
    if (!share) return share.error();
    auto report = pipeline::CheckLexicon(*share);
    if (!report) return report.error();
    return report->faults.empty() ? Status::Ok() : Status::Resource(report->faults.front());
  }

  const ImportOptions& options_;
  const dictionary::Vocabulary& vocabulary_;
  std::map<std::string, std::string> tables_;  // below the folder
  std::set<std::string> roles_;
  std::string report_, leftovers_;
  size_t left_ = 0;
};

Result<Exit> Import(const ImportOptions& options) {
  auto share = resources::Share::Find("");
  if (!share) return share.error();
  auto vocabulary = dictionary::Vocabulary::Load(*share);
  if (!vocabulary) return vocabulary.error();
  Importer importer(options, *vocabulary);
  for (const std::string& path : options.inputs) KHALDUN_TRY(importer.Import(path));
  KHALDUN_TRY(importer.Write());
  auto output = Output::Open("");
  if (!output) return output.error();
  KHALDUN_TRY(output->Write(importer.report()));
  KHALDUN_TRY(output->Close());
  if (importer.left() == 0) return Exit::kDone;
  options.MakeConsole().Note(
      fmt::format("what was left over and why: {}/leftovers.txt", options.output));
  return Exit::kQuarantined;
}

Exit RunImport(const ImportOptions& options) {
  auto exit = Import(options);
  if (exit) return *exit;
  options.MakeConsole().Error(exit.error());
  return ExitOf(exit.error());
}

}  // namespace

void AddImportDictionary(CLI::App& program, Work& work) {
  auto options = std::make_shared<ImportOptions>();
  auto* command = program.add_subcommand(
      "import-dictionary", "TABARI and PETRARCH dictionaries to a lexicon for --lexicon");
  command->add_option("FILE", options->inputs, "actor, agent and verb dictionaries")
      ->type_name("")
      ->required();
  AddChoice<std::optional<Kind>>(
      *command, "--kind", options->kind,
      {{"actors", Kind::kActors}, {"agents", Kind::kAgents}, {"verbs", Kind::kVerbs}},
      "what the files are, where their lines do not tell")
      ->type_name("KIND");
  AddOutputOptions(*command, *options);
  command->get_option("-o")
      ->description("write the lexicon and leftovers.txt into this folder")
      ->type_name("DIR")
      ->required();
  command->callback([options, &work] { work = [options] { return RunImport(*options); }; });
}

}  // namespace khaldun::app
