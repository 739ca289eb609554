#include "ingest/html_hints.h"

#include <algorithm>

#include "ingest/html_hints_data.h"
#include "text/ascii.h"

namespace khaldun::ingest {
namespace {

bool IsBoilerplateWord(std::string_view word) {
  auto words = BoilerplateWords();
  return std::binary_search(words.begin(), words.end(), word);
}

// Names that tell of what an element has or is about, not what it is.
bool IsAttributive(std::string_view name) {
  for (std::string_view front : {"has-", "no-", "with-", "tag-", "category-", "js-"}) {
    if (name.starts_with(front)) return true;
  }
  return false;
}

// True where one of the name's words is boilerplate's. "shareTools" has the words share and tools.
bool NamesBoilerplate(std::string_view name) {
  std::string word;
  auto finish = [&] {
    bool found = IsBoilerplateWord(word);
    word.clear();
    return found;
  };
  char before = ' ';
  for (char c : name) {
    bool letter = text::IsAlpha(c);
    if (!letter || (text::IsUpper(c) && text::IsLower(before))) {
      if (finish()) return true;
    }
    if (letter) word += text::ToLower(c);
    before = c;
  }
  return finish();
}

bool AnyNamesBoilerplate(std::string_view names) {
  for (size_t begin = 0; begin < names.size();) {
    size_t end = std::min(names.find_first_of(" \t\r\n", begin), names.size());
    std::string_view name = names.substr(begin, end - begin);
    if (!IsAttributive(name) && NamesBoilerplate(name)) return true;
    begin = end + 1;
  }
  return false;
}

bool NamesBody(std::string_view names) {
  std::string name;
  auto finish = [&] {
    bool found = std::any_of(BodyNames().begin(), BodyNames().end(),
                             [&](std::string_view body) { return name.find(body) != name.npos; });
    name.clear();
    return found;
  };
  for (char c : names) {
    if (text::IsSpace(c)) {
      if (finish()) return true;
    } else if (text::IsAlpha(c)) {
      name += text::ToLower(c);
    }
  }
  return finish();
}

}  // namespace

Hint HintOf(const HtmlNode& node) {
  switch (node.tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_BUTTON:
      return Hint::kBoilerplate;
    default:
      break;
  }
  std::string_view role = node.Attribute("role");
  if (role == "navigation" || role == "complementary" || role == "contentinfo" ||
      role == "banner" || role == "dialog" || role == "search") {
    return Hint::kBoilerplate;
  }
  if (node.Attribute("itemprop") == "articleBody") return Hint::kMarkedBody;
  std::string_view id = node.Attribute("id"), names = node.Attribute("class");
  if (NamesBody(id) || NamesBody(names)) return Hint::kBody;
  // Content systems put the names of an article's topics on it: "tag-facebook".
  // A quotation from a network is part of the report.
  if (node.tag == GUMBO_TAG_ARTICLE || node.tag == GUMBO_TAG_MAIN ||
      node.tag == GUMBO_TAG_BLOCKQUOTE) {
    return Hint::kNone;
  }
  if (NamesBoilerplate(id) || AnyNamesBoilerplate(names)) return Hint::kBoilerplate;
  return Hint::kNone;
}

}  // namespace khaldun::ingest
