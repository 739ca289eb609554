// Speed, memory and start of the whole program (bench/speed.sh). Runs the real program for what a
// user sees, and the engine in this process for the share of each stage.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "clean/clean.h"
#include "core/json.h"
#include "ingest/source.h"
#include "pipeline/stages.h"
#include "resources/share.h"

namespace khaldun {
namespace {

using Clock = std::chrono::steady_clock;

double Since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// Processor time of this thread: a busy machine does not change the shares.
double ThreadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

[[noreturn]] void Die(const std::string& why) {
  fmt::print(stderr, "bench_speed: {}\n", why);
  std::exit(1);
}

std::vector<Story> ReadStories(const std::string& folder) {
  auto source = ingest::Source::Open({folder});
  if (!source) Die(source.error().message());
  std::vector<Story> stories;
  for (;;) {
    auto item = (*source)->Next();
    if (!item) Die(item.error().message());
    if (!*item) return stories;
    if (auto* story = std::get_if<Story>(&**item)) stories.push_back(std::move(*story));
  }
}

// Writes the stories again and again as JSON lines, each time under new ids.
size_t WriteInput(const std::vector<Story>& stories, const std::string& path, size_t bytes) {
  std::ofstream out(path, std::ios::binary);
  size_t written = 0, copies = 0;
  while (written < bytes) {
    for (const Story& story : stories) {
      std::string line;
      core::JsonWriter json(line);
      json.BeginObject();
      json.Field("id", fmt::format("{}#{}", story.id, copies));
      json.Field("text", story.text);
      json.Field("title", story.title);
      json.TextOrNull("published", story.published ? FormatDate(*story.published) : "");
      json.EndObject();
      json.EndLine();
      out << line;
      written += line.size();
    }
    ++copies;
  }
  if (!out.flush()) Die(path + ": cannot be written");
  return copies;
}

struct Run {
  double seconds = 0;    // by the clock
  double processor = 0;  // what the program itself used
  double first_event = 0;
  long resident_kb = 0;
};

// Runs `khaldun code` on one thread; reads its output and notes when the first event came.
Run RunProgram(const std::string& program, const std::string& input) {
  int ends[2];
  if (pipe(ends) != 0) Die("no pipe");
  Run run;
  auto begin = Clock::now();
  pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    execl(program.c_str(), "khaldun", "code", input.c_str(), "--format", "jsonl", "--threads", "1",
          "--quiet", nullptr);
    _exit(127);
  }
  close(ends[1]);
  std::vector<char> buffer(1 << 20);
  for (ssize_t got; (got = read(ends[0], buffer.data(), buffer.size())) > 0;) {
    if (run.first_event == 0) run.first_event = Since(begin);
  }
  close(ends[0]);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) Die("khaldun code failed");
  run.seconds = Since(begin);
  auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  run.processor = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  run.resident_kb = usage.ru_maxrss;
  return run;
}

struct StageTimes {
  std::vector<std::string> names;
  std::vector<double> seconds;
  size_t sentences = 0;
  double total = 0;
};

// The stages one by one in this process, over the stories `rounds` times.
StageTimes TimeStages(const std::vector<Story>& stories, int rounds) {
  auto share = resources::Share::Find("");
  if (!share) Die(share.error().message());
  auto cleaner = clean::Cleaner::Make(*share);
  if (!cleaner) Die(cleaner.error().message());
  auto stages = pipeline::MakeStages(*share, {});
  if (!stages) Die(stages.error().message());
  StageTimes times;
  times.names.push_back("clean");
  for (const auto& stage : *stages) times.names.emplace_back(Name(stage->gives()));
  times.seconds.resize(times.names.size());
  for (int round = 0; round < rounds; ++round) {
    for (const Story& story : stories) {
      double begin = ThreadSeconds();
      auto document = cleaner->Open(story);
      times.seconds[0] += ThreadSeconds() - begin;
      if (!document) continue;
      for (size_t i = 0; i < stages->size(); ++i) {
        begin = ThreadSeconds();
        if (Status status = (*stages)[i]->Run(*document); !status.ok()) Die(status.message());
        times.seconds[i + 1] += ThreadSeconds() - begin;
      }
      times.sentences += document->Get<SegmentLayer>().sentences.size();
    }
  }
  for (double s : times.seconds) times.total += s;
  return times;
}

int Main(int argc, char** argv) {
  if (argc != 4) Die("usage: bench_speed KHALDUN SAMPLES MEGABYTES");
  std::string program = argv[1];
  auto share = std::filesystem::path(program).parent_path() / "share" / "khaldun";
  setenv("KHALDUN_SHARE", share.c_str(), 0);
  auto stories = ReadStories(argv[2]);
  std::string input =
      (std::filesystem::temp_directory_path() / fmt::format("khaldun-speed-{}.jsonl", getpid()))
          .string();
  size_t copies = WriteInput(stories, input, std::stoul(argv[3]) << 20);

  // One round to warm up the page cache and the processor, then what is counted.
  TimeStages(stories, 2);
  StageTimes stages = TimeStages(stories, 20);
  Run small = RunProgram(program, argv[2]);
  Run large = RunProgram(program, input);
  std::filesystem::remove(input);

  double sentences = static_cast<double>(stages.sentences) / 20 * static_cast<double>(copies);
  fmt::print("sentences/s, end to end, one core: {:.0f} ({:.0f} by the clock)\n",
             sentences / large.processor, sentences / large.seconds);
  fmt::print("resident memory on {} MB of input: {} MB\n", argv[3], large.resident_kb / 1024);
  fmt::print("start to first event: {:.3f} s\n", small.first_event);
  for (size_t i = 0; i < stages.names.size(); ++i) {
    fmt::print("  {:<8} {:5.1f} %  {:7.1f} us a sentence\n", stages.names[i],
               100 * stages.seconds[i] / stages.total,
               1e6 * stages.seconds[i] / static_cast<double>(stages.sentences));
  }
  return 0;
}

}  // namespace
}  // namespace khaldun

int main(int argc, char** argv) { return khaldun::Main(argc, argv); }
