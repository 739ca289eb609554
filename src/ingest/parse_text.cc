#include <array>

#include "ingest/encoding.h"
#include "ingest/parse.h"
#include "ingest/records.h"
#include "text/ascii.h"

namespace khaldun::ingest {
namespace {

// The header lines in front of the text, "title: …", closed by an empty line. Where a line fits no
// header there is none, and all is text.
size_t ReadHeader(std::string_view all, Story& story) {
  constexpr std::array<std::string_view, 5> kNames{"title", "published", "publisher", "url",
                                                   "language"};
  Story read;
  bool any = false;
  size_t at = 0;
  while (at < all.size()) {
    size_t end = all.find('\n', at);
    if (end == all.npos) return 0;
    std::string_view line = text::Trim(all.substr(at, end - at));
    at = end + 1;
    if (line.empty()) break;
    size_t colon = line.find(':');
    if (colon == line.npos) return 0;
    std::string_view name = text::Trim(line.substr(0, colon));
    std::string value(text::Trim(line.substr(colon + 1)));
    auto is = [&](size_t i) { return text::EqualsIgnoreCase(name, kNames[i]); };
    if (is(0)) {
      read.title = value;
    } else if (is(1)) {
      SetPublished(value, read);
    } else if (is(2)) {
      read.publisher = value;
    } else if (is(3)) {
      read.url = value;
    } else if (is(4)) {
      read.language = value;
    } else {
      return 0;
    }
    any = true;
  }
  if (!any) return 0;
  story.title = std::move(read.title);
  story.published = read.published;
  story.published_text = std::move(read.published_text);
  story.notes = std::move(read.notes);
  story.publisher = std::move(read.publisher);
  story.url = std::move(read.url);
  story.language = std::move(read.language);
  return at;
}

}  // namespace

Result<Story> ParseText(Record record) {
  if (record.bytes.empty()) return Status::InvalidInput(std::string(kEmptyInput));
  Story story;
  story.id = std::move(record.id);
  story.origin = std::move(record.origin);
  Result<std::string> decoded = DecodeText(std::move(record.bytes));
  if (!decoded) return decoded.error();
  story.text = std::move(*decoded);
  story.text.erase(0, ReadHeader(story.text, story));
  if (text::Trim(story.text).empty()) return Status::InvalidInput("the report has no text");
  return story;
}

}  // namespace khaldun::ingest
