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

// True where one of the names' words is boilerplate's. "shareTools" has the words share and tools.
bool NamesBoilerplate(std::string_view names) {
  std::string word;
  auto finish = [&] {
    bool found = IsBoilerplateWord(word);
    word.clear();
    return found;
  };
  char before = ' ';
  for (char c : names) {
    bool letter = text::IsAlpha(c);
    if (!letter || (text::IsUpper(c) && text::IsLower(before))) {
      if (finish()) return true;
    }
    if (letter) word += text::ToLower(c);
    before = c;
  }
  return finish();
}

bool NamesBody(std::string_view names) {
  std::string name;
  auto finish = [&] {
    bool found = std::any_of(BodyNames().begin(), BodyNames().end(),
                             [&](std::string_view body) { return name.starts_with(body); });
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
  if (node.Attribute("itemprop") == "articleBody") return Hint::kBody;
  std::string_view id = node.Attribute("id"), names = node.Attribute("class");
  if (NamesBody(id) || NamesBody(names)) return Hint::kBody;
  if (NamesBoilerplate(id) || NamesBoilerplate(names)) return Hint::kBoilerplate;
  return Hint::kNone;
}

}  // namespace khaldun::ingest
