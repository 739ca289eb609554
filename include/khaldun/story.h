// One report as it was read: what ingest gives and clean opens.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "khaldun/date.h"

namespace khaldun {

struct Story {
  // Unique in one run where the input gives ids; else made from the input's name and the record's
  // number ("reports.jsonl:12").
  std::string id;

  // Valid UTF-8. For text, JSON and feeds: the record's own text after decoding. For HTML: the
  // article text extracted from the page, paragraphs divided by an empty line.
  std::string text;

  // True where `text` was extracted from markup. Offsets given to users then count in the cleaned
  // text, else in `text` (design/cli.md, "Offsets").
  bool extracted = false;

  std::optional<std::string> title;
  std::optional<Date> published;
  std::optional<std::string> published_text;  // as written, with its time where it has one
  std::optional<std::string> url;
  std::optional<std::string> publisher;
  std::optional<std::string> language;

  // Where it came from, for messages: "reports.jsonl.gz:12", "page.html".
  std::string origin;

  // For people: what was odd about the record and how it was read all the same ("published 'soon'
  // is no date; …").
  std::vector<std::string> notes;
};

// A record of the input that gave no document, and why.
struct Quarantined {
  std::string id;      // as Story::id
  std::string origin;  // as Story::origin
  std::string stage;   // "ingest", "clean", …
  std::string reason;  // for people: what is wrong and what helps
};

}  // namespace khaldun
