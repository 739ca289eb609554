#include "ingest/html_article.h"

#include <algorithm>
#include <optional>

#include "ingest/html_blocks.h"
#include "ingest/html_hints.h"

namespace khaldun::ingest {
namespace {

constexpr double kMaxLinkDensity = 0.4;
constexpr double kMaxSentenceDensity = 0.8;
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
  explicit Extractor(const HtmlPage& page) : nodes_(page.nodes()), blocks_(CutBlocks(page)) {}

  std::string Run() {
    Judge();
    FindBoilerplate();
    return Join(FindArticle());
  }

 private:
  struct Article {
    uint32_t node;
    bool said;  // by the page itself
  };

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

  // The outermost elements with this hint that hold prose.
  std::vector<uint32_t> Hinted(Hint hint) const {
    std::vector<uint32_t> found;
    for (uint32_t i = 0; i < nodes_.size(); ++i) {
      if (hints_[i] != hint || Prose(i) == 0) continue;
      found.push_back(i);
      i = nodes_[i].end - 1;
    }
    return found;
  }

  // Where the page says that the article is, if it is there: at least `share` of the prose.
  std::optional<uint32_t> SaidArticle(Hint hint, double share) const {
    std::vector<uint32_t> said = Hinted(hint);
    if (said.empty()) return std::nullopt;
    double all = 0;
    uint32_t best = said[0];
    for (uint32_t node : said) {
      all += Prose(node);
      if (Prose(node) > Prose(best)) best = node;
    }
    if (all < share * sums_.back()) return std::nullopt;
    return said.size() > 1 ? Together(said).value_or(best) : best;
  }

  // The element around all of these, where they are parts of one article; articles of their own
  // have each an element or a headline of their own.
  std::optional<uint32_t> Together(const std::vector<uint32_t>& parts) const {
    uint32_t around = parts[0];
    while (nodes_[around].end < nodes_[parts.back()].end) around = nodes_[around].parent;
    int headlines = 0;
    for (uint32_t i = around + 1; i < nodes_[around].end; ++i) {
      if (nodes_[i].tag == GUMBO_TAG_ARTICLE) return std::nullopt;
      headlines += nodes_[i].tag == GUMBO_TAG_H1;
    }
    if (headlines > 1) return std::nullopt;
    return around;
  }

  Article FindArticle() const {
    if (auto said = SaidArticle(Hint::kMarkedBody, 0.2)) return {*said, true};
    if (auto said = SaidArticle(Hint::kBody, 0.3)) return {*said, true};
    uint32_t at = 0;
    for (;;) {
      uint32_t best = at;
      double most = 0;
      for (uint32_t child = at + 1; child < nodes_[at].end; child = nodes_[child].end) {
        double prose = nodes_[child].is_text() ? 0 : Prose(child);
        if (prose <= most) continue;
        most = prose;
        best = child;
      }
      bool paragraph = nodes_[best].tag == GUMBO_TAG_P;
      if (best == at || paragraph || most < kMajority * Prose(at)) return {at, false};
      at = best;
    }
  }

  // Links and little else. A sentence may be mostly a link, as in "He was _sentenced to ten
  // years_."
  bool IsMenu(size_t i) const {
    double density = LinkDensity(blocks_[i]);
    return prose_[i] == 0 && density > (EndsSentence(blocks_[i].text) ? kMaxSentenceDensity : 0.5);
  }

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

  std::string Join(Article found) const {
    uint32_t article = found.node;
    size_t first = blocks_.size(), last = 0;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (prose_[i] == 0 || !IsWanted(i, article)) continue;
      first = std::min(first, i);
      last = i;
    }
    std::string out;
    if (first == blocks_.size()) return out;
    if (found.said) {
      // All of an element that is said to be the body belongs to it, short lines and lists as well.
      first = 0;
      last = blocks_.size() - 1;
    }
    // What is left out between does not part an article from its last words.
    for (size_t i = first; i > 0 && (!IsWanted(i - 1, article) || BelongsTo(i - 1, first, article));
         --i) {
      if (BelongsTo(i - 1, first, article)) first = i - 1;
    }
    for (size_t i = last + 1;
         i < blocks_.size() && (!IsWanted(i, article) || BelongsTo(i, last, article)); ++i) {
      if (BelongsTo(i, last, article)) last = i;
    }
    for (size_t i = first; i <= last; ++i) {
      if (!IsWanted(i, article)) continue;
      if (!out.empty()) out += "\n\n";
      out += blocks_[i].text;
    }
    return out;
  }

  const std::vector<HtmlNode>& nodes_;
  std::vector<HtmlBlock> blocks_;
  std::vector<double> prose_, sums_;
  std::vector<bool> boilerplate_;
  std::vector<Hint> hints_;
};

}  // namespace

std::string ExtractArticle(const HtmlPage& page) { return Extractor(page).Run(); }

}  // namespace khaldun::ingest
