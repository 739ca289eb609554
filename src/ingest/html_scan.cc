#include "ingest/html_scan.h"

#include <algorithm>
#include <array>

#include "ingest/html_nesting.h"
#include "text/ascii.h"

namespace khaldun::ingest {
namespace {

template <size_t N>
using Names = std::array<std::string_view, N>;

template <size_t N>
bool Has(const Names<N>& sorted, std::string_view name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

// Their content is no markup; the standard ends them only at their own end tag.
constexpr Names<7> kRawText{"iframe", "noembed", "noframes", "script", "style", "textarea", "xmp"};

// Left out with what is in them, where their end tag exists.
// "title" stands here for SkipElement; Title() sees to it first.
constexpr Names<12> kSkipped{"applet",   "audio",  "canvas", "datalist", "map",      "math",
                             "noscript", "object", "select", "svg",      "template", "title"};

// Left out, their content stays.
constexpr Names<30> kUnwrapped{"b",         "big",     "blink",    "body", "code",     "em",
                               "font",      "frame",   "frameset", "head", "html",     "i",
                               "isindex",   "listing", "marquee",  "nobr", "optgroup", "option",
                               "plaintext", "rb",      "rp",       "rt",   "rtc",      "s",
                               "small",     "strike",  "strong",   "tt",   "u",        "wbr"};

constexpr Names<14> kVoid{"area", "base",  "br",   "col",  "embed", "hr",     "image",
                          "img",  "input", "link", "meta", "param", "source", "track"};

constexpr Names<17> kAttributes{"aria-hidden", "charset", "class",      "content",  "datetime",
                                "hidden",      "href",    "http-equiv", "id",       "itemprop",
                                "itemtype",    "lang",    "name",       "property", "pubdate",
                                "rel",         "role"};

constexpr size_t kMaxValueBytes = 2000;

bool IsNameEnd(char c) { return text::IsSpace(c) || c == '/' || c == '>'; }

class Scanner {
 public:
  explicit Scanner(std::string_view html) : html_(html) { out_.markup.reserve(html.size() / 2); }

  ScannedHtml Run() {
    while (at_ < html_.size()) {
      size_t mark = html_.find('<', at_);
      Text(html_.substr(at_, mark == html_.npos ? mark : mark - at_));
      if (mark == html_.npos) break;
      at_ = mark;
      Markup();
    }
    return std::move(out_);
  }

 private:
  struct Attribute {
    std::string name;
    std::string_view value;
  };

  void Text(std::string_view text) { out_.markup += text; }

  // At '<'. Moves behind it at least.
  void Markup() {
    char next = at_ + 1 < html_.size() ? html_[at_ + 1] : '\0';
    if (next == '!' || next == '?') return Declaration();
    bool closing = next == '/';
    size_t name = at_ + 1 + closing;
    if (name < html_.size() && text::IsAlpha(html_[name])) return Tag(name, closing);
    if (closing) return SkipTo(">", at_ + 2);
    out_.markup += "&lt;";
    ++at_;
  }

  void SkipTo(std::string_view end, size_t from) {
    size_t found = from < html_.size() ? html_.find(end, from) : html_.npos;
    at_ = found == html_.npos ? html_.size() : found + end.size();
  }

  void Declaration() {
    std::string_view rest = html_.substr(at_);
    if (rest.starts_with("<!-->")) {
      at_ += 5;
    } else if (rest.starts_with("<!--")) {
      SkipTo("-->", at_ + 4);
    } else if (rest.starts_with("<![CDATA[")) {
      SkipTo("]]>", at_ + 9);
    } else {
      SkipTo(">", at_ + 2);
    }
  }

  // Reads the tag whose name begins at `begin`; at_ is behind it afterwards.
  void Tag(size_t begin, bool closing) {
    size_t end = begin;
    while (end < html_.size() && !IsNameEnd(html_[end])) ++end;
    std::string name = text::ToLower(html_.substr(begin, std::min<size_t>(end - begin, 40)));
    at_ = end;
    bool self_closing = Attributes();
    if (closing) return EndTag(name);
    if (Has(kRawText, name)) return RawText(name);
    if (name == "title") return Title();
    if (Has(kSkipped, name)) {
      if (!self_closing) SkipElement(name);
      return;
    }
    if (name == "html" && out_.language.empty()) {
      for (const Attribute& a : attributes_) {
        if (a.name == "lang") out_.language = a.value;
      }
    }
    if (Has(kUnwrapped, name)) return;
    StartTag(name);
  }

  // Only text can stand in a title, so it is passed on in one piece; one without an end is none.
  void Title() {
    size_t begin = at_;
    SkipElement("title");
    if (at_ == begin) return;
    out_.markup += "<title>";
    for (char c : html_.substr(begin, html_.rfind("</", at_) - begin)) {
      if (c == '<') {
        out_.markup += "&lt;";
      } else {
        out_.markup += c;
      }
    }
    out_.markup += "</title>";
  }

  // From behind the tag's name to behind its '>'. Keeps the wanted attributes, each once. True for
  // a tag that closes itself, "<svg/>".
  bool Attributes() {
    attributes_.clear();
    bool slash = false;
    while (at_ < html_.size()) {
      char c = html_[at_];
      if (c == '>') {
        ++at_;
        return slash;
      }
      if (c == '/' || text::IsSpace(c)) {
        slash = c == '/';
        ++at_;
        continue;
      }
      slash = false;
      OneAttribute();
    }
    return slash;
  }

  void OneAttribute() {
    size_t begin = at_++;
    while (at_ < html_.size() && !IsNameEnd(html_[at_]) && html_[at_] != '=') ++at_;
    std::string_view name = html_.substr(begin, at_ - begin);
    size_t equals = at_;
    while (equals < html_.size() && text::IsSpace(html_[equals])) ++equals;
    std::string_view value;
    if (equals < html_.size() && html_[equals] == '=') {
      at_ = equals + 1;
      value = Value();
    }
    Keep(name, value);
  }

  std::string_view Value() {
    while (at_ < html_.size() && text::IsSpace(html_[at_])) ++at_;
    if (at_ >= html_.size()) return {};
    char quote = html_[at_];
    size_t begin = at_, end;
    if (quote == '"' || quote == '\'') {
      ++begin;
      end = html_.find(quote, begin);
      if (end == html_.npos) end = html_.size();
      at_ = std::min(end + 1, html_.size());
    } else {
      end = begin;
      while (end < html_.size() && !text::IsSpace(html_[end]) && html_[end] != '>') ++end;
      at_ = end;
    }
    return html_.substr(begin, end - begin);
  }

  void Keep(std::string_view written, std::string_view value) {
    if (written.size() > 20) return;
    std::string name = text::ToLower(written);
    if (name == "style") {
      std::string style = text::ToLower(value);
      std::erase_if(style, text::IsSpace);
      if (style.find("display:none") == style.npos) return;
      name = "hidden";
      value = {};
    } else if (name == "type") {
      type_ = text::ToLower(value.substr(0, 40));
      return;
    } else if (!Has(kAttributes, name)) {
      return;
    }
    for (const Attribute& a : attributes_) {
      if (a.name == name) return;
    }
    attributes_.push_back({std::move(name), value.substr(0, kMaxValueBytes)});
  }

  void RawText(const std::string& name) {
    size_t begin = at_, end = at_;
    for (;; ++end) {
      end = html_.find("</", end);
      if (end == html_.npos) {
        end = at_ = html_.size();
        break;
      }
      if (text::StartsWithIgnoreCase(html_.substr(end + 2), name)) {
        SkipTo(">", end + 2);
        break;
      }
    }
    if (name == "script" && type_ == "application/ld+json") {
      out_.json_ld.emplace_back(html_.substr(begin, end - begin));
    }
    type_.clear();
  }

  void SkipElement(const std::string& name) {
    size_t kind = static_cast<size_t>(std::lower_bound(kSkipped.begin(), kSkipped.end(), name) -
                                      kSkipped.begin());
    if (endless_[kind]) return;
    for (size_t end = html_.find("</", at_); end != html_.npos; end = html_.find("</", end + 2)) {
      if (!text::StartsWithIgnoreCase(html_.substr(end + 2), name)) continue;
      SkipTo(">", end + 2);
      return;
    }
    endless_[kind] = true;
  }

  void StartTag(const std::string& name) {
    if (++tags_ > ScannedHtml::kMaxTags) {
      out_.markup += '\n';
      return;
    }
    tag_ = '<';
    tag_ += name;
    for (const Attribute& a : attributes_) {
      tag_ += ' ';
      tag_ += a.name;
      if (a.value.empty()) continue;
      tag_ += "=\"";
      for (char c : a.value) {
        if (c == '"') {
          tag_ += "&quot;";
        } else {
          tag_ += c;
        }
      }
      tag_ += '"';
    }
    tag_ += '>';
    if (Has(kVoid, name)) {
      out_.markup += tag_;
    } else {
      nesting_.Open(name, tag_);
    }
  }

  void EndTag(const std::string& name) {
    if (Has(kUnwrapped, name) || Has(kSkipped, name) || Has(kRawText, name)) return;
    if (!Has(kVoid, name)) nesting_.Close(name);
  }

  std::string_view html_;
  size_t at_ = 0;
  ScannedHtml out_;
  std::vector<Attribute> attributes_;
  std::string type_;
  std::array<bool, kSkipped.size()> endless_{};  // no end tag of this name lies ahead
  std::string tag_;
  HtmlNesting nesting_{out_.markup};
  size_t tags_ = 0;
};

}  // namespace

ScannedHtml ScanHtml(std::string_view html) { return Scanner(html).Run(); }

}  // namespace khaldun::ingest
