// What the program says to people: on standard error, never on standard output.
#pragma once

#include <string_view>

#include "khaldun/status.h"
#include "khaldun/story.h"
#include "pipeline/batch.h"

namespace khaldun::app {

// The contract of docs/command-line.md.
enum class Exit : int {
  kDone = 0,
  kQuarantined = 1,  // some records were
  kWrongUse = 2,
  kIo = 3,
  kResource = 4,  // a model, a lexicon or the gazetteer is missing or broken
};

Exit ExitOf(const Status& status);

class Console {
 public:
  Console(bool quiet, bool json) : quiet_(quiet), json_(json) {}

  // "khaldun: …", or one JSON object a line; also when quiet.
  void Error(const Status& status) const;
  void Error(const Quarantined& record) const;

  // What reading remarked on a report that was coded all the same; not when quiet.
  void Remark(std::string_view origin, std::string_view note) const;

  // The last line of a run; not when quiet.
  void Summary(const pipeline::BatchCounts& counts) const;

  void Note(std::string_view line) const;

 private:
  bool quiet_, json_;
};

// A line that is written over again and again while a run takes longer than a second. Only on a
// terminal, and not where the output goes to that terminal too.
class Progress {
 public:
  explicit Progress(bool wanted);
  ~Progress();
  void Show(const pipeline::BatchCounts& counts);

 private:
  bool wanted_;
  bool shown_ = false;
  double next_;
  double began_;
};

}  // namespace khaldun::app
