#include "clean/entities.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace khaldun::clean {
namespace {

struct NamedEntity {
  std::string_view name;
  char32_t character;
};

constexpr std::array<NamedEntity, 58> kNamed{{
    {"AMP", '&'},     {"Aacute", 0xC1},   {"Auml", 0xC4},    {"Ccedil", 0xC7},  {"Eacute", 0xC9},
    {"GT", '>'},      {"LT", '<'},        {"Ouml", 0xD6},    {"QUOT", '"'},     {"Uuml", 0xDC},
    {"aacute", 0xE1}, {"acirc", 0xE2},    {"aelig", 0xE6},   {"agrave", 0xE0},  {"amp", '&'},
    {"apos", '\''},   {"aring", 0xE5},    {"atilde", 0xE3},  {"auml", 0xE4},    {"bull", 0x2022},
    {"ccedil", 0xE7}, {"cent", 0xA2},     {"copy", 0xA9},    {"deg", 0xB0},     {"eacute", 0xE9},
    {"ecirc", 0xEA},  {"egrave", 0xE8},   {"euml", 0xEB},    {"euro", 0x20AC},  {"frac12", 0xBD},
    {"gt", '>'},      {"hellip", 0x2026}, {"iacute", 0xED},  {"icirc", 0xEE},   {"iuml", 0xEF},
    {"laquo", 0xAB},  {"ldquo", 0x201C},  {"lsquo", 0x2018}, {"lt", '<'},       {"mdash", 0x2014},
    {"middot", 0xB7}, {"nbsp", 0xA0},     {"ndash", 0x2013}, {"ntilde", 0xF1},  {"oacute", 0xF3},
    {"ocirc", 0xF4},  {"oslash", 0xF8},   {"ouml", 0xF6},    {"pound", 0xA3},   {"quot", '"'},
    {"raquo", 0xBB},  {"rdquo", 0x201D},  {"reg", 0xAE},     {"rsquo", 0x2019}, {"shy", 0xAD},
    {"szlig", 0xDF},  {"uacute", 0xFA},   {"uuml", 0xFC},
}};

struct TagName {
  std::string_view name;
  bool block;
};

constexpr std::array<TagName, 46> kTags{{
    {"a", false},     {"abbr", false},      {"article", true}, {"aside", true},
    {"b", false},     {"blockquote", true}, {"br", true},      {"center", true},
    {"cite", false},  {"div", true},        {"em", false},     {"figcaption", true},
    {"figure", true}, {"font", false},      {"footer", true},  {"h1", true},
    {"h2", true},     {"h3", true},         {"h4", true},      {"h5", true},
    {"h6", true},     {"header", true},     {"hr", true},      {"i", false},
    {"iframe", true}, {"img", false},       {"li", true},      {"ol", true},
    {"p", true},      {"pre", true},        {"q", false},      {"section", true},
    {"small", false}, {"span", false},      {"strong", false}, {"sub", false},
    {"sup", false},   {"table", true},      {"tbody", true},   {"td", true},
    {"th", true},     {"thead", true},      {"tr", true},      {"u", false},
    {"ul", true},     {"wbr", false},
}};

}  // namespace

Entity EntityAt(std::string_view text) {
  constexpr size_t kLongest = 12;
  size_t end = text.substr(0, kLongest).find(';');
  if (end == text.npos || end < 3) return {};
  std::string_view name = text.substr(1, end - 1);
  if (name[0] == '#') {
    bool hex = name[1] == 'x' || name[1] == 'X';
    char32_t value = 0;
    if (name.size() < (hex ? 3u : 2u)) return {};
    for (char c : name.substr(hex ? 2 : 1)) {
      char lower = text::ToLower(c);
      bool letter = hex && lower >= 'a' && lower <= 'f';
      if (!text::IsDigit(c) && !letter) return {};
      value = value * (hex ? 16 : 10) + static_cast<char32_t>(letter ? lower - 'a' + 10 : c - '0');
    }
    bool character = value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return character ? Entity{value, end + 1} : Entity{};
  }
  auto at = std::lower_bound(kNamed.begin(), kNamed.end(), name,
                             [](const NamedEntity& e, std::string_view n) { return e.name < n; });
  if (at == kNamed.end() || at->name != name) return {};
  return {at->character, end + 1};
}

Tag TagAt(std::string_view text) {
  constexpr size_t kLongest = 1000;
  size_t begin = text.starts_with("</") ? 2 : 1;
  size_t end = begin;
  while (end < text.size() && end < begin + 12 &&
         (text::IsAlpha(text[end]) || text::IsDigit(text[end])))
    ++end;
  if (end == text.size() || (text[end] != '>' && text[end] != '/' && text[end] != ' ')) return {};
  std::string name = text::ToLower(text.substr(begin, end - begin));
  auto at = std::lower_bound(kTags.begin(), kTags.end(), std::string_view(name),
                             [](const TagName& t, std::string_view n) { return t.name < n; });
  if (at == kTags.end() || at->name != name) return {};
  // A '<' before the '>' means that this one was no tag.
  size_t close = text.substr(0, kLongest).find_first_of("<>", end);
  if (close == text.npos || text[close] != '>') return {};
  return {close + 1, at->block};
}

}  // namespace khaldun::clean
