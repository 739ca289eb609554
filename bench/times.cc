// bench_times [SET…]: how well the stage when finds times, and how fast it is. SET is timebank or
// aquaint; both by default. With --dump the answers as `khaldun dump --layer when` gives them.
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "clean/clean.h"
#include "gold_times.h"
#include "segment/segment.h"
#include "syntax/syntax.h"
#include "when/when.h"

namespace khaldun::bench {
namespace {

struct Stages {
  std::optional<clean::Cleaner> cleaner;
  std::unique_ptr<Stage> segment, syntax, when;
};

Result<Stages> Load(bool arcs) {
  auto share = resources::Share::Find("");
  if (!share) return share.error();
  Stages stages;
  auto cleaner = clean::Cleaner::Make(*share);
  if (!cleaner) return cleaner.error();
  stages.cleaner = std::move(*cleaner);
  auto segment = segment::MakeStage(*share);
  if (!segment) return segment.error();
  syntax::ParseGate gate;
  if (!arcs) gate = [](const Document&, const SyntaxLayer&, SentenceId) { return false; };
  auto syntax = syntax::MakeStage(*share, gate);
  if (!syntax) return syntax.error();
  auto when = when::MakeStage(*share);
  if (!when) return when.error();
  stages.segment = std::move(*segment);
  stages.syntax = std::move(*syntax);
  stages.when = std::move(*when);
  return stages;
}

void Dump(const Document& document) {
  nlohmann::json out{{"document", document.story().id}, {"times", nlohmann::json::array()}};
  for (const Time& t : document.Get<WhenLayer>().times) {
    Span span = document.ToInput(t.span);
    nlohmann::json time{{"begin", span.begin},  {"end", span.end},  {"text", document.text(t.span)},
                        {"type", Name(t.type)}, {"value", t.value}, {"anchor", t.anchor}};
    if (t.start) time["start"] = FormatDate(*t.start);
    if (t.end) time["end_date"] = FormatDate(*t.end);
    out["times"].push_back(std::move(time));
  }
  std::printf("%s\n", out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
}

Status Measure(const Stages& stages, const std::string& folder, const std::string& set, bool dump) {
  auto gold = ReadGold(folder + "/time/" + set + ".jsonl.gz");
  if (!gold) return gold.error();
  std::vector<Document> documents;
  for (const GoldReport& report : *gold) {
    auto document = stages.cleaner->Open(report.story);
    if (!document) return document.error();
    KHALDUN_TRY(stages.segment->Run(*document));
    KHALDUN_TRY(stages.syntax->Run(*document));
    documents.push_back(std::move(*document));
  }
  auto begin = std::chrono::steady_clock::now();
  for (Document& document : documents) KHALDUN_TRY(stages.when->Run(document));
  double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  Score score;
  for (size_t i = 0; i < documents.size(); ++i) {
    KHALDUN_TRY(Verify(documents[i]));
    score.Add((*gold)[i], documents[i]);
    if (dump) Dump(documents[i]);
  }
  std::fprintf(stderr,
               "%-9s %3zu reports, %4d times: relaxed %.2f, strict %.2f, value F1 %.2f; %.0f "
               "reports a second on one core\n",
               set.c_str(), documents.size(), score.gold, score.F1(score.relaxed),
               score.F1(score.strict), score.F1(score.value),
               static_cast<double>(documents.size()) / seconds);
  return Status::Ok();
}

Status Main(int argc, char** argv) {
  std::string folder = DataFolder();
  if (folder.empty()) {
    std::fprintf(stderr, "skipped: no open data sets; set KHALDUN_DATA to their folder\n");
    return Status::Ok();
  }
  std::vector<std::string> sets;
  bool dump = false, arcs = true;
  for (int i = 1; i < argc; ++i) {
    std::string argument = argv[i];
    if (argument == "--dump")
      dump = true;
    else if (argument == "--no-arcs")
      arcs = false;
    else
      sets.push_back(argument);
  }
  if (sets.empty()) sets = {"timebank", "aquaint"};
  auto stages = Load(arcs);
  if (!stages) return stages.error();
  for (const auto& set : sets) KHALDUN_TRY(Measure(*stages, folder, set, dump));
  return Status::Ok();
}

}  // namespace
}  // namespace khaldun::bench

int main(int argc, char** argv) {
  khaldun::Status status = khaldun::bench::Main(argc, argv);
  if (!status.ok()) std::fprintf(stderr, "bench_times: %s\n", status.message().c_str());
  return status.ok() ? 0 : 3;
}
