// From one record's bytes to its story, a file for each format.
#pragma once

#include "ingest/source.h"

namespace khaldun::ingest {

// Each sets id and origin from the record where the input gives no better, and fails with
// InvalidInput where there is no story.
Result<Story> ParseText(Record record);
Result<Story> ParseHtml(Record record);
Result<Story> ParseJson(Record record);
Result<Story> ParseFeedItem(Record record);

// Fills from a page what the story does not know yet, its text always. InvalidInput where the page
// has no article.
Status ReadPage(std::string_view html, Story& story);

// Sets `published_text`, and `published` or a note that this is no date.
void SetPublished(std::string_view written, Story& story);

}  // namespace khaldun::ingest
