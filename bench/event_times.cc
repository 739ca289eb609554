// bench_event_times [-v]: of the gold events of events/articles_dev.json, how many get the right
// day from the times of their own sentence (model::TimeOfAct), or else from the publication date.
#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "clean/clean.h"
#include "gold_times.h"
#include "model/event_time.h"
#include "segment/segment.h"
#include "syntax/syntax.h"
#include "when/when.h"

namespace khaldun::bench {
namespace {

using nlohmann::json;

// A text without blanks, and where each byte stood: gold sentences and cleaned text differ in
// blanks.
struct Packed {
  std::string text;
  std::vector<uint32_t> at;

  explicit Packed(std::string_view s) {
    for (uint32_t i = 0; i < s.size(); ++i) {
      if (s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r') continue;
      text += s[i];
      at.push_back(i);
    }
  }
};

// The trigger's words in the document: the word that the others hang on.
std::optional<WordId> TriggerIn(const Document& document, const Packed& packed,
                                const std::string& sentence, const std::string& trigger) {
  Packed inner(sentence), word(trigger);
  size_t in_sentence = sentence.find(trigger);
  if (in_sentence == sentence.npos || word.text.empty()) return std::nullopt;
  size_t offset = Packed(sentence.substr(0, in_sentence)).text.size();
  size_t begin = packed.text.find(inner.text);
  if (begin == packed.text.npos) return std::nullopt;
  Span span{packed.at[begin + offset], packed.at[begin + offset + word.text.size() - 1] + 1};
  WordRange words = document.Get<SegmentLayer>().WordsIn(span);
  const auto& syntax = document.Get<SyntaxLayer>();
  for (WordId w = words.begin; w < words.end; ++w) {
    if (!words.Contains(syntax.word(w).head) || syntax.word(w).head == w) return w;
  }
  return std::nullopt;
}

struct Count {
  int right = 0, all = 0;
  void Add(bool is_right) {
    right += is_right;
    ++all;
  }
};

Result<std::vector<std::unique_ptr<Stage>>> Stages(const resources::Share& share) {
  std::vector<std::unique_ptr<Stage>> stages;
  auto segment = segment::MakeStage(share);
  if (!segment) return segment.error();
  stages.push_back(std::move(*segment));
  auto syntax = syntax::MakeStage(share);
  if (!syntax) return syntax.error();
  stages.push_back(std::move(*syntax));
  auto when = when::MakeStage(share);
  if (!when) return when.error();
  stages.push_back(std::move(*when));
  return stages;
}

Status Main(bool verbose) {
  std::string folder = DataFolder();
  std::ifstream file(folder + "/events/articles_dev.json");
  json articles = folder.empty() || !file ? json() : json::parse(file, nullptr, false);
  if (!articles.is_array()) {
    std::fprintf(stderr, "skipped: no open data sets; set KHALDUN_DATA to their folder\n");
    return Status::Ok();
  }
  auto share = resources::Share::Find("");
  if (!share) return share.error();
  auto cleaner = clean::Cleaner::Make(*share);
  if (!cleaner) return cleaner.error();
  auto stages = Stages(*share);
  if (!stages) return stages.error();

  std::map<std::string, Count> counts;
  for (const json& article : articles) {
    Story story;
    story.id = story.origin = article["id"].get<std::string>();
    story.text = article["text"].get<std::string>();
    auto published = ParseDate(article["published"].get<std::string>());
    if (!published) return published.error();
    story.published = *published;
    auto document = cleaner->Open(std::move(story));
    if (!document) return document.error();
    for (const auto& stage : *stages) KHALDUN_TRY(stage->Run(*document));
    Packed packed(document->text());
    for (const json& event : article["events"]) {
      const json& date = event["date"];
      if (!date.is_object() || !date["start"].is_string()) continue;
      std::string sentence = event["sentence"], trigger = event["trigger"], want = date["start"];
      auto word = TriggerIn(*document, packed, sentence, trigger);
      if (!word) {
        counts["not located"].Add(false);
        continue;
      }
      auto time = model::TimeOfAct(*document, *word);
      std::optional<Date> got = published.value();
      std::string text = "-";
      if (time) {
        const Time& t = document->Get<WhenLayer>().times[time->value];
        got = t.start;
        text = document->text(t.span);
      }
      bool right = got && FormatDate(*got) == want;
      bool reported = date["precision"] == "reported";
      counts["all"].Add(right);
      counts[event["status"] == "actual" ? "actual" : "not actual"].Add(right);
      counts[reported ? "gold: publication date" : "gold: a date of its own"].Add(right);
      counts[time ? "a time was chosen" : "no time was chosen"].Add(right);
      if (verbose && !right) {
        std::printf("%s %s: want %s %s, got %s (%s)\n    %s\n",
                    article["id"].get<std::string>().c_str(), trigger.c_str(), want.c_str(),
                    date["precision"].get<std::string>().c_str(),
                    got ? FormatDate(*got).c_str() : "none", text.c_str(), sentence.c_str());
      }
    }
  }
  for (const auto& [name, count] : counts) {
    std::printf("%-24s start right %3d of %3d (%.3f)\n", name.c_str(), count.right, count.all,
                static_cast<double>(count.right) / count.all);
  }
  return Status::Ok();
}

}  // namespace
}  // namespace khaldun::bench

int main(int argc, char** argv) {
  khaldun::Status status = khaldun::bench::Main(argc > 1 && std::string_view(argv[1]) == "-v");
  if (!status.ok()) std::fprintf(stderr, "bench_event_times: %s\n", status.message().c_str());
  return status.ok() ? 0 : 3;
}
