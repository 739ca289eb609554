// A page as a flat tree: nodes in document order.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace khaldun::ingest {

struct HtmlNode {
  GumboTag tag = GUMBO_TAG_UNKNOWN;  // GUMBO_TAG_LAST for text
  uint32_t parent = 0;               // the root is its own parent
  uint32_t end = 0;                  // one past the last descendant
  std::string_view text;             // of a text node, entities decoded
  const GumboElement* element = nullptr;

  bool is_text() const { return tag == GUMBO_TAG_LAST; }
  // Empty where the attribute is absent.
  std::string_view Attribute(const char* name) const;
  bool HasAttribute(const char* name) const;
};

// Movable; the views in its nodes live as long as it.
class HtmlPage {
 public:
  // Linear in time, memory and stack bounded for any input (html_scan.h). Requires valid UTF-8.
  explicit HtmlPage(std::string_view html);

  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  const std::vector<std::string>& json_ld() const { return json_ld_; }
  const std::string& language() const { return language_; }

  // All text under the node, runs of blanks as one.
  std::string TextOf(uint32_t node) const;

 private:
  struct Deleter {
    void operator()(GumboOutput* output) const;
  };

  std::string markup_;
  std::vector<std::string> json_ld_;
  std::string language_;
  std::unique_ptr<GumboOutput, Deleter> output_;
  std::vector<HtmlNode> nodes_;
};

// The text of a piece of HTML without judging it: a title, a feed's description. Blocks become
// paragraphs.
std::string PlainTextOfHtml(std::string_view html);

// True where `text` holds a tag or an entity.
bool LooksLikeMarkup(std::string_view text);

// Appends `text` to `out`, a run of blanks as one blank, none at the front of `out`.
void AppendCollapsed(std::string& out, std::string_view text);

}  // namespace khaldun::ingest
