#include "ingest/html_blocks.h"

namespace khaldun::ingest {
namespace {

bool IsHidden(const HtmlNode& node) {
  return node.HasAttribute("hidden") || node.Attribute("aria-hidden") == "true";
}

class BlockCutter {
 public:
  explicit BlockCutter(const HtmlPage& page) : nodes_(page.nodes()) {}

  std::vector<HtmlBlock> Run() {
    std::vector<uint32_t> open;  // elements around the current node
    uint32_t links = 0;
    auto leave = [&](uint32_t upto) {
      while (!open.empty() && nodes_[open.back()].end <= upto) {
        const HtmlNode& left = nodes_[open.back()];
        if (left.tag == GUMBO_TAG_A) --links;
        if (!IsInline(left.tag)) Finish();
        open.pop_back();
      }
    };
    for (uint32_t i = 0; i < nodes_.size(); ++i) {
      leave(i);
      const HtmlNode& node = nodes_[i];
      if (node.is_text()) {
        Add(i, links > 0);
        continue;
      }
      if (node.tag == GUMBO_TAG_HEAD || IsHidden(node)) {
        if (!IsInline(node.tag)) Finish();
        i = node.end - 1;
        continue;
      }
      if (!IsInline(node.tag)) Finish();
      if (node.tag == GUMBO_TAG_A) ++links;
      open.push_back(i);
    }
    Finish();
    return std::move(blocks_);
  }

 private:
  void Add(uint32_t node, bool linked) {
    size_t before = current_.text.size();
    if (before == 0) current_.first = node;
    AppendCollapsed(current_.text, nodes_[node].text);
    if (linked) current_.link_bytes += static_cast<uint32_t>(current_.text.size() - before);
  }

  void Finish() {
    while (current_.text.ends_with(' ')) current_.text.pop_back();
    if (!current_.text.empty()) {
      uint32_t container = nodes_[current_.first].parent;
      while (IsInline(nodes_[container].tag)) container = nodes_[container].parent;
      current_.node = container;
      blocks_.push_back(std::move(current_));
    }
    current_ = {};
  }

  const std::vector<HtmlNode>& nodes_;
  std::vector<HtmlBlock> blocks_;
  HtmlBlock current_;
};

}  // namespace

std::vector<HtmlBlock> CutBlocks(const HtmlPage& page) { return BlockCutter(page).Run(); }

bool IsInline(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
      return true;
    default:
      return false;
  }
}

}  // namespace khaldun::ingest
