#include "ingest/html_meta.h"

#include <simdjson.h>

#include <array>

#include "ingest/published.h"
#include "text/ascii.h"

namespace khaldun::ingest {
namespace {

// A value and how much its source is trusted: the lower rank wins.
class Best {
 public:
  void Offer(std::string_view value, int rank) {
    std::string collapsed;
    AppendCollapsed(collapsed, value);
    while (collapsed.ends_with(' ')) collapsed.pop_back();
    if (collapsed.empty() || (value_ && rank >= rank_)) return;
    value_ = std::move(collapsed);
    rank_ = rank;
  }
  std::optional<std::string> Take() { return std::move(value_); }
  const std::optional<std::string>& value() const { return value_; }

 private:
  std::optional<std::string> value_;
  int rank_ = 0;
};

enum class Field { kTitle, kPublished, kUrl, kPublisher, kLanguage };

struct MetaName {
  std::string_view name;
  Field field;
  int rank;
};

// Names of <meta name|property|itemprop>, lower case, by rank within their field.
constexpr std::array<MetaName, 30> kMetaNames{{
    {"og:title", Field::kTitle, 0},
    {"twitter:title", Field::kTitle, 2},
    {"parsely-title", Field::kTitle, 2},
    {"dc.title", Field::kTitle, 3},
    {"article:published_time", Field::kPublished, 1},
    {"og:article:published_time", Field::kPublished, 1},
    {"datepublished", Field::kPublished, 1},
    {"article:published", Field::kPublished, 2},
    {"parsely-pub-date", Field::kPublished, 2},
    {"sailthru.date", Field::kPublished, 3},
    {"pubdate", Field::kPublished, 3},
    {"publishdate", Field::kPublished, 3},
    {"publish-date", Field::kPublished, 3},
    {"publish_date", Field::kPublished, 3},
    {"publication_date", Field::kPublished, 3},
    {"article.published", Field::kPublished, 3},
    {"dc.date.issued", Field::kPublished, 4},
    {"dcterms.date", Field::kPublished, 4},
    {"dcterms.created", Field::kPublished, 4},
    {"dc.date", Field::kPublished, 4},
    {"date", Field::kPublished, 5},
    {"og:url", Field::kUrl, 1},
    {"og:site_name", Field::kPublisher, 0},
    {"publisher", Field::kPublisher, 2},
    {"dc.publisher", Field::kPublisher, 2},
    {"application-name", Field::kPublisher, 3},
    {"og:locale", Field::kLanguage, 2},
    {"language", Field::kLanguage, 1},
    {"dc.language", Field::kLanguage, 1},
    {"inlanguage", Field::kLanguage, 1},
}};

bool IsArticleType(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("Posting") || type == "Report" ||
         type.ends_with("NewsArticle");
}

class MetaReader {
 public:
  explicit MetaReader(const HtmlPage& page) : page_(page) {}

  PageMeta Run() {
    for (const std::string& block : page_.json_ld()) ReadJsonLd(block);
    for (uint32_t i = 0; i < page_.nodes().size(); ++i) ReadNode(i);
    language_.Offer(page_.language(), 0);
    PageMeta meta;
    meta.title = Title();
    meta.published = published_.Take();
    meta.url = url_.Take();
    meta.publisher = publisher_.Take();
    meta.language = language_.Take();
    meta.article_body = body_.Take();
    return meta;
  }

 private:
  void OfferDate(std::string_view value, int rank) {
    if (ParsePublished(value)) published_.Offer(value, rank);
  }

  void Offer(Field field, std::string_view value, int rank) {
    switch (field) {
      case Field::kTitle:
        return title_.Offer(value, rank);
      case Field::kPublished:
        return OfferDate(value, rank);
      case Field::kUrl:
        return url_.Offer(value, rank);
      case Field::kPublisher:
        return publisher_.Offer(value, rank);
      case Field::kLanguage:
        return language_.Offer(value, rank);
    }
  }

