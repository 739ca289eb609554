// Writes gazetteer.bin from any number of places in bounded memory: records and strings go to
// temporary files, names are sorted in runs on disk and merged.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/gazetteer.h"
#include "geo/gazetteer_format.h"
#include "geo/phrase_key.h"
#include "khaldun/status.h"

namespace khaldun::geo {

struct NewPlace {
  uint32_t geonames = 0;
  std::string_view name;
  std::string_view country;  // alpha-3 or empty
  std::optional<double> lat, lon;
  uint32_t population = 0;
  uint32_t admin1 = kNone;
  PlaceKind kind{};
};

// Not thread-safe. The temporary files stand beside the output and are removed with the writer.
class GazetteerWriter {
 public:
  // Io error where `path` cannot be written. `names_in_memory` entries of 16 bytes are sorted at a
  // time.
  static Result<std::unique_ptr<GazetteerWriter>> Create(const std::string& path,
                                                         size_t names_in_memory = 4u << 20);
  ~GazetteerWriter();

  // Gives the place's index. Its name is not yet looked up by: see AddName.
  Result<uint32_t> AddPlace(const NewPlace& place);

  // A name under which the place with this index is found. Names without a letter are passed over.
  Status AddName(uint32_t place, std::string_view name, uint8_t flags);

  // Flags that every name with this folded form gets from now on.
  void MarkNames(std::unordered_map<std::string, uint8_t> flags) { marks_ = std::move(flags); }

  // Coordinates and population that become known after AddPlace.
  Status Amend(uint32_t place, double lat, double lon, uint32_t population);

  // Puts the file in its place. Nothing may be added afterwards.
  Status Finish();

  uint32_t places() const { return static_cast<uint32_t>(weight_.size()); }

 private:
  struct Entry {
    uint64_t hash;
    uint32_t place;
    uint8_t flags;
    uint8_t weight;
  };
  struct Closer {
    void operator()(std::FILE* f) const { std::fclose(f); }
  };
  using File = std::unique_ptr<std::FILE, Closer>;

  GazetteerWriter(std::string path, size_t limit) : path_(std::move(path)), limit_(limit) {}
  Result<File> Open(const std::string& path, const char* mode);
  Result<File> Temporary(std::string_view suffix);
  Status Write(std::FILE* file, const void* data, size_t size);
  Status SpillRun();
  Status MergeNames(std::FILE* hashes, std::FILE* starts, std::FILE* names,
                    std::vector<uint32_t>& buckets);
  Status Assemble(const std::vector<std::FILE*>& parts, std::FILE* out);
  static bool Before(const Entry& a, const Entry& b);

  std::string path_;
  size_t limit_;
  File places_, strings_;
  uint64_t string_bytes_ = 0;
  std::vector<Entry> entries_;
  std::vector<File> runs_;
  std::vector<uint8_t> weight_;  // of each place, orders the places of one name
  std::vector<std::string> temporary_;
  PhraseKey key_;
  std::unordered_map<std::string, uint8_t> marks_;
};

}  // namespace khaldun::geo
