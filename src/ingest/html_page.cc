#include "ingest/html_page.h"

#include "ingest/html_blocks.h"
#include "ingest/html_scan.h"
#include "text/ascii.h"

namespace khaldun::ingest {
namespace {

const GumboOptions& Options() {
  // Errors are not looked at, and a list of them grows with the page.
  static const GumboOptions options = [] {
    GumboOptions o = kGumboDefaultOptions;
    o.max_errors = 0;
    return o;
  }();
  return options;
}

struct Frame {
  const GumboVector* children;
  unsigned next;
  uint32_t node;
};

}  // namespace

std::string_view HtmlNode::Attribute(const char* name) const {
  if (element == nullptr) return {};
  const GumboAttribute* a = gumbo_get_attribute(&element->attributes, name);
  return a == nullptr ? std::string_view() : a->value;
}

bool HtmlNode::HasAttribute(const char* name) const {
  return element != nullptr && gumbo_get_attribute(&element->attributes, name) != nullptr;
}

void HtmlPage::Deleter::operator()(GumboOutput* output) const {
  gumbo_destroy_output(&Options(), output);
}

HtmlPage::HtmlPage(std::string_view html) {
  ScannedHtml scanned = ScanHtml(html);
  markup_ = std::move(scanned.markup);
  json_ld_ = std::move(scanned.json_ld);
  language_ = std::move(scanned.language);
  output_.reset(gumbo_parse_with_options(&Options(), markup_.data(), markup_.size()));

  std::vector<Frame> frames;
  auto add = [&](const GumboNode* node, uint32_t parent) {
    HtmlNode flat;
    flat.parent = parent;
    uint32_t at = static_cast<uint32_t>(nodes_.size());
    flat.end = at + 1;
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
      flat.tag = node->v.element.tag;
      flat.element = &node->v.element;
      nodes_.push_back(flat);
      frames.push_back({&node->v.element.children, 0, at});
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
      flat.tag = GUMBO_TAG_LAST;
      flat.text = node->v.text.text;
      nodes_.push_back(flat);
    }
  };
  add(output_->root, 0);
  while (!frames.empty()) {
    Frame& frame = frames.back();
    if (frame.next == frame.children->length) {
      nodes_[frame.node].end = static_cast<uint32_t>(nodes_.size());
      frames.pop_back();
      continue;
    }
    uint32_t parent = frame.node;
    add(static_cast<const GumboNode*>(frame.children->data[frame.next++]), parent);
  }
}

std::string HtmlPage::TextOf(uint32_t node) const {
  std::string out;
  for (uint32_t i = node; i < nodes_[node].end; ++i) {
    if (nodes_[i].is_text()) AppendCollapsed(out, nodes_[i].text);
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string PlainTextOfHtml(std::string_view html) {
  HtmlPage page(html);
  std::string out;
  for (const HtmlBlock& block : CutBlocks(page)) {
    if (!out.empty()) out += "\n\n";
    out += block.text;
  }
  return out;
}

bool LooksLikeMarkup(std::string_view text) {
  size_t last_close = text.rfind('>');
  for (size_t at = text.find_first_of("<&"); at != text.npos;
       at = text.find_first_of("<&", at + 1)) {
    if (at + 1 == text.size()) break;
    char next = text[at + 1];
    if (text[at] == '<') {
      size_t name = at + 1 + (next == '/');
      bool closed = last_close != text.npos && last_close > name;
      if (closed && text::IsAlpha(text[name])) return true;
      continue;
    }
    size_t end = text.find_first_not_of(
        "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", at + 1);
    if (end != text.npos && end > at + 1 && text[end] == ';') return true;
  }
  return false;
}

void AppendCollapsed(std::string& out, std::string_view text) {
  for (char c : text) {
    if (!text::IsSpace(c)) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
}

}  // namespace khaldun::ingest
