// Reads texts with labelled places for the tools that train and measure: JSON lines {"id", "text",
// "publisher", "places": [{"begin", "end", "geonames", "lat", "lon"}]}, also .gz; with a field
// "verb" only the places of that act are labelled, as pairs of characters or words; and BIO files
// (.bio, one word and tag a line), whose rules differ.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "clean/clean.h"
#include "geo/train.h"
#include "khaldun/stage.h"
#include "resources/share.h"

namespace khaldun::bench {

struct Article {
  std::string id, file;
  geo::LabelledDocument labelled;
  std::vector<uint32_t> code_point;  // of each byte of the text
  std::optional<Span> verb;          // of the act whose places are labelled
};

[[noreturn]] void Fail(const std::string& message);

template <class T>
T Need(Result<T> result) {
  if (!result) Fail(result.error().message());
  return std::move(*result);
}

// A whole file, unpacked where it is gzipped.
std::string ReadAll(const std::string& path);

// Segments and tags what it reads, and parses it where `parse`.
class PlaceReader {
 public:
  PlaceReader(const resources::Share& share, bool parse);
  // Appends the articles of one file of either form.
  void Read(const std::string& path, std::vector<Article>& out) const;

 private:
  void ReadJson(const std::string& path, std::vector<Article>& out) const;
  void ReadBio(const std::string& path, std::vector<Article>& out) const;
  Article One(const std::string& path, const std::string& line) const;
  geo::LabelledDocument Make(std::string text, std::optional<std::string> publisher,
                             std::vector<geo::LabelledPlace> places) const;
  clean::Cleaner cleaner_;  // for the dateline alone: the text stays as it was labelled
  std::unique_ptr<Stage> segment_, syntax_;
};

}  // namespace khaldun::bench
