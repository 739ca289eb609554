// Reads the tab-separated tables of lexicon/: one entry a line, '#' begins a comment line, empty
// lines are skipped. Every complaint names file, line and column and shows the place. A user's own
// tables may lie over ours.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/status.h"

namespace khaldun::resources {

// One file of a table: its name in messages, and its text.
struct TableFile {
  std::string name, text;
};

// A table in layers: ours, then those that users lay over it, each over the ones before. A layer
// may have several files, and those of a user may be missing.
struct Table {
  Table() = default;
  Table(std::string_view name, std::string_view text)
      : layers{{TableFile{std::string(name), std::string(text)}}} {}

  std::vector<std::vector<TableFile>> layers;
};

// One line of a table. Views into the text given to ReadTable; valid during the callback only.
class Row {
 public:
  // The field's text without surrounding blanks; empty where the line has fewer fields.
  std::string_view operator[](size_t field) const {
    return field < fields_.size() ? fields_[field] : std::string_view{};
  }
  size_t size() const { return fields_.size(); }
  std::string_view file() const { return name_; }  // as in messages
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
  friend class LayerReader;
  std::string_view name_, text_;
  uint32_t line_ = 0;
  std::vector<std::string_view> fields_;
};

// Gathers what is wrong with a table, so that a person sees it all at once.
class Complaints {
 public:
  // Enough to see what is wrong with a table; a text that is no table at all has one a line.
  static constexpr size_t kMost = 20;

  // True where there is room for more. An error that is no Resource error leaves none.
  bool Add(const Status& status);
  bool full() const { return full_; }

  // Ok where nothing was added, else one error with all messages, a line each.
  Status Take() const { return status_; }

 private:
  Status status_;
  size_t count_ = 0;
  bool full_ = false;
};

// Calls `each` for every entry of `text`. The error holds the complaints of all entries, at most
// Complaints::kMost. `name` is the file's name in messages. A UTF-8 byte order mark and CR line
// ends are passed over.
Status ReadTable(std::string_view name, std::string_view text,
                 const std::function<Status(const Row&)>& each);

// The same for a table in layers, the topmost first. An entry is known by its first `key_fields`
// fields: one that a layer above names as well is passed over. In a layer over ours a line "-KEY"
// removes the entries of that key below it and "-*" all of them; a KEY that is not there is an
// error with a suggestion.
Status ReadTable(const Table& table, size_t key_fields,
                 const std::function<Status(const Row&)>& each);

// What an entry is known by. Removing the group removes every entry of it.
struct EntryKey {
  std::string key, group;  // the group may be empty
};

// The same where an entry is known by something else than leading fields, or a line is several
// entries. `keys` gives the keys of a line; `each` is told of each of them whether it stands, and
// is not called where none does. What stands behind the dash of a removal is read by `keys` too.
Status ReadTable(const Table& table, const std::function<std::vector<EntryKey>(const Row&)>& keys,
                 const std::function<Status(const Row&, const std::vector<bool>& stands)>& each);

// "did you mean 'x'?" for the candidate nearest to `word` by edit distance, or empty where none is
// near.
std::string Suggest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace khaldun::resources
