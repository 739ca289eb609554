#include "syntax/train.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>

#include <cstring>
#include <filesystem>

#include "syntax/pack.h"

extern char** environ;

namespace khaldun::syntax {
namespace {

// Runs a program to its end; what it prints goes where ours does.
Status RunProgram(std::vector<std::string> words) {
  std::vector<char*> argv;
  for (std::string& w : words) argv.push_back(w.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  if (int error = posix_spawnp(&child, argv[0], nullptr, nullptr, argv.data(), environ);
      error != 0) {
    return Status::WrongUse(fmt::format("{}: cannot be run: {}", words[0], std::strerror(error)));
  }
  int state = 0;
  waitpid(child, &state, 0);
  if (WIFEXITED(state) && WEXITSTATUS(state) == 0) return Status::Ok();
  return Status::WrongUse(
      fmt::format("{}: failed; it needs PyTorch (Debian: python3-torch)", fmt::join(words, " ")));
}

}  // namespace

Status Train(const TrainOptions& options) {
  auto say = [&](std::string_view line) {
    if (options.progress) options.progress(line);
  };
  const std::string folder = options.output + "/syntax.work";
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return Status::Io(fmt::format("{}: {}", folder, error.message()));
  KHALDUN_TRY(Export(
      {options.vectors, options.files, options.held, options.names, options.weights, folder}));
  say(fmt::format("sentences written to {}", folder));
  std::vector<std::string> command = options.trainer;
  const std::string weights = folder + "/weights";
  for (const std::string& word :
       {folder, weights, std::string("--epochs"), std::to_string(options.epochs),
        std::string("--seed"), std::to_string(options.seed)}) {
    command.push_back(word);
  }
  KHALDUN_TRY(RunProgram(command));
  say("weights learnt");
  KHALDUN_TRY(Pack({folder, weights, options.files, options.output}));
  std::filesystem::remove_all(folder, error);
  return Status::Ok();
}

}  // namespace khaldun::syntax
