#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

#include "segment/segment.h"
#include "segment/train.h"
#include "syntax/syntax.h"
#include "syntax/train.h"
#include "text/conllu.h"

using namespace khaldun;

static int Fail(const Status& s) { std::cerr << s.message() << "\n"; return 1; }

int main(int argc, char** argv) {
  std::string command = argv[1];
  if (command == "train") {
    syntax::TrainOptions o;
    o.output = argv[2];
    o.epochs = std::atoi(argv[3]);
    for (int i = 4; i < argc; ++i) {
      std::string a = argv[i];
      if (size_t eq = a.find('='); eq != a.npos) o.weights.push_back({a.substr(0, eq), std::stod(a.substr(eq + 1))});
      else o.files.push_back(a);
    }
    auto t0 = std::chrono::steady_clock::now();
    o.progress = [&](std::string_view l) { std::cerr << std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count() << " " << l << "\n"; };
    if (Status g = segment::Train({o.files, o.output}); !g.ok()) return Fail(g);
    Status s = o.epochs ? syntax::Train(o) : Status::Ok();
    return s.ok() ? 0 : Fail(s);
  }
  auto share = resources::Share::Find(argv[2]);
  if (!share) return Fail(share.error());
  auto t0 = std::chrono::steady_clock::now();
  auto seg = segment::MakeStage(*share);
  if (!seg) return Fail(seg.error());
  auto syn = syntax::MakeStage(*share);
  if (!syn) return Fail(syn.error());
  auto now = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count(); };
  double load = now();
  std::ifstream in(argv[3]);
  std::string text(std::istreambuf_iterator<char>(in), {});
  Story story; story.id = "doc";
  OffsetMap m; m.AddRun({0, 0, 1});
  Document d(std::move(story), text, std::move(m), TextLayer{});
  double a = now();
  if (auto s = (*seg)->Run(d); !s.ok()) return Fail(s);
  double b = now();
  if (auto s = (*syn)->Run(d); !s.ok()) return Fail(s);
  double c = now();
  if (auto s = Verify(d); !s.ok()) return Fail(s);
  const auto& l = d.Get<SegmentLayer>();
  std::fprintf(stderr, "load %.4f s; segment %.3f s, syntax %.3f s; %zu sentences, %zu words: %.0f words/s\n", load, b - a, c - b, l.sentences.size(), l.words.size(), l.words.size() / (c - a));
  if (command == "parse") std::cout << text::ToConllu(d);
}
