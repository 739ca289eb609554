#include "ingest/html_nesting.h"

#include <algorithm>
#include <array>

namespace khaldun::ingest {
namespace {

template <size_t N>
bool Has(const std::array<std::string_view, N>& sorted, std::string_view name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

constexpr std::array<std::string_view, 20> kInlineNames{
    "a",   "abbr", "acronym", "bdi",  "bdo", "button", "cite", "data", "del", "dfn",
    "ins", "kbd",  "label",   "mark", "q",   "samp",   "span", "sub",  "sup", "time"};

}  // namespace

HtmlNesting::Kind HtmlNesting::KindOf(std::string_view name) {
  if (name == "p") return Kind::kParagraph;
  if (name == "li" || name == "dt" || name == "dd") return Kind::kItem;
  if (name == "table") return Kind::kTable;
  if (name == "td" || name == "th" || name == "tr" || name == "tbody" || name == "thead" ||
      name == "tfoot" || name == "caption" || name == "colgroup") {
    return Kind::kTablePart;
  }
  return Has(kInlineNames, name) ? Kind::kInline : Kind::kBlock;
}

template <class Wanted, class Stop>
bool HtmlNesting::CloseNearest(Wanted wanted, Stop stop) {
  size_t at = open_.size();
  while (at > 0 && !wanted(open_[at - 1])) {
    if (stop(open_[at - 1])) return false;
    --at;
  }
  if (at == 0) return false;
  while (open_.size() >= at) {
    out_ += "</";
    out_ += open_.back().name;
    out_ += '>';
    open_.pop_back();
  }
  return true;
}

void HtmlNesting::Open(std::string_view name, std::string_view tag) {
  Kind kind = KindOf(name);
  auto not_inline = [](const Element& e) { return e.kind != Kind::kInline; };
  auto is_table = [](const Element& e) { return e.kind == Kind::kTable; };
  if (too_deep_ == 0) {
    if (kind != Kind::kInline) {
      CloseNearest([](const Element& e) { return e.kind == Kind::kParagraph; }, not_inline);
    }
    if (name == "li") {
      CloseNearest([](const Element& e) { return e.name == "li"; },
                   [](const Element& e) {
                     return e.name == "ul" || e.name == "ol" || e.kind >= Kind::kTablePart;
                   });
    } else if (kind == Kind::kItem) {
      CloseNearest([](const Element& e) { return e.name == "dt" || e.name == "dd"; },
                   [](const Element& e) { return e.name == "dl" || e.kind >= Kind::kTablePart; });
    } else if (name == "td" || name == "th") {
      CloseNearest([](const Element& e) { return e.name == "td" || e.name == "th"; },
                   [&](const Element& e) { return e.name == "tr" || is_table(e); });
    } else if (kind == Kind::kTablePart) {
      bool row = name == "tr";
      CloseNearest(
          [&](const Element& e) { return row ? e.name == "tr" : e.kind == Kind::kTablePart; },
          is_table);
    }
  }
  if (open_.size() >= kMaxDepth) {
    ++too_deep_;
    out_ += '\n';
    return;
  }
  open_.push_back({std::string(name), kind});
  out_ += tag;
}

void HtmlNesting::Close(std::string_view name) {
  if (too_deep_ > 0) {
    --too_deep_;
    out_ += '\n';
    return;
  }
  Kind kind = KindOf(name);
  CloseNearest([&](const Element& e) { return e.name == name; },
               [&](const Element& e) {
                 if (kind == Kind::kInline) return e.kind != Kind::kInline;
                 if (kind == Kind::kTable) return false;
                 return e.kind == Kind::kTable ||
                        (kind != Kind::kTablePart && e.kind == Kind::kTablePart);
               });
}

}  // namespace khaldun::ingest
