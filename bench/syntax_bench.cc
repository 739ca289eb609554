// Speed of segment and syntax on one core: syntax_bench FILE [SECONDS]. FILE is plain text, a
// paragraph a line. Prints words and sentences (of 24 words) a second of processor time for each
// version of the kernels, the share of each stage, and the ratio to the scalar version.
#include <fmt/format.h>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>

#include "model/kernels.h"
#include "segment/segment.h"
#include "syntax/stage.h"

namespace {

using namespace khaldun;

double Now() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

Document DocumentOf(const std::string& text) {
  Story story;
  story.id = "bench";
  OffsetMap offsets;
  offsets.AddRun({0, 0, 1});
  return Document(std::move(story), text, std::move(offsets), TextLayer{});
}

int Fail(const Status& status) {
  std::cerr << status.message() << "\n";
  return 4;
}

int Bench(const std::string& text, double seconds) {
  auto share = resources::Share::Find("");
  if (!share) return Fail(share.error());
  double scalar = 0;
  fmt::print("{:8} {:>12} {:>14} {:>9} {:>9} {:>7}\n", "kernels", "words/s", "sentences/s",
             "segment", "load ms", "ratio");
  for (const model::Kernels* kernels :
       {&model::ScalarKernels(), model::Avx2Kernels(), model::Avx512Kernels()}) {
    if (kernels == nullptr) continue;
    const double begin = Now();
    auto segment = segment::MakeStage(*share);
    if (!segment) return Fail(segment.error());
    auto syntax = syntax::MakeStageWith(*share, {}, *kernels);
    if (!syntax) return Fail(syntax.error());
    const double load = Now() - begin;
    double in_segment = 0, in_syntax = 0;
    size_t words = 0;
    while (in_segment + in_syntax < seconds) {
      Document d = DocumentOf(text);
      const double a = Now();
      if (Status s = (*segment)->Run(d); !s.ok()) return Fail(s);
      const double b = Now();
      if (Status s = (*syntax)->Run(d); !s.ok()) return Fail(s);
      in_segment += b - a;
      in_syntax += Now() - b;
      words += d.Get<SegmentLayer>().words.size();
    }
    const double speed = static_cast<double>(words) / (in_segment + in_syntax);
    if (scalar == 0) scalar = speed;
    fmt::print("{:8} {:12.0f} {:14.0f} {:8.1f}% {:9.1f} {:7.1f}\n", kernels->name, speed,
               speed / 24, 100 * in_segment / (in_segment + in_syntax), 1000 * load,
               speed / scalar);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: syntax_bench FILE [SECONDS]\n";
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  if (text.empty()) {
    std::cerr << argv[1] << ": cannot be read or is empty\n";
    return 3;
  }
  return Bench(text, argc > 2 ? std::atof(argv[2]) : 2.0);
}
