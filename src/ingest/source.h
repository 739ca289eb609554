// Reports in: files, folders and standard input become stories, one after the other
// (docs/stages/ingest.md).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "khaldun/status.h"
#include "khaldun/story.h"

namespace khaldun::ingest {

struct SourceOptions {
  // A record with more bytes than this, after decompression, goes to quarantine and reading goes
  // on behind it. Memory grows with the largest record, so raising it costs some ten times the
  // rise.
  size_t max_record_bytes = size_t{64} << 20;

  // The file descriptor that "-" reads. Not closed.
  int standard_input = 0;
};

// What a record of the input turned out to be.
using Item = std::variant<Story, Quarantined>;

// One record as it lies in the input, found but not yet understood.
struct Record {
  enum class Format : uint8_t { kText, kHtml, kJson, kFeedItem };
  Format format{};
  std::string id;      // for stories that bring none: "reports.jsonl:12", "page.html"
  std::string origin;  // "reports.jsonl.gz:12"
  std::string bytes;
  // Why there is no record: it is too large, or the compressed input breaks off. `bytes` is empty.
  std::optional<std::string> broken;
  // What the feed says of all its items. Null for other formats.
  struct Feed {
    std::optional<std::string> publisher, language;
    std::string encoding;  // as declared, else empty
  };
  std::shared_ptr<const Feed> feed;
};

// The record's story, or why it is none. Pure: any number of threads may call it. This is where the
// time of reading goes (markup, encodings), so a program with threads calls it in them.
Item Parse(Record record);

// Reads its inputs one after the other. Thread-compatible. Every record of every input comes out of
// Next() exactly once, as a story or as its quarantine entry: coded + quarantined = read.
class Source {
 public:
  // `inputs` are files, folders (read recursively in sorted order; files with endings that are no
  // report's are passed over) and "-" for JSON lines on standard input. Io error, before anything
  // is read, where one of them does not exist, cannot be opened or is a folder with nothing to
  // read.
  static Result<std::unique_ptr<Source>> Open(std::vector<std::string> inputs,
                                              const SourceOptions& options = {});
  virtual ~Source() = default;

  // The next record, nullopt at the end. Io error where an input can no longer be read; the source
  // is then at its end.
  virtual Result<std::optional<Record>> NextRecord() = 0;

  // Parse() of the next record.
  Result<std::optional<Item>> Next();
};

}  // namespace khaldun::ingest
