// What the targets share.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "ingest/source.h"
#include "text/utf8.h"

namespace khaldun::fuzz {

inline std::string Bytes(const uint8_t* data, size_t size) {
  return std::string(reinterpret_cast<const char*>(data), size);
}

// A promise of ours that any input must leave standing.
inline void Require(bool promise) {
  if (!promise) std::abort();
}

inline void CheckItem(const ingest::Item& item) {
  if (const auto* quarantined = std::get_if<Quarantined>(&item)) {
    Require(!quarantined->reason.empty() && !quarantined->id.empty());
    return;
  }
  const Story& story = std::get<Story>(item);
  Require(!story.id.empty() && !story.text.empty());
  Require(text::IsValid(story.text));
  Require(!story.title || text::IsValid(*story.title));
  Require(!story.published || story.published->ok());
}

inline void ParseAs(ingest::Record::Format format, std::string bytes) {
  CheckItem(ingest::Parse({.format = format, .id = "x", .origin = "x", .bytes = std::move(bytes)}));
}

}  // namespace khaldun::fuzz
