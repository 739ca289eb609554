// Reads the tab-separated tables of lexicon/: one entry a line, '#' begins a comment line, empty
// lines are skipped. Every complaint names file, line and column and shows the place.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/status.h"

namespace khaldun::resources {

// One line of a table. Views into the text given to ReadTable; valid during the callback only.
class Row {
 public:
  // The field's text without surrounding blanks; empty where the line has fewer fields.
  std::string_view operator[](size_t field) const {
    return field < fields_.size() ? fields_[field] : std::string_view{};
  }
  size_t size() const { return fields_.size(); }
  uint32_t line() const { return line_; }

  // A Resource error at `part`, a view into one of this row's fields (else the whole line):
  //   lexicon/actors.tsv:12:9: unknown sector 'GOVT'
  //     Oran Interior Ministry<TAB>ORA<TAB>GOVT
  //                                        ^^^^
  //   did you mean 'GOV'?
  Status Error(std::string_view part, std::string_view what, std::string_view remedy = {}) const;

 private:
  friend Status ReadTable(std::string_view, std::string_view,
                          const std::function<Status(const Row&)>&);
  std::string_view name_, text_;
  uint32_t line_ = 0;
  std::vector<std::string_view> fields_;
};

// Calls `each` for every entry of `text`; stops at the first error and returns it. `name` is the
// file's name in messages. A UTF-8 byte order mark and CR line ends are passed over.
Status ReadTable(std::string_view name, std::string_view text,
                 const std::function<Status(const Row&)>& each);

// "did you mean 'x'?" for the candidate nearest to `word` by edit distance, or empty where none is
// near.
std::string Suggest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace khaldun::resources
