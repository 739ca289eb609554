// Cuts a stream of bytes into records without understanding them.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "ingest/byte_stream.h"
#include "ingest/source.h"

namespace khaldun::ingest {

// One record of a file, or what broke the file there.
struct Cut {
  std::string bytes;
  uint64_t number = 0;  // line or item, from 1; 0 where the file is one record
  std::optional<std::string> broken;
};

// One thread. After a cut that is broken beyond what a next record could mend (damaged compression)
// comes the end.
class Cutter {
 public:
  virtual ~Cutter() = default;
  // nullopt at the end of the file. Io error where the system cannot read.
  virtual Result<std::optional<Cut>> Next() = 0;
};

// JSON: one value a line; or, where the file begins with '[' or with '{' alone on its line, the
// values one after the other however they are laid out. `number` counts lines, or values.
std::unique_ptr<Cutter> CutJson(Buffer buffer, size_t max_record_bytes);

// The items of an RSS, RDF or Atom feed. `feed` is filled from the feed's head before the first
// item comes out.
std::unique_ptr<Cutter> CutFeed(Buffer buffer, size_t max_record_bytes,
                                std::shared_ptr<Record::Feed> feed);

// The whole file.
std::unique_ptr<Cutter> CutNothing(Buffer buffer, size_t max_record_bytes);

// "the record has more than 64 MiB …", for a broken cut.
std::string TooLarge(size_t max_record_bytes);

inline constexpr std::string_view kEmptyInput = "the input is empty; there is no report in it";

}  // namespace khaldun::ingest
