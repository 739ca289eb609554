#include "syntax/train.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>

#include <cstring>
#include <filesystem>

#include "syntax/encoder.h"
#include "syntax/pack.h"

extern char** environ;

namespace khaldun::syntax {
namespace {

constexpr uint32_t kTeacherHidden = 192, kBetweenHidden = 160;

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
  KHALDUN_TRY(Export({options.vectors, options.files, options.held, options.parsed, options.plain,
                      options.named, options.names, options.weights, folder}));
  say(fmt::format("sentences written to {}", folder));
  const std::string weights = folder + "/weights";
  auto learn = [&](const std::string& to, uint64_t seed, uint32_t hidden, int epochs,
                   const std::vector<std::string>& more) {
    std::vector<std::string> command = options.trainer;
    for (const std::string& word :
         {folder, to, std::string("--epochs"), std::to_string(epochs), std::string("--seed"),
          std::to_string(seed), std::string("--hidden"), std::to_string(hidden)}) {
      command.push_back(word);
    }
    command.insert(command.end(), more.begin(), more.end());
    return RunProgram(command);
  };
  std::vector<std::string> teachers;
  for (int k = 0; k < options.teachers; ++k) {
    const std::string teacher = fmt::format("{}/teacher{}", folder, k);
    KHALDUN_TRY(learn(teacher, options.seed + 10 + static_cast<uint64_t>(k), kTeacherHidden,
                      options.epochs, {}));
    teachers.push_back(teacher + ".network");
    say("teacher learnt");
  }
  auto taught = [&](std::vector<std::string> more = {}) {
    if (!teachers.empty()) more.push_back("--teachers");
    more.insert(more.end(), teachers.begin(), teachers.end());
    return more;
  };
  KHALDUN_TRY(learn(weights, options.seed, kHidden, options.epochs, taught()));
  if (!teachers.empty()) {
    // One between them in size becomes a teacher too, for half as many epochs more without the
    // other sets of names.
    const std::string between = folder + "/between";
    KHALDUN_TRY(learn(between, options.seed, kBetweenHidden, options.epochs, taught()));
    teachers.push_back(between + ".network");
    KHALDUN_TRY(learn(weights, options.seed + 1, kHidden, options.epochs / 2,
                      taught({"--start", weights + ".network", "--rate", "0.0015", "--no-names"})));
  }
  say("weights learnt");
  KHALDUN_TRY(Pack({folder, weights, options.files, options.output}));
  std::filesystem::remove_all(folder, error);
  return Status::Ok();
}

}  // namespace khaldun::syntax
