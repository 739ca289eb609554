#include "gold_times.h"

#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace khaldun::bench {
namespace {

using nlohmann::json;

Result<std::string> ReadAll(const std::string& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return Status::Io(path + ": cannot be opened");
  std::string text;
  char buffer[1 << 16];
  int got = 0;
  while ((got = gzread(file, buffer, sizeof buffer)) > 0)
    text.append(buffer, static_cast<size_t>(got));
  gzclose(file);
  if (got < 0) return Status::Io(path + ": broken gzip");
  return text;
}

}  // namespace

std::string DataFolder() {
  if (const char* folder = std::getenv("KHALDUN_DATA")) return folder;
  std::filesystem::path beside =
      std::filesystem::path(KHALDUN_SOURCE_DIR).parent_path() / "shared" / "data";
  return std::filesystem::exists(beside) ? beside.string() : "";
}

Result<std::vector<GoldReport>> ReadGold(const std::string& path) {
  auto text = ReadAll(path);
  if (!text) return text.error();
  std::vector<GoldReport> reports;
  for (size_t at = 0; at < text->size();) {
    size_t end = std::min(text->find('\n', at), text->size());
    std::string_view line = std::string_view(*text).substr(at, end - at);
    at = end + 1;
    if (line.empty()) continue;
    json record = json::parse(line, nullptr, false);
    if (record.is_discarded()) return Status::InvalidInput(path + ": a line that is no JSON");
    GoldReport report;
    report.story.id = report.story.origin = record["id"].get<std::string>();
    report.story.text = record["text"].get<std::string>();
    if (record["published"].is_string()) {
      auto date = ParseDate(record["published"].get<std::string>());
      if (!date) return date.error();
      report.story.published = *date;
    }
    for (const auto& t : record["timexes"]) {
      report.times.push_back({t["begin"].get<uint32_t>(), t["end"].get<uint32_t>(),
                              t["type"].get<std::string>(), t["value"].get<std::string>()});
    }
    std::stable_sort(report.times.begin(), report.times.end(),
                     [](const GoldTime& a, const GoldTime& b) { return a.begin < b.begin; });
    reports.push_back(std::move(report));
  }
  return reports;
}

void Score::Add(const GoldReport& report, const Document& document) {
  struct Found {
    Span span;
    const Time* time;
    bool used = false;
  };
  std::vector<Found> found;
  for (const Time& t : document.Get<WhenLayer>().times)
    found.push_back({document.ToInput(t.span), &t});
  system += static_cast<int>(found.size());
  gold += static_cast<int>(report.times.size());
  for (const GoldTime& g : report.times) {
    Found* match = nullptr;
    for (Found& f : found) {
      if (f.used || f.span.begin >= g.end || g.begin >= f.span.end) continue;
      bool exact = f.span.begin == g.begin && f.span.end == g.end;
      if (match == nullptr || exact) match = &f;
      if (exact) break;
    }
    if (match == nullptr) continue;
    match->used = true;
    ++relaxed;
    strict += match->span.begin == g.begin && match->span.end == g.end;
    value += match->time->value == g.value;
  }
}

}  // namespace khaldun::bench
