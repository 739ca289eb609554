#include "ingest/parse.h"

#include <fmt/format.h>

#include "ingest/published.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace khaldun::ingest {
namespace {

Result<Story> ParseFormat(Record record) {
  switch (record.format) {
    case Record::Format::kText:
      return ParseText(std::move(record));
    case Record::Format::kHtml:
      return ParseHtml(std::move(record));
    case Record::Format::kJson:
      return ParseJson(std::move(record));
    case Record::Format::kFeedItem:
      return ParseFeedItem(std::move(record));
  }
  return Status::Internal("a record of no format");
}

// References to characters that do not exist ("&#xD800;") leave the libraries as broken UTF-8.
void RepairFields(Story& story) {
  auto repair = [](std::string& field) {
    if (!text::IsValid(field)) field = text::Repair(field);
  };
  repair(story.id);
  repair(story.text);
  for (auto* field :
       {&story.title, &story.published_text, &story.url, &story.publisher, &story.language}) {
    if (*field) repair(**field);
  }
}

}  // namespace

void SetPublished(std::string_view written, Story& story) {
  std::string_view trimmed = text::Trim(written);
  if (trimmed.empty()) return;
  story.published = ParsePublished(trimmed);
  story.published_text = std::string(trimmed);
  if (story.published) return;
  story.notes.push_back(
      fmt::format("published '{}' is no date, so the report is read without one; write YYYY-MM-DD",
                  trimmed.substr(0, 40)));
}

Item Parse(Record record) {
  Quarantined quarantined{record.id, record.origin, "ingest", ""};
  if (record.broken) {
    quarantined.reason = std::move(*record.broken);
    return quarantined;
  }
  Result<Story> story = ParseFormat(std::move(record));
  if (story) {
    RepairFields(*story);
    return std::move(*story);
  }
  quarantined.reason = story.error().message();
  return quarantined;
}

}  // namespace khaldun::ingest