  void ReadNode(uint32_t i) {
    const HtmlNode& node = page_.nodes()[i];
    if (node.element == nullptr) return;
    switch (node.tag) {
      case GUMBO_TAG_META:
        for (const char* attribute : {"property", "name", "itemprop"}) {
          ReadMetaTag(node.Attribute(attribute), node.Attribute("content"));
        }
        break;
      case GUMBO_TAG_LINK:
        if (node.Attribute("rel") == "canonical") url_.Offer(node.Attribute("href"), 0);
        break;
      case GUMBO_TAG_TITLE:
        if (!document_title_) document_title_ = page_.TextOf(i);
        break;
      case GUMBO_TAG_H1:
        title_.Offer(page_.TextOf(i), 4);
        break;
      default:
        ReadTime(i);
    }
  }

  void ReadMetaTag(std::string_view written, std::string_view content) {
    if (written.empty() || content.empty()) return;
    std::string name = text::ToLower(written);
    for (const MetaName& m : kMetaNames) {
      if (m.name == name) Offer(m.field, content, m.rank);
    }
  }

  void ReadTime(uint32_t i) {
    const HtmlNode& node = page_.nodes()[i];
    bool named = node.Attribute("itemprop") == "datePublished" || node.HasAttribute("pubdate");
    if (!named && node.tag != GUMBO_TAG_TIME) return;
    int rank = named ? 2 : 6;
    OfferDate(node.Attribute("datetime"), rank);
    OfferDate(node.Attribute("content"), rank);
    if (node.end - i < 10) OfferDate(page_.TextOf(i), rank + 1);
  }

  void ReadJsonLd(const std::string& block) {
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (parser.parse(block).get(root) == simdjson::SUCCESS) ReadJsonLd(root, 0);
  }

  // The parser refuses nests of more than 1,024, which bounds the recursion.
  void ReadJsonLd(simdjson::dom::element element, int depth) {
    simdjson::dom::array array;
    simdjson::dom::object object;
    if (element.get(array) == simdjson::SUCCESS) {
      for (simdjson::dom::element e : array) ReadJsonLd(e, depth + 1);
      return;
    }
    if (element.get(object) != simdjson::SUCCESS) return;
    if (IsArticle(object["@type"])) {
      ReadArticle(object);
      return;
    }
    for (auto field : object) ReadJsonLd(field.value, depth + 1);
  }

  static bool IsArticle(simdjson::simdjson_result<simdjson::dom::element> type) {
    std::string_view name;
    if (type.get(name) == simdjson::SUCCESS) return IsArticleType(name);
    simdjson::dom::array names;
    if (type.get(names) != simdjson::SUCCESS) return false;
    for (simdjson::dom::element e : names) {
      if (e.get(name) == simdjson::SUCCESS && IsArticleType(name)) return true;
    }
    return false;
  }

  void ReadArticle(simdjson::dom::object article) {
    std::string_view value;
    if (article["headline"].get(value) == simdjson::SUCCESS) {
      title_.Offer(LooksLikeMarkup(value) ? PlainTextOfHtml(value) : std::string(value), 1);
    }
    if (article["datePublished"].get(value) == simdjson::SUCCESS) OfferDate(value, 0);
    if (article["url"].get(value) == simdjson::SUCCESS) url_.Offer(value, 2);
    if (article["publisher"]["name"].get(value) == simdjson::SUCCESS) publisher_.Offer(value, 1);
    if (article["inLanguage"].get(value) == simdjson::SUCCESS) language_.Offer(value, 1);
    if (article["articleBody"].get(value) == simdjson::SUCCESS) body_.Offer(value, 0);
  }

  // The headline; from <title> without the site's name behind it.
  std::optional<std::string> Title() {
    if (auto title = title_.Take()) return title;
    if (!document_title_ || document_title_->empty()) return std::nullopt;
    std::string_view title = *document_title_;
    for (std::string_view divider : {" | ", " - ", " – ", " — ", " :: "}) {
      size_t at = title.rfind(divider);
      if (at != title.npos && at > title.size() / 2) {
        return std::string(text::Trim(title.substr(0, at)));
      }
    }
    return std::string(title);
  }

  const HtmlPage& page_;
  Best title_, published_, url_, publisher_, language_, body_;
  std::optional<std::string> document_title_;
};

}  // namespace

PageMeta ReadMeta(const HtmlPage& page) { return MetaReader(page).Run(); }

}  // namespace khaldun::ingest
