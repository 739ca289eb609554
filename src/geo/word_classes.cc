#include "geo/word_classes.h"

#include <algorithm>
#include <charconv>

#include "geo/gazetteer.h"
#include "geo/geonames_tables.h"

namespace khaldun::geo {
namespace {

constexpr std::string_view kPersonFile = "18";  // lexicographer file noun.person

// "offset lex_filenum ss_type w_cnt word lex_id …", blanks between, w_cnt in hexadecimal
// (WordNet's wndb(5)). Lines of the licence begin with a blank.
template <class F>
Status EachLemma(const std::string& path, F each) {
  auto text = ReadWhole(path);
  if (!text) return text.error();
  std::string_view rest = *text;
  while (!rest.empty()) {
    size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (line.starts_with(' ')) continue;
    auto field = [&line] {
      size_t blank = line.find(' ');
      std::string_view f = line.substr(0, blank);
      line = blank == std::string_view::npos ? std::string_view{} : line.substr(blank + 1);
      return f;
    };
    field();
    std::string_view file = field();
    field();
    std::string_view count = field();
    unsigned words = 0;
    std::from_chars(count.data(), count.data() + count.size(), words, 16);
    for (unsigned i = 0; i < words; ++i) {
      std::string_view lemma = field();
      field();
      each(file, lemma);
    }
  }
  return Status::Ok();
}

bool Capital(std::string_view s) { return !s.empty() && s[0] >= 'A' && s[0] <= 'Z'; }

}  // namespace

Result<std::unordered_map<std::string, uint8_t>> ReadWordClasses(const std::string& folder) {
  std::unordered_map<std::string, uint8_t> classes;
  for (std::string_view name : {"data.noun", "data.verb", "data.adj", "data.adv"}) {
    KHALDUN_TRY(EachLemma(
        folder + "/" + std::string(name), [&](std::string_view file, std::string_view lemma) {
          lemma = lemma.substr(0, lemma.find('('));  // "(a)", "(p)": where an adjective stands
          bool single = lemma.find('_') == std::string_view::npos;
          if (single && !Capital(lemma)) classes[FoldName(lemma)] |= kWord;
          if (file != kPersonFile || !Capital(lemma)) return;
          // The first and the last word of "Thomas_Jefferson"; initials say nothing.
          std::string_view first = lemma.substr(0, lemma.find('_'));
          std::string_view last = lemma.substr(single ? 0 : lemma.rfind('_') + 1);
          for (std::string_view part : {first, last}) {
            if (Capital(part) && part.size() > 2) classes[FoldName(part)] |= kPerson;
          }
        }));
  }
  return classes;
}

}  // namespace khaldun::geo
