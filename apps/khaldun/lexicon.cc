// khaldun check-lexicon: whether a user's lexicon is well formed.
#include "options.h"
#include "output.h"
#include "pipeline/check_lexicon.h"

namespace khaldun::app {
namespace {

Status CheckLexicon(const CommonOptions& options) {
  auto share = resources::Share::Find("", options.lexicons);
  if (!share) return share.error();
  auto report = pipeline::CheckLexicon(*share);
  if (!report) return report.error();
  resources::Complaints complaints;
  for (const std::string& fault : report->faults) complaints.Add(Status::Resource(fault));
  KHALDUN_TRY(complaints.Take());
  auto output = Output::Open(options.output);
  if (!output) return output.error();
  KHALDUN_TRY(output->Write(pipeline::Format(*report)));
  return output->Close();
}

Exit RunCheckLexicon(const CommonOptions& options) {
  Status status = CheckLexicon(options);
  if (status.ok()) return Exit::kDone;
  options.MakeConsole().Error(status);
  return ExitOf(status);
}

}  // namespace

void AddCheckLexicon(CLI::App& program, Work& work) {
  auto options = std::make_shared<CommonOptions>();
  auto* command = program.add_subcommand("check-lexicon",
                                         "whether tables that --lexicon takes are well formed");
  command
      ->add_option("PATH", options->lexicons,
                   "folders laid out like lexicon/, or single files of one: roles.tsv,\n"
                   "actors/mine.tsv, events/mine.tsv")
      ->type_name("")
      ->required();
  AddOutputOptions(*command, *options);
  command->callback([options, &work] { work = [options] { return RunCheckLexicon(*options); }; });
}

}  // namespace khaldun::app
