#include "ingest/html_article.h"

#include <algorithm>

#include "ingest/html_blocks.h"
#include "ingest/html_hints.h"

namespace khaldun::ingest {
namespace {

constexpr double kMaxLinkDensity = 0.4;
constexpr double kMajority = 0.7;

bool EndsSentence(std::string_view text) {
  while (text.ends_with('"') || text.ends_with('\'') || text.ends_with(')') ||
         text.ends_with("”") || text.ends_with("’")) {
    size_t last = text.size() - 1;
    while ((text[last] & 0xC0) == 0x80) --last;
    text = text.substr(0, last);
  }
  for (std::string_view mark : {".", "!", "?", ":", "…", "。", "؟", "！", "？", "।"}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

bool IsHeading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

class Extractor {
 public:
  explicit Extractor(const HtmlPage& page)
      : page_(page), nodes_(page.nodes()), blocks_(CutBlocks(page)) {}

  std::string Run() {
    Judge();
    FindBoilerplate();
    uint32_t article = FindArticle();
    return Join(article);
  }

 private:
  double LinkDensity(const HtmlBlock& b) const {
    return static_cast<double>(b.link_bytes) / static_cast<double>(b.text.size());
  }

  // Weighs each block as prose: 0 for what reads like a menu, a label or a headline.
  void Judge() {
    prose_.resize(blocks_.size());
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const HtmlBlock& b = blocks_[i];
      double density = LinkDensity(b);
      bool sentence = EndsSentence(b.text);
      bool good =
          density < kMaxLinkDensity && (b.text.size() >= 140 || (b.text.size() >= 50 && sentence));
      if (good && !IsHeading(nodes_[b.node].tag))
        prose_[i] = static_cast<double>(b.text.size()) * (1 - density);
    }
  }

  // Sum of weights of the blocks in the subtree.
  double Prose(uint32_t node) const { return sums_[nodes_[node].end] - sums_[node]; }

  void SumUp() {
    sums_.assign(nodes_.size() + 1, 0);
    for (size_t i = 0; i < blocks_.size(); ++i) sums_[blocks_[i].first + 1] += prose_[i];
    for (size_t i = 1; i < sums_.size(); ++i) sums_[i] += sums_[i - 1];
  }

  // Marks what lies under elements named as boilerplate. An element that holds most of the page's
  // prose is not believed: a page's wrapper may be called "with-sidebar".
  void FindBoilerplate() {
    SumUp();
    double all = sums_.back();
    boilerplate_.assign(nodes_.size(), false);
    hints_.resize(nodes_.size());
    for (uint32_t i = 0; i < nodes_.size();) {
      if (nodes_[i].is_text()) {
        ++i;
        continue;
      }
      hints_[i] = HintOf(nodes_[i]);
      if (hints_[i] == Hint::kBoilerplate && Prose(i) <= all / 2) {
        std::fill(boilerplate_.begin() + i, boilerplate_.begin() + nodes_[i].end, true);
        i = nodes_[i].end;
      } else {
        ++i;
      }
    }
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (boilerplate_[blocks_[i].first]) prose_[i] = 0;
    }
    SumUp();
  }

  uint32_t FindArticle() const {
    uint32_t at = 0;
    for (;;) {
      uint32_t best = at;
      double most = 0;
      for (uint32_t child = at + 1; child < nodes_[at].end; child = nodes_[child].end) {
        if (nodes_[child].is_text()) continue;
        double prose = Prose(child);
        if (prose > most) {
          most = prose;
          best = child;
        }
      }
      double need = hints_[best] == Hint::kBody ? 0.4 : kMajority;
      if (best == at || most < need * Prose(at)) return at;
      bool paragraph = nodes_[best].tag == GUMBO_TAG_P;
      if (paragraph) return at;
      at = best;
    }
  }

  bool IsMenu(size_t i) const { return prose_[i] == 0 && LinkDensity(blocks_[i]) > 0.5; }

  // A block that goes into the article if it stands among or beside its prose.
  bool IsWanted(size_t i, uint32_t article) const {
    const HtmlBlock& b = blocks_[i];
    return b.first >= article && b.first < nodes_[article].end && !boilerplate_[b.first] &&
           !IsMenu(i) && nodes_[b.node].tag != GUMBO_TAG_H1;
  }

  // A short sentence beside a paragraph of prose, as articles begin and end with.
  bool BelongsTo(size_t i, size_t prose, uint32_t article) const {
    if (!IsWanted(i, article) || !EndsSentence(blocks_[i].text)) return false;
    return nodes_[blocks_[i].node].tag == nodes_[blocks_[prose].node].tag &&
           nodes_[blocks_[i].node].parent == nodes_[blocks_[prose].node].parent;
  }

  std::string Join(uint32_t article) const {
    size_t first = blocks_.size(), last = 0;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (prose_[i] == 0 || !IsWanted(i, article)) continue;
      first = std::min(first, i);
      last = i;
    }
    std::string out;
    if (first == blocks_.size()) return out;
    while (first > 0 && BelongsTo(first - 1, first, article)) --first;
    while (last + 1 < blocks_.size() && BelongsTo(last + 1, last, article)) ++last;
    for (size_t i = first; i <= last; ++i) {
      if (!IsWanted(i, article)) continue;
      if (!out.empty()) out += "\n\n";
      out += blocks_[i].text;
    }
    return out;
  }

  const HtmlPage& page_;
  const std::vector<HtmlNode>& nodes_;
  std::vector<HtmlBlock> blocks_;
  std::vector<double> prose_, sums_;
  std::vector<bool> boilerplate_;
  std::vector<Hint> hints_;
};

}  // namespace

std::string ExtractArticle(const HtmlPage& page) { return Extractor(page).Run(); }

}  // namespace khaldun::ingest
