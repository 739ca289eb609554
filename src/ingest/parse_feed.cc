#include <fmt/format.h>

#include "ingest/encoding.h"
#include "ingest/html_page.h"
#include "ingest/parse.h"
#include "ingest/published.h"
#include "ingest/xml.h"
#include "text/ascii.h"

namespace khaldun::ingest {
namespace {

// Titles carry entities of HTML, often escaped twice.
std::optional<std::string> Plain(std::optional<std::string> text) {
  if (text && LooksLikeMarkup(*text)) text = PlainTextOfHtml(*text);
  return text;
}

std::optional<std::string> Link(pugi::xml_node item) {
  for (pugi::xml_node link : item.children("link")) {
    std::string_view rel = link.attribute("rel").value();
    if (link.attribute("href") && (rel.empty() || rel == "alternate")) {
      return std::string(link.attribute("href").value());
    }
  }
  if (auto link = TextOfChild(item, {"link"})) return link;
  pugi::xml_node guid = item.child("guid");
  std::string_view permanent = guid.attribute("isPermaLink").value();
  std::optional<std::string> address = TextOfChild(item, {"guid"});
  if (address && permanent != "false" && address->starts_with("http")) return address;
  return std::nullopt;
}

// The fullest of the places where feeds put an item's text.
void ReadBody(pugi::xml_node item, Story& story) {
  for (std::string_view name :
       {"content:encoded", "content", "description", "summary", "media:description"}) {
    std::optional<std::string> body = TextOfChild(item, {name});
    if (!body) continue;
    bool markup = LooksLikeMarkup(*body);
    std::string text = markup ? PlainTextOfHtml(*body) : std::move(*body);
    if (text.size() <= story.text.size()) continue;
    story.text = std::move(text);
    story.extracted = markup;
  }
}

}  // namespace

Result<Story> ParseFeedItem(Record record) {
  Story story;
  story.id = std::move(record.id);
  story.origin = std::move(record.origin);
  Result<std::string> xml =
      DecodeText(std::move(record.bytes), record.feed ? record.feed->encoding : std::string());
  if (!xml) return xml.error();
  pugi::xml_document document;
  pugi::xml_parse_result parsed =
      document.load_buffer(xml->data(), xml->size(), kXmlOptions, pugi::encoding_utf8);
  // A broken item keeps what was read before the fault, and that may be all that is wanted.
  pugi::xml_node item = document.document_element();
  ReadBody(item, story);
  story.title = Plain(TextOfChild(item, {"title"}));
  if (story.text.empty() && story.title) story.text = *story.title;
  if (story.text.empty()) {
    if (!parsed) {
      return Status::InvalidInput(fmt::format("the feed's item is broken XML: {} at byte {}",
                                              parsed.description(), parsed.offset));
    }
    return Status::InvalidInput("the feed's item has neither text nor title");
  }
  if (auto id = TextOfChild(item, {"guid", "id"})) story.id = std::move(*id);
  story.url = Link(item);
  auto published = TextOfChild(
      item, {"pubDate", "published", "dc:date", "issued", "dcterms:issued", "date", "updated"});
  if (published) SetPublished(*published, story);
  if (!story.published && story.url) story.published = DateInUrl(*story.url);
  story.publisher = Plain(TextOfChild(item, {"dc:publisher"}));
  pugi::xml_node source = item.child("source");
  if (!story.publisher && source) {
    story.publisher =
        source.child("title") ? TextOfChild(source, {"title"}) : TextOfChild(item, {"source"});
  }
  story.language = TextOfChild(item, {"dc:language"});
  if (record.feed) {
    if (!story.publisher) story.publisher = Plain(record.feed->publisher);
    if (!story.language) story.language = record.feed->language;
  }
  return story;
}

}  // namespace khaldun::ingest
