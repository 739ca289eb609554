// Leads from bytes of Document::text() back to code points of the text that came in.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "khaldun/span.h"

namespace khaldun {

// A sorted list of runs. Inside a run each code point of the text stands for `input_step` code
// points of the input: 1 for kept characters, 0 for characters that clean inserted. Thread-safe
// after building.
class OffsetMap {
 public:
  struct Run {
    uint32_t text_begin = 0;   // byte of the text
    uint32_t input_begin = 0;  // code point of the input
    uint32_t input_step = 1;
    bool operator==(const Run&) const = default;
    template <class A>
    void Describe(A& a) {
      a("text_begin", text_begin);
      a("input_begin", input_begin);
      a("input_step", input_step);
    }
  };

  // Requires text_begin to grow from call to call.
  void AddRun(Run run) { runs_.push_back(run); }

  // The input code point at which the character at byte `at` of `text` began; `at` may be
  // text.size(). `text` is the text the map was built for.
  uint32_t ToInput(std::string_view text, uint32_t at) const;

  // The input range of a text span: from its first character to the end of its last one, so
  // characters that clean removed behind the span are not in it.
  Span ToInput(std::string_view text, Span span) const;

  // The run that byte `at` of the text stands in, null before the first; logarithmic.
  const Run* RunAt(uint32_t at) const;

  const std::vector<Run>& runs() const { return runs_; }
  std::vector<Run>& mutable_runs() { return runs_; }

 private:
  std::vector<Run> runs_;
};

}  // namespace khaldun
