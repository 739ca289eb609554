// Keeps the tags of a page well nested on their way to the tree builder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khaldun::ingest {

// Writes tags into `out` so that every element is closed before the one around it and none lies
// deeper than kMaxDepth; tags whose partner is missing are supplied or dropped as the HTML standard
// (13.2.6, "Tree construction") does it for paragraphs, lists and tables. So the depth that the
// tree builder sees is the depth counted here.
class HtmlNesting {
 public:
  static constexpr size_t kMaxDepth = 300;

  explicit HtmlNesting(std::string& out) : out_(out) {}

  // `tag` is the whole start tag to write.
  void Open(std::string_view name, std::string_view tag);
  void Close(std::string_view name);

 private:
  enum class Kind : uint8_t { kInline, kParagraph, kItem, kTablePart, kTable, kBlock };
  struct Element {
    std::string name;
    Kind kind;
  };

  static Kind KindOf(std::string_view name);
  // Closes the innermost element that `wanted` accepts, and all inside it, unless one that `stop`
  // accepts lies nearer.
  template <class Wanted, class Stop>
  bool CloseNearest(Wanted wanted, Stop stop);

  std::string& out_;
  std::vector<Element> open_;
  size_t too_deep_ = 0;
};

}  // namespace khaldun::ingest
