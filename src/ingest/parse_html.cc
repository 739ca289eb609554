#include "ingest/encoding.h"
#include "ingest/html_article.h"
#include "ingest/html_meta.h"
#include "ingest/html_page.h"
#include "ingest/parse.h"
#include "ingest/published.h"
#include "ingest/records.h"

namespace khaldun::ingest {
namespace {

void FillIfAbsent(std::optional<std::string>& field, std::optional<std::string> value) {
  if (!field) field = std::move(value);
}

}  // namespace

Status ReadPage(std::string_view html, Story& story) {
  HtmlPage page(html);
  PageMeta meta = ReadMeta(page);
  story.text = ExtractArticle(page);
  if (story.text.empty() && meta.article_body) story.text = std::move(*meta.article_body);
  story.extracted = true;
  if (story.text.empty()) {
    return Status::InvalidInput("the page holds no article text: only menus, links or pictures");
  }
  FillIfAbsent(story.title, std::move(meta.title));
  FillIfAbsent(story.url, std::move(meta.url));
  FillIfAbsent(story.publisher, std::move(meta.publisher));
  FillIfAbsent(story.language, std::move(meta.language));
  if (story.published) return Status::Ok();
  if (meta.published) {
    story.published = ParsePublished(*meta.published);
    story.published_text = std::move(meta.published);
  } else if (story.url) {
    story.published = DateInUrl(*story.url);
  }
  return Status::Ok();
}

Result<Story> ParseHtml(Record record) {
  if (record.bytes.empty()) return Status::InvalidInput(std::string(kEmptyInput));
  Story story;
  story.id = std::move(record.id);
  story.origin = std::move(record.origin);
  std::string declared = DeclaredInHtml(record.bytes).value_or("");
  Result<std::string> html = DecodeText(std::move(record.bytes), declared);
  if (!html) return html.error();
  KHALDUN_TRY(ReadPage(*html, story));
  return story;
}

}  // namespace khaldun::ingest
