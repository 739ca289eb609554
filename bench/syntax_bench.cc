// Speed of segment and syntax: words and sentences a second of processor time for each version of
// the kernels, the share of each part, memory, loading, and what a second thread adds.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "model/kernels.h"
#include "segment/segment.h"
#include "syntax/encoder.h"
#include "syntax/stage.h"

namespace {

using namespace khaldun;

constexpr const char* kUsage =
    "usage: syntax_bench FILE [--kernels NAME] [--seconds S] [--report BYTES]\n"
    "  FILE is plain text, a paragraph a line; it is cut into reports of at least BYTES bytes "
    "(4000)\n"
    "  NAME is scalar, avx2, avxvnni or avx512; without it, all that the processor runs\n"
    "  S is how long each figure is measured; the fastest round counts (2)\n";

struct Options {
  std::string file, kernels;
  double seconds = 2;
  size_t report_bytes = 4000;
};

// A sentence is reckoned at so many words, whatever the text.
constexpr double kSentenceWords = 24;

// Processor time of this thread: other programs on the machine do not count.
double Now() {
  timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

int Fail(const Status& status) {
  std::cerr << status.message() << "\n";
  return 4;
}

std::vector<std::string> ReadReports(const Options& options) {
  std::ifstream in(options.file, std::ios::binary);
  std::vector<std::string> reports;
  for (std::string line; std::getline(in, line);) {
    if (reports.empty() || reports.back().size() >= options.report_bytes) reports.emplace_back();
    reports.back() += line + '\n';
  }
  return reports;
}

Document DocumentOf(const std::string& text) {
  Story story;
  story.id = "bench";
  OffsetMap offsets;
  offsets.AddRun({0, 0, 1});
  return Document(std::move(story), text, std::move(offsets), TextLayer{});
}

double ResidentMegabytes() {
  std::ifstream in("/proc/self/statm");
  double size = 0, resident = 0;
  in >> size >> resident;
  return resident * 4096 / (1 << 20);
}

struct Stages {
  std::unique_ptr<Stage> segment, syntax;
  double load = 0;  // seconds
};

Result<Stages> Load(const model::Kernels& kernels, syntax::ParseGate gate = {}) {
  auto share = resources::Share::Find("");
  if (!share) return share.error();
  const double begin = Now();
  auto segment = segment::MakeStage(*share);
  if (!segment) return segment.error();
  auto syntax = syntax::MakeStageWith(*share, std::move(gate), kernels);
  if (!syntax) return syntax.error();
  return Stages{std::move(*segment), std::move(*syntax), Now() - begin};
}

// Processor time of one round over all reports, in seconds.
struct Round {
  double segment = 0, syntax = 0;
  size_t words = 0;
  double all() const { return segment + syntax; }
  double words_a_second() const { return static_cast<double>(words) / all(); }
};

Result<Round> RunRound(const Stages& stages, const std::vector<std::string>& reports) {
  Round round;
  for (const std::string& text : reports) {
    Document d = DocumentOf(text);
    const double begin = Now();
    KHALDUN_TRY(stages.segment->Run(d));
    const double middle = Now();
    KHALDUN_TRY(stages.syntax->Run(d));
    round.syntax += Now() - middle;
    round.segment += middle - begin;
    round.words += d.Get<SegmentLayer>().words.size();
  }
  return round;
}

struct Rounds {
  Round fastest;  // what else runs on the machine can only slow a round down
  double all = 0;
  size_t words = 0;
};

// Rounds for at least `seconds`.
Result<Rounds> Run(const Stages& stages, const std::vector<std::string>& reports, double seconds) {
  Rounds rounds;
  while (rounds.all < seconds) {
    auto round = RunRound(stages, reports);
    if (!round) return round.error();
    if (rounds.words == 0 || round->all() < rounds.fastest.all()) rounds.fastest = *round;
    rounds.all += round->all();
    rounds.words += round->words;
  }
  return rounds;
}

// What the encoder's calls of the kernels belong to, told by the sizes of the matrices.
enum Part {
  kFirstInput,
  kFirstSteps,
  kSecondInput,
  kSecondSteps,
  kTags,
  kArcs,
  kRelations,
  kParts
};

class Clocked {
 public:
  // `kernels` with a clock around each call but pack; one thread at a time.
  static model::Kernels Around(const model::Kernels& kernels) {
    inner_ = &kernels;
    seconds_.fill(0);
    model::Kernels out = kernels;
    out.multiply = [](const model::PackedMatrix& w, const uint8_t* a, size_t rows,
                      const int32_t* const* from, int32_t* const* sums) {
      const double begin = Now();
      inner_->multiply(w, a, rows, from, sums);
      const Part part = PartOf(w);
      if (part == kFirstInput || part == kSecondInput) layer_ = part;
      seconds_[part] += Now() - begin;
    };
    out.lstm = [](const int32_t* const* sums, size_t rows, const float* scale, const float* bias,
                  size_t size, float* cells, uint8_t* hidden) {
      const double begin = Now();
      inner_->lstm(sums, rows, scale, bias, size, cells, hidden);
      seconds_[layer_ + 1] += Now() - begin;
    };
    out.dots = [](const int16_t* a, size_t rows, const int16_t* b, size_t columns, size_t size,
                  int32_t* sums) {
      const double begin = Now();
      inner_->dots(a, rows, b, columns, size, sums);
      seconds_[kArcs] += Now() - begin;
    };
    return out;
  }

  static double seconds(Part part) { return seconds_[part]; }

 private:
  static Part PartOf(const model::PackedMatrix& w) {
    if (w.outputs == 2 * syntax::kGates) {
      return w.inputs == syntax::kState ? kSecondInput : kFirstInput;
    }
    if (w.outputs == syntax::kGates) return layer_ == kFirstInput ? kFirstSteps : kSecondSteps;
    if (w.outputs == syntax::kArcOutputs) return kArcs;
    return w.outputs == syntax::kRelationOutputs ? kRelations : kTags;
  }

  static inline const model::Kernels* inner_ = nullptr;
  static inline Part layer_ = kFirstInput;
  static inline std::array<double, kParts> seconds_;
};

struct Share {
  std::string part;
  double share;
};

// Shares of the processor time of segment and syntax.
Result<std::vector<Share>> Shares(const model::Kernels& kernels,
                                  const std::vector<std::string>& reports, double seconds) {
  auto nothing_parsed = [](const Document&, const SyntaxLayer&, SentenceId) { return false; };
  auto tagging = Load(kernels, nothing_parsed), whole = Load(kernels);
  if (!tagging || !whole) return tagging ? whole.error() : tagging.error();
  auto tagged = Run(*tagging, reports, seconds), parsed = Run(*whole, reports, seconds);
  if (!tagged || !parsed) return tagged ? parsed.error() : tagged.error();
  const double all = parsed->fastest.all();
  const double parser = 1 - tagged->fastest.all() / all;

  const model::Kernels clocked = Clocked::Around(kernels);
  auto parts = Load(clocked);
  if (!parts) return parts.error();
  auto run = Run(*parts, reports, seconds);
  if (!run) return run.error();
  auto share = [&](std::initializer_list<Part> of) {
    double sum = 0;
    for (Part part : of) sum += Clocked::seconds(part);
    return sum / run->all;
  };
  const double products = share({kArcs, kRelations});
  std::vector<Share> out = {
      {"segment", parsed->fastest.segment / all},
      {"first layer, of each different word", share({kFirstInput})},
      {"first layer, step by step", share({kFirstSteps})},
      {"second layer, of each word", share({kSecondInput})},
      {"second layer, step by step", share({kSecondSteps})},
      {"tags", share({kTags})},
      {"products of arcs and relations", products},
      {"the rest of the parser: search for the tree", parser - products},
  };
  double rest = 1;
  for (const Share& s : out) rest -= s.share;
  out.push_back({"the rest: word forms, lemmas", rest});
  return out;
}

// Words a second by the clock with `threads` threads on the same stages, and by processor time.
struct Threaded {
  double by_clock = 0, by_processor = 0;
};
Result<Threaded> RunThreads(const Stages& stages, const std::vector<std::string>& reports,
                            size_t threads, double seconds) {
  std::vector<Result<Rounds>> speeds(threads, Result<Rounds>(Rounds{}));
  std::vector<std::thread> running;
  const auto begin = std::chrono::steady_clock::now();
  for (Result<Rounds>& speed : speeds) {
    running.emplace_back([&] { speed = Run(stages, reports, seconds); });
  }
  for (std::thread& t : running) t.join();
  const std::chrono::duration<double> clock = std::chrono::steady_clock::now() - begin;
  Threaded out;
  double words = 0, processor = 0;
  for (const Result<Rounds>& speed : speeds) {
    if (!speed) return speed.error();
    words += static_cast<double>(speed->words);
    processor += speed->all;
  }
  return Threaded{words / clock.count(), words / processor * static_cast<double>(threads)};
}

int Bench(const Options& options) {
  const std::vector<std::string> reports = ReadReports(options);
  if (reports.empty()) {
    std::cerr << options.file << ": cannot be read or is empty\n";
    return 3;
  }
  std::vector<const model::Kernels*> wanted;
  for (const model::Kernels* k : model::AllKernels()) {
    if (options.kernels.empty() || options.kernels == k->name) wanted.push_back(k);
  }
  if (wanted.empty()) {
    std::cerr << "kernels '" << options.kernels << "': this processor does not run them\n"
              << kUsage;
    return 2;
  }
  fmt::print("one core, {} reports; a sentence is {} words\n", reports.size(), kSentenceWords);
  fmt::print("{:8} {:>9} {:>12} {:>7} {:>8} {:>10}\n", "kernels", "words/s", "sentences/s", "ratio",
             "load ms", "memory MB");
  double baseline = 0;
  std::vector<std::vector<Share>> shares;
  for (const model::Kernels* kernels : wanted) {
    auto stages = Load(*kernels);
    if (!stages) return Fail(stages.error());
    auto speed = Run(*stages, reports, options.seconds);
    if (!speed) return Fail(speed.error());
    const double words = speed->fastest.words_a_second();
    if (baseline == 0) baseline = words;
    fmt::print("{:8} {:9.0f} {:12.0f} {:7.1f} {:8.1f} {:10.0f}\n", kernels->name, words,
               words / kSentenceWords, words / baseline, 1000 * stages->load, ResidentMegabytes());
    auto parts = Shares(*kernels, reports, options.seconds);
    if (!parts) return Fail(parts.error());
    shares.push_back(std::move(*parts));
  }

  fmt::print("\n{:44}", "share of the time, %");
  for (const model::Kernels* kernels : wanted) fmt::print(" {:>8}", kernels->name);
  for (size_t part = 0; part < shares[0].size(); ++part) {
    fmt::print("\n{:44}", shares[0][part].part);
    for (const auto& of : shares) fmt::print(" {:8.1f}", 100 * of[part].share);
  }

  auto stages = Load(*wanted.back());
  if (!stages) return Fail(stages.error());
  fmt::print("\n\n{:14} {:>16} {:>20}\n", std::string("threads, ") + wanted.back()->name,
             "words/s by clock", "by processor time");
  for (size_t threads : {1u, 2u}) {
    auto speed = RunThreads(*stages, reports, threads, options.seconds);
    if (!speed) return Fail(speed.error());
    fmt::print("{:<14} {:16.0f} {:20.0f}\n", threads, speed->by_clock, speed->by_processor);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const bool has_value = i + 1 < argc;
    if (word == "--kernels" && has_value) {
      options.kernels = argv[++i];
    } else if (word == "--seconds" && has_value) {
      options.seconds = std::atof(argv[++i]);
    } else if (word == "--report" && has_value) {
      options.report_bytes = static_cast<size_t>(std::atoll(argv[++i]));
    } else if (options.file.empty() && !word.starts_with("--")) {
      options.file = word;
    } else {
      options.file.clear();
      break;
    }
  }
  if (options.file.empty() || options.seconds <= 0) {
    std::cerr << kUsage;
    return 2;
  }
  return Bench(options);
}
