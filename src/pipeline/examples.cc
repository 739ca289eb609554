#include "pipeline/examples.h"

#include <fmt/format.h>

namespace khaldun::pipeline {
namespace {

using event::Frame;

std::string Act(EventType type, const std::string& mode, const std::string& cameo) {
  return fmt::format("{}{}{} {}", Name(type), mode.empty() ? "" : "/", mode, cameo);
}

// What became of the example instead of what its frame says; empty where it is as it should.
std::string Fault(const Frame& frame, const EventLayer& layer) {
  auto elsewhere = [&](Span trigger) {
    return frame.example_trigger && !trigger.Overlaps(*frame.example_trigger);
  };
  const std::string wanted = Act(frame.type, frame.mode, frame.example_cameo);
  std::string found;
  for (const Event& e : layer.events) {
    if (elsewhere(e.trigger)) continue;
    // A finer code brings its mode where the frame has none.
    const bool finer = frame.mode.empty() && frame.example_cameo != frame.cameo;
    const std::string act = Act(e.type, finer ? frame.mode : e.mode, e.cameo);
    const std::string rule = e.rules.empty() ? "" : e.rules.front();
    if (!frame.no_event && rule == frame.id && act == wanted) return "";
    found += fmt::format("\n    coded {} by '{}'", act, rule);
  }
  if (frame.no_event && found.empty()) return "";
  for (const NearMiss& m : layer.near_misses) {
    if (!elsewhere(m.trigger)) found += fmt::format("\n    not coded by '{}': {}", m.rule, m.why);
  }
  return found.empty() ? "\n    no trigger" : found;
}

}  // namespace

ExampleReport::Tally ExampleReport::Sum() const {
  Tally sum;
  for (const Tally& t : types) {
    sum.frames += t.frames;
    sum.examples += t.examples;
    sum.coded += t.coded;
    sum.guards += t.guards;
  }
  return sum;
}

Result<ExampleReport> CheckExamples(const event::FrameLexicon& frames, const Engine& engine) {
  ExampleReport report;
  for (const auto& frame : frames.frames()) {
    auto& tally = report.types[static_cast<size_t>(frame->type)];
    ++(frame->no_event ? tally.guards : tally.frames);
    if (frame->example.empty()) {
      if (!frame->no_event) report.bare.push_back(frame->id);
      continue;
    }
    Story story;
    story.id = story.origin = frame->id;
    story.text = frame->example;
    story.published = std::chrono::year{2024} / 3 / 7;
    auto document = engine.Analyze(std::move(story));
    if (!document) return document.error();
    const std::string fault = Fault(*frame, document->Get<EventLayer>());
    if (!fault.empty()) {
      report.faults.push_back(fmt::format("{}\n  {}{}", frame->id, frame->example, fault));
    }
    if (frame->no_event) continue;
    ++tally.examples;
    tally.coded += fault.empty();
  }
  return report;
}

std::string Format(const ExampleReport& report) {
  std::string out = fmt::format("{:<10} {:>7} {:>9} {:>7} {:>7}\n", "type", "frames", "examples",
                                "coded", "guards");
  auto line = [&](std::string_view name, const ExampleReport::Tally& t) {
    out += fmt::format("{:<10} {:>7} {:>9} {:>7} {:>7}\n", name, t.frames, t.examples, t.coded,
                       t.guards);
  };
  for (int i = 0; i < kEventTypeCount; ++i) {
    line(Name(static_cast<EventType>(i)), report.types[static_cast<size_t>(i)]);
  }
  line("all", report.Sum());
  return out;
}

}  // namespace khaldun::pipeline
