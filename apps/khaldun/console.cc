#include "console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

#include "core/json.h"

namespace khaldun::app {
namespace {

std::string_view KindOf(StatusCode code) {
  switch (code) {
    case StatusCode::kOk:
      return "ok";
    case StatusCode::kInvalidInput:
      return "invalid-input";
    case StatusCode::kWrongUse:
      return "wrong-use";
    case StatusCode::kIo:
      return "io";
    case StatusCode::kResource:
      return "resource";
    case StatusCode::kCancelled:
      return "cancelled";
    case StatusCode::kInternal:
      return "internal";
  }
  return "internal";
}

void Write(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

double Seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::string Plural(size_t n, std::string_view noun) {
  return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s");
}

}  // namespace

Exit ExitOf(const Status& status) {
  switch (status.code()) {
    case StatusCode::kOk:
      return Exit::kDone;
    case StatusCode::kInvalidInput:
      return Exit::kQuarantined;
    case StatusCode::kWrongUse:
      return Exit::kWrongUse;
    case StatusCode::kIo:
      return Exit::kIo;
    default:
      return Exit::kResource;
  }
}

void Console::Error(const Status& status) const {
  std::string line;
  if (json_) {
    core::JsonWriter json(line);
    json.BeginObject();
    json.Field("error", KindOf(status.code()));
    json.Field("message", status.message());
    json.EndObject();
    json.EndLine();
  } else {
    line = fmt::format("khaldun: {}\n", status.message());
  }
  Write(line);
}

void Console::Error(const Quarantined& record) const {
  std::string line;
  if (json_) {
    core::JsonWriter json(line);
    json.BeginObject();
    json.Field("error", "quarantined");
    json.Field("document", record.id);
    json.Field("origin", record.origin);
    json.Field("stage", record.stage);
    json.Field("message", record.reason);
    json.EndObject();
    json.EndLine();
  } else {
    std::string id = record.id == record.origin ? "" : fmt::format(" ({})", record.id);
    line =
        fmt::format("quarantined {}{}: {}: {}\n", record.origin, id, record.stage, record.reason);
  }
  Write(line);
}

void Console::Remark(std::string_view origin, std::string_view note) const {
  Note(fmt::format("note {}: {}", origin, note));
}

void Console::Summary(const pipeline::BatchCounts& counts) const {
  Note(fmt::format("{} read: {} coded with {}, {} quarantined", Plural(counts.read, "report"),
                   counts.coded, Plural(counts.events, "event"), counts.quarantined));
}

void Console::Note(std::string_view line) const {
  if (!quiet_ && !json_) Write(fmt::format("{}\n", line));
}

Progress::Progress(bool wanted)
    : wanted_(wanted && isatty(STDERR_FILENO) != 0), next_(Seconds() + 1), began_(Seconds()) {}

Progress::~Progress() {
  if (shown_) Write("\r\x1b[K");
}

void Progress::Show(const pipeline::BatchCounts& counts) {
  if (!wanted_) return;
  double now = Seconds();
  if (now < next_) return;
  next_ = now + 0.2;
  shown_ = true;
  Write(fmt::format("\r\x1b[K{} reports, {} events, {} quarantined, {:.0f} reports/s", counts.read,
                    counts.events, counts.quarantined,
                    static_cast<double>(counts.read) / (now - began_)));
}

}  // namespace khaldun::app
